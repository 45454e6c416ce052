// The shield on a desk played by hand: every part is what the call's own state says.
#include "models/playdesk.h"
#include "session/desk/autoresume.h"
#include <QTest>

using namespace callboard;

class TstPrivacyShield : public QObject
{
    Q_OBJECT

    using Part = PrivacyShield::Part;
    using Phase = PrivacyShield::Phase;
    const CallId call{u"call-1"_s};

    static void recording(PlayDesk &desk, int ms, wire::RecordingState state)
    {
        wire::RecordingStateChanged e;
        e.recordingId = RecordingId(u"r"_s);
        e.state = state;
        if (state == wire::RecordingState::Active)
            e.startDateTime = at(ms);
        desk.apply(cloud(ms, u"call-1"_s, e));
    }
    static void control(PlayDesk &desk, int ms, wire::RecordingControl how)
    {
        wire::RecordingControlled e;
        e.recordingId = RecordingId(u"r"_s);
        e.callConnectionId = CallId(u"call-1"_s);
        e.user = UserName(u"mina"_s);
        e.control = how;
        desk.apply(relay(ms, e));
    }
    struct Setup {
        PlayDesk desk;
        PrivacyShield shield{desk};
        Setup()
        {
            desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
            control(desk, 5900, wire::RecordingControl::Start);
            recording(desk, 6000, wire::RecordingState::Active);
            desk.apply(cloud(6100, u"call-1"_s, wire::TranscriptionStarted()));
        }
        void pauseHappens()
        {
            control(desk, 7000, wire::RecordingControl::Pause);
            recording(desk, 7100, wire::RecordingState::Inactive);
        }
        void transcriptEnds() { desk.apply(cloud(7200, u"call-1"_s, wire::TranscriptionStopped())); }
        void allConfirmed()
        {
            while (desk.last())
                desk.setPhase(desk.last()->id, ActionPhase::Confirmed);
        }
        QList<ActionKind> asked() const
        {
            QList<ActionKind> kinds;
            for (const CallRequest &request : desk.asked)
                kinds.append(request.kind);
            return kinds;
        }
    };

private slots:
    void itTakesDownWhatIsOnAndNothingElse()
    {
        Setup s;
        s.shield.toggle(call);
        QCOMPARE(s.asked(), QList({ActionKind::PauseRecording, ActionKind::StopTranscription}));
        QCOMPARE(s.shield.status(call).phase, Phase::Raising);
    }
    void itIsOnWhenTheStateShowsIt()
    {
        Setup s;
        s.shield.toggle(call);
        s.pauseHappens();
        QCOMPARE(s.shield.status(call).open, QList{Part::Transcript});
        s.transcriptEnds();
        QCOMPARE(s.shield.status(call).phase, Phase::On);
    }
    void aPartThatFailsIsSaid()
    {
        Setup s;
        s.shield.toggle(call);
        s.transcriptEnds();
        for (const PendingAction &action : QList(s.desk.pending))
            s.desk.setPhase(action.id, ActionPhase::Failed, ApiError::of(ApiError::Kind::Server, u"no"_s));
        QCOMPARE(s.shield.status(call).phase, Phase::Leaking);
        QCOMPARE(s.shield.status(call).open, QList{Part::Recording});
        s.shield.retry(call);
        QCOMPARE(s.asked().last(), ActionKind::PauseRecording);
    }
    void whatOthersTurnOnAgainLeaks()
    {
        Setup s;
        s.shield.toggle(call);
        s.pauseHappens();
        s.transcriptEnds();
        s.allConfirmed();
        s.desk.apply(cloud(9000, u"call-1"_s, wire::TranscriptionStarted()));
        QCOMPARE(s.shield.status(call).phase, Phase::Leaking);
    }
    void loweringBringsBackExactlyThat()
    {
        Setup s;
        s.shield.toggle(call);
        s.pauseHappens();
        s.transcriptEnds();
        s.allConfirmed();
        s.desk.asked.clear();
        s.shield.toggle(call);
        QCOMPARE(s.asked(), QList({ActionKind::ResumeRecording, ActionKind::StartTranscription}));
        control(s.desk, 9000, wire::RecordingControl::Resume);
        recording(s.desk, 9100, wire::RecordingState::Active);
        s.desk.apply(cloud(9200, u"call-1"_s, wire::TranscriptionStarted()));
        s.allConfirmed();
        QCOMPARE(s.shield.status(call).phase, Phase::Off);
    }
    void itGoesDownByItselfInTime()
    {
        Setup s;
        s.shield.toggle(call);
        s.pauseHappens();
        s.transcriptEnds();
        s.allConfirmed();
        s.desk.nowMs = 119'000;
        s.shield.tick();
        QCOMPARE(s.shield.status(call).phase, Phase::On);
        s.desk.nowMs = 120'000;
        s.shield.tick();
        QCOMPARE(s.shield.status(call).phase, Phase::Lowering);
    }
    void theSoundOfThisComputerGoesOn()
    {
        Setup s;
        s.desk.apply(cloud(6200, u"call-1"_s, wire::MediaStreamingStarted()));
        s.shield.keepStreamOf([](const CallId &id) { return id == CallId(u"call-1"_s); });
        s.shield.toggle(call);
        QVERIFY(!s.asked().contains(ActionKind::StopStreaming));
        s.shield.keepStreamOf({});
        s.desk.apply(answeredCall(0, u"call-2"_s, u"ctx-2"_s));
        s.desk.apply(cloud(6200, u"call-2"_s, wire::MediaStreamingStarted()));
        s.shield.toggle(CallId(u"call-2"_s));
        QCOMPARE(s.asked().last(), ActionKind::StopStreaming);
    }
    void aForgottenPauseEndsByItself()
    {
        Setup s;
        AutoResume resume(s.desk, s.shield);
        s.pauseHappens();
        s.desk.nowMs = 7100 + 59'000;
        QVERIFY(!resume.warning(call));
        resume.setLimit(std::chrono::seconds(60));
        QCOMPARE(resume.warning(call).value_or(-1), 1);
        resume.tick();
        QVERIFY(s.desk.asked.isEmpty());
        s.desk.nowMs += 1000;
        resume.tick();
        resume.tick();
        QCOMPARE(s.asked(), QList{ActionKind::ResumeRecording});
    }
    void aPauseThatShallLastLasts()
    {
        Setup s;
        AutoResume resume(s.desk, s.shield);
        resume.setLimit(std::chrono::seconds(60));
        s.pauseHappens();
        resume.leavePaused(call);
        s.desk.nowMs = 200'000;
        resume.tick();
        QVERIFY(s.desk.asked.isEmpty());
    }
    void theEndOfTheCallEndsIt()
    {
        Setup s;
        s.shield.toggle(call);
        s.desk.apply(disconnected(9000, u"call-1"_s));
        QCOMPARE(s.shield.status(call).phase, Phase::Off);
        s.shield.toggle(call);
        QCOMPARE(s.shield.status(call).phase, Phase::Off);
    }
};

QTEST_GUILESS_MAIN(TstPrivacyShield)
#include "tst_privacyshield.moc"
