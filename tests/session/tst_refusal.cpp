#include "session/actions/refusal.h"
#include "store/storeevents.h"
#include <QTest>

using namespace callboard;

class TstRefusal : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_store = std::make_unique<CallStore>();
        for (const StoreEvent &e : {StoreEvent(announced(0, u"ctx"_s)), StoreEvent(connected(0, u"a"_s)),
                                    StoreEvent(dialled(0, u"a"_s, u"mina"_s, customer)),
                                    StoreEvent(list(0, u"a"_s, 1, {{customer}, {application}}))})
            applyTo(*m_store, e);
    }
    void aPhoneNumberCantBeMuted()
    {
        QCOMPARE(of(ActionKind::Mute, customer), Refusal::PhoneNumberCantBeMuted);
        QCOMPARE(of(ActionKind::Hold, customer), Refusal::None);
        QCOMPARE(of(ActionKind::Unhold, customer), Refusal::NotOnHold);
    }
    void theOwnLegIsNeitherHeldNorRemoved()
    {
        QCOMPARE(of(ActionKind::Hold, application), Refusal::OwnLeg);
        QCOMPARE(of(ActionKind::Remove, application), Refusal::OwnLeg);
        QCOMPARE(of(ActionKind::Mute, application), Refusal::None);
    }
    void stateForbids()
    {
        applyTo(*m_store, list(10, u"a"_s, 2, {{customer, false, true}, {application, true}, {expert, true}}));
        QCOMPARE(of(ActionKind::Hold, customer), Refusal::AlreadyOnHold);
        QCOMPARE(of(ActionKind::Mute, expert), Refusal::AlreadyMuted);
        QCOMPARE(of(ActionKind::AddParticipant, expert), Refusal::AlreadyInCall);
        QCOMPARE(of(ActionKind::Remove, u"8:acs:res_nobody"_s), Refusal::UnknownCall);
        applyTo(*m_store, disconnected(20, u"a"_s));
        QCOMPARE(of(ActionKind::Hold, expert), Refusal::CallOver);
    }
    void tonesGoToPhonesOnly()
    {
        applyTo(*m_store, list(10, u"a"_s, 2, {{customer}, {application}, {expert}}));
        QCOMPARE(of(ActionKind::SendTones, customer), Refusal::None);
        QCOMPARE(of(ActionKind::SendTones, expert), Refusal::OnlyPhonesTakeTones);
        QCOMPARE(of(ActionKind::Collect, expert), Refusal::None);
        QCOMPARE(of(ActionKind::Collect, application), Refusal::OwnLeg);
        QCOMPARE(of(ActionKind::Play, {}), Refusal::None);
    }
    void aRecordingIsPausedOnlyWhileItRuns()
    {
        QCOMPARE(of(ActionKind::PauseRecording, {}), Refusal::NotRecording);
        QCOMPARE(of(ActionKind::ResumeRecording, {}), Refusal::NotPaused);
        wire::RecordingStateChanged e;
        e.recordingId = RecordingId(u"r"_s);
        e.state = wire::RecordingState::Active;
        e.startDateTime = at(20);
        applyTo(*m_store, cloud(20, u"a"_s, e));
        QCOMPARE(of(ActionKind::StartRecording, {}), Refusal::AlreadyRecording);
        QCOMPARE(of(ActionKind::PauseRecording, {}), Refusal::None);
        QCOMPARE(of(ActionKind::StopRecording, {}), Refusal::None);
    }
    void switchesKnowWhatIsOn()
    {
        QCOMPARE(of(ActionKind::StopTranscription, {}), Refusal::AlreadyOff);
        QCOMPARE(of(ActionKind::UpdateTranscription, {}), Refusal::NotTranscribing);
        applyTo(*m_store, cloud(20, u"a"_s, wire::TranscriptionStarted()));
        QCOMPARE(of(ActionKind::StartTranscription, {}), Refusal::AlreadyOn);
        QCOMPARE(of(ActionKind::UpdateTranscription, {}), Refusal::None);
        QCOMPARE(of(ActionKind::StartStreaming, {}), Refusal::None);
    }
    void thereIsNothingToStopUntilSomethingPlays()
    {
        PendingAction stop;
        stop.kind = ActionKind::StopMedia;
        stop.callId = CallId(u"a"_s);
        QCOMPARE(refusalByActions(stop, *m_store, {}), Refusal::NothingPlays);
        PendingAction collect = stop;
        collect.kind = ActionKind::Collect;
        QCOMPARE(refusalByActions(stop, *m_store, {collect}), Refusal::None);
        applyTo(*m_store, cloud(20, u"a"_s, wire::PlayStarted()));
        QCOMPARE(refusalByActions(stop, *m_store, {}), Refusal::None);
    }
    void aPhoneNumberNeedsANumberToCallFrom()
    {
        const QString phone = u"4:+14255550777"_s;
        QCOMPARE(of(ActionKind::AddParticipant, phone), Refusal::SourceNumberMissing);
        QCOMPARE(of(ActionKind::AddParticipant, phone, u"+18005550100"_s), Refusal::None);
        QCOMPARE(of(ActionKind::AddParticipant, expert), Refusal::None);
        QCOMPARE(of(ActionKind::Dial, phone), Refusal::SourceNumberMissing);
    }
    void anotherUsersCallIsNotOurs()
    {
        m_actor = actorOf(UserName(u"omar"_s), {u"agent"_s});
        QCOMPARE(of(ActionKind::HangUp, {}), Refusal::NotAllowed);
        m_actor = actorOf(UserName(u"sue"_s), {u"supervisor"_s});
        QCOMPARE(of(ActionKind::HangUp, {}), Refusal::None);
        m_actor = actorOf(UserName(u"rev"_s), {u"reviewer"_s});
        QCOMPARE(of(ActionKind::HangUp, {}), Refusal::NotAllowed);
        QCOMPARE(of(ActionKind::Dial, expert), Refusal::NotAllowed);
        m_actor = actorOf(UserName(u"mina"_s), {u"agent"_s});
    }
    void aCallThatSomebodyTookCantBeAnswered()
    {
        QCOMPARE(ofIncoming(ActionKind::Answer, {}), Refusal::None);
        applyTo(*m_store, claimed(10, u"ctx"_s, u"omar"_s));
        QCOMPARE(ofIncoming(ActionKind::Answer, {}), Refusal::TakenByOther);
        applyTo(*m_store, closed(10, u"ctx"_s, wire::IncomingOutcome::CallerLeft));
        QCOMPARE(ofIncoming(ActionKind::Answer, {}), Refusal::IncomingGone);
    }
    void aVoipCallCantBeRedirectedToAPhone()
    {
        QCOMPARE(ofIncoming(ActionKind::Redirect, u"4:+14255550777"_s), Refusal::None);
        applyTo(*m_store, announced(0, u"voip"_s, u"8:acs:res_caller"_s));
        QCOMPARE(ofIncoming(ActionKind::Redirect, u"4:+14255550777"_s, u"voip"_s), Refusal::VoipCantGoToPhone);
        QCOMPARE(ofIncoming(ActionKind::Redirect, expert, u"voip"_s), Refusal::None);
    }

private:
    Refusal of(ActionKind kind, const QString &target, const QString &source = {})
    {
        PendingAction intent;
        intent.kind = kind;
        intent.callId = CallId(u"a"_s);
        intent.target = RawId(target);
        return refusalOf(intent, *m_store, m_actor, source);
    }
    Refusal ofIncoming(ActionKind kind, const QString &target, const QString &context = u"ctx"_s)
    {
        PendingAction intent;
        intent.kind = kind;
        intent.incomingId = incomingOf(context);
        intent.target = RawId(target);
        return refusalOf(intent, *m_store, m_actor);
    }
    std::unique_ptr<CallStore> m_store;
    Actor m_actor = actorOf(UserName(u"mina"_s), {u"agent"_s});
};

QTEST_GUILESS_MAIN(TstRefusal)
#include "tst_refusal.moc"
