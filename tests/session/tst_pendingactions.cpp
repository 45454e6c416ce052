#include "session/actions/pendingactions.h"
#include "store/storeevents.h"
#include "support/manualclock.h"
#include <QTest>

using namespace callboard;
using namespace std::chrono_literals;

class TstPendingActions : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_store = std::make_unique<CallStore>();
        m_clock = std::make_unique<ManualClock>();
        m_actions = std::make_unique<PendingActions>(*m_clock, *m_store);
        happen(announced(0, u"ctx"_s));
        happen(connected(0, u"a"_s));
        happen(list(0, u"a"_s, 1, {{customer}, {application}, {expert}}));
    }
    void aDialWithoutAnAnswerMayStillComeAbout()
    {
        const PendingAction dial = beginDial();
        m_actions->refused(dial.id, ApiError::of(ApiError::Kind::Transport, u"lost"_s));
        QCOMPARE(phase(dial.id), ActionPhase::TimedOut);
        wire::CallConnected connected;
        connected.operationContext = dial.operationContext;
        happen(cloud(500, u"call-1"_s, connected));
        QCOMPARE(phase(dial.id), ActionPhase::Confirmed);
    }
    void aDialThatWasRefusedHasFailed()
    {
        const PendingAction dial = beginDial();
        m_actions->refused(dial.id, ApiError::of(ApiError::Kind::Invalid, u"no"_s));
        QCOMPARE(phase(dial.id), ActionPhase::Failed);
    }
    void anAcceptedRequestIsNoOutcome()
    {
        const auto hold = begin(ActionKind::Hold, customer);
        QCOMPARE(phase(hold), ActionPhase::Requested);
        m_actions->accepted(hold);
        QCOMPARE(phase(hold), ActionPhase::Accepted);
        happen(list(100, u"a"_s, 2, {{customer, false, true}, {application}, {expert}}));
        QCOMPARE(phase(hold), ActionPhase::Confirmed);
    }
    void anEventBeforeTheAnswerConfirms()
    {
        const auto mute = begin(ActionKind::Mute, expert);
        happen(list(100, u"a"_s, 2, {{customer}, {application}, {expert, true}}));
        QCOMPARE(phase(mute), ActionPhase::Confirmed);
        m_actions->accepted(mute);
        QCOMPARE(phase(mute), ActionPhase::Confirmed);
    }
    void unholdWaitsUntilTheListSaysSo()
    {
        happen(list(50, u"a"_s, 2, {{customer, false, true}, {application}}));
        const auto unhold = begin(ActionKind::Unhold, customer);
        m_actions->accepted(unhold);
        QCOMPARE(phase(unhold), ActionPhase::Accepted);
        happen(list(100, u"a"_s, 3, {{customer}, {application}}));
        QCOMPARE(phase(unhold), ActionPhase::Confirmed);
    }
    void aHoldThatFailsSaysWhy()
    {
        const auto hold = begin(ActionKind::Hold, customer);
        m_actions->accepted(hold);
        wire::HoldFailed failed;
        failed.resultInformation = result(400, 8535);
        happenFor(hold, failed);
        QCOMPARE(phase(hold), ActionPhase::Failed);
        QCOMPARE(m_actions->find(hold)->reason.subCode, 8535);
    }
    void aMuteThatIsNeverConfirmedTimesOutAndALateListStillCounts()
    {
        const auto mute = begin(ActionKind::Mute, expert);
        m_actions->accepted(mute);
        m_clock->advance(9'999ms);
        QVERIFY(m_actions->tick().isEmpty());
        m_clock->advance(1ms);
        QCOMPARE(m_actions->tick(), QList{mute});
        QCOMPARE(phase(mute), ActionPhase::TimedOut);
        happen(list(100, u"a"_s, 2, {{customer}, {application}, {expert, true}}));
        QCOMPARE(phase(mute), ActionPhase::Confirmed);
    }
    void limitsFollowTheKindAndTheTarget()
    {
        QCOMPARE(timeLimit(ActionKind::Dial, RawId(customer)), 115s);
        QCOMPARE(timeLimit(ActionKind::Dial, RawId(expert)), 85s);
        QCOMPARE(timeLimit(ActionKind::AddParticipant, RawId(customer)), 115s);
        QCOMPARE(timeLimit(ActionKind::Transfer, RawId(expert)), 60s);
        QCOMPARE(timeLimit(ActionKind::Mute, RawId(expert)), 10s);
    }
    void anAddedPartyIsConfirmedByItsEventWhateverTheCode()
    {
        const auto add = begin(ActionKind::AddParticipant, u"8:acs:res_new"_s);
        m_actions->accepted(add, {}, InvitationId(u"inv"_s));
        wire::AddParticipantSucceeded succeeded;
        succeeded.resultInformation = result(487, 5234);
        happenFor(add, succeeded);
        QCOMPARE(phase(add), ActionPhase::Confirmed);
    }
    void aCancelledInvitationEndsTheAddToo()
    {
        const auto add = begin(ActionKind::AddParticipant, u"8:acs:res_new"_s);
        m_actions->accepted(add, {}, InvitationId(u"inv"_s));
        PendingAction cancel;
        cancel.kind = ActionKind::CancelAdd;
        cancel.callId = CallId(u"a"_s);
        cancel.invitationId = InvitationId(u"inv"_s);
        const ActionId cancelled = m_actions->begin(cancel).id;
        m_actions->accepted(cancelled);
        wire::CancelAddParticipantSucceeded succeeded;
        succeeded.resultInformation = result(487, 5234);
        happenFor(cancelled, succeeded);
        QCOMPARE(phase(cancelled), ActionPhase::Confirmed);
        QCOMPARE(phase(add), ActionPhase::Failed);
        QCOMPARE(m_actions->find(add)->error.kind, ApiError::Kind::Cancelled);
    }
    void dialIsConfirmedByItsCallEvenIfTheAnswerNeverComes()
    {
        PendingAction dial;
        dial.kind = ActionKind::Dial;
        dial.target = RawId(customer);
        const ActionId id = m_actions->begin(dial).id;
        wire::CallConnected up;
        up.operationContext = m_actions->find(id)->operationContext;
        happen(cloud(500, u"b"_s, up));
        QCOMPARE(phase(id), ActionPhase::Confirmed);
        QCOMPARE(m_actions->find(id)->callId, CallId(u"b"_s));
    }
    void aRefusedDialFailsWhicheverEventComesFirst()
    {
        for (const bool createFirst : {true, false}) {
            const QString call = createFirst ? u"c"_s : u"d"_s;
            PendingAction dial;
            dial.kind = ActionKind::Dial;
            dial.target = RawId(customer);
            const ActionId id = m_actions->begin(dial).id;
            wire::CreateCallFailed failed;
            failed.resultInformation = result(486, 560486);
            // Before the answer, so that the connection is not yet known to be ours.
            if (createFirst)
                happen(cloud(10, call, failed));
            happen(disconnected(11, call, 486, 560486));
            QVERIFY(m_actions->find(id)->isOpen());
            m_actions->accepted(id, CallId(call));
            QCOMPARE(phase(id), ActionPhase::Failed);
            QCOMPARE(m_actions->find(id)->reason.subCode, 560486);
        }
    }
    void answerIsConfirmedWhenItsCallIsUp()
    {
        const ActionId id = beginIncoming(ActionKind::Answer);
        m_actions->accepted(id, CallId(u"n"_s));
        happen(closed(20, u"ctx"_s, wire::IncomingOutcome::Answered, u"mina"_s, u"n"_s));
        QCOMPARE(phase(id), ActionPhase::Accepted);
        happen(connected(30, u"n"_s));
        QCOMPARE(phase(id), ActionPhase::Confirmed);
    }
    void answerFailsWhenTheCallerLeaves()
    {
        const ActionId id = beginIncoming(ActionKind::Answer);
        happen(closed(20, u"ctx"_s, wire::IncomingOutcome::CallerLeft));
        QCOMPARE(phase(id), ActionPhase::Failed);
        QCOMPARE(m_actions->find(id)->error.code, u"CallGone"_s);
    }
    void rejectAndRedirectAreConfirmedByTheClosing()
    {
        const ActionId id = beginIncoming(ActionKind::Reject);
        m_actions->accepted(id);
        QCOMPARE(phase(id), ActionPhase::Accepted);
        happen(closed(20, u"ctx"_s, wire::IncomingOutcome::Rejected, u"mina"_s));
        QCOMPARE(phase(id), ActionPhase::Confirmed);
    }
    void hangUpIsConfirmedByTheEndAndEndsTheOthers()
    {
        const ActionId end = begin(ActionKind::HangUp, {});
        const ActionId hold = begin(ActionKind::Hold, customer);
        m_actions->accepted(end);
        happen(disconnected(100, u"a"_s));
        QCOMPARE(phase(end), ActionPhase::Confirmed);
        QCOMPARE(phase(hold), ActionPhase::Failed);
        QCOMPARE(m_actions->find(hold)->error.code, u"CallEnded"_s);
    }
    void aTransferIsConfirmedWhenItIsAccepted()
    {
        const ActionId transfer = begin(ActionKind::Transfer, u"8:acs:res_new"_s);
        m_actions->accepted(transfer);
        happenFor(transfer, wire::CallTransferAccepted());
        QCOMPARE(phase(transfer), ActionPhase::Confirmed);
    }
    void aMissedEventIsMadeUpForByTheSnapshot()
    {
        const ActionId remove = begin(ActionKind::Remove, expert);
        m_actions->accepted(remove);
        CallStore elsewhere;
        elsewhere.apply(connected(0, u"a"_s));
        elsewhere.apply(list(90, u"a"_s, 2, {{customer}, {application}}));
        QVERIFY(m_store->restore(elsewhere.snapshot()));
        QCOMPARE(m_actions->resynced(), QList{remove});
        QCOMPARE(phase(remove), ActionPhase::Confirmed);
    }
    void aRefusalInTheJournalEndsAnActionWhoseAnswerWasLost()
    {
        const ActionId hold = begin(ActionKind::Hold, customer);
        wire::ActionRefused refused;
        refused.callId = CallId(u"a"_s);
        refused.operationContext = m_actions->find(hold)->operationContext;
        refused.status = 403;
        refused.code = u"NotAllowed"_s;
        happen(relay(10, refused));
        QCOMPARE(phase(hold), ActionPhase::Failed);
        QCOMPARE(m_actions->find(hold)->error.kind, ApiError::Kind::Auth);
    }
    void endedActionsLeaveInTheirTime()
    {
        const ActionId hold = begin(ActionKind::Hold, customer);
        m_actions->refused(hold, ApiError::of(ApiError::Kind::Server, u"x"_s));
        QVERIFY(m_actions->refused(hold, ApiError()).isEmpty());
        const ActionId again = begin(ActionKind::Hold, customer);
        QVERIFY(!m_actions->find(hold));
        QVERIFY(m_actions->dismiss(again).isEmpty());
        happen(list(100, u"a"_s, 2, {{customer, false, true}, {application}}));
        m_clock->advance(5s);
        QCOMPARE(m_actions->tick(), QList{again});
        QVERIFY(m_actions->isEmpty());
    }
    void aPromptIsConfirmedWhenItIsHeard()
    {
        const auto play = begin(ActionKind::Play, {});
        m_actions->accepted(play);
        QCOMPARE(phase(play), ActionPhase::Accepted);
        happenFor(play, wire::PlayStarted());
        QCOMPARE(phase(play), ActionPhase::Confirmed);
    }
    void aPromptThatCantBePlayedSaysWhy()
    {
        const auto play = begin(ActionKind::Play, {});
        wire::PlayFailed failed;
        failed.resultInformation = result(400, 8536);
        happenFor(play, failed);
        QCOMPARE(phase(play), ActionPhase::Failed);
        QCOMPARE(m_actions->find(play)->reason.subCode, 8536);
    }
    void inputIsConfirmedByItsResultAndCancelledQuietly()
    {
        const auto first = begin(ActionKind::Collect, customer);
        happenFor(first, wire::RecognizeCompleted());
        QCOMPARE(phase(first), ActionPhase::Confirmed);
        const auto second = begin(ActionKind::Collect, customer);
        happenFor(second, wire::RecognizeCanceled());
        QCOMPARE(phase(second), ActionPhase::Failed);
        QCOMPARE(m_actions->find(second)->error.kind, ApiError::Kind::Cancelled);
    }
    void watchingKeysLastsUntilItIsEnded()
    {
        const auto watch = begin(ActionKind::WatchTones, customer);
        m_actions->accepted(watch);
        QCOMPARE(phase(watch), ActionPhase::Confirmed);
        m_clock->advance(1h);
        m_actions->tick();
        QVERIFY(watchesTones(m_actions->all(), CallId(u"a"_s), RawId(customer)));
        QVERIFY(!watchesTones(m_actions->all(), CallId(u"a"_s), RawId(expert)));
        const auto unwatch = begin(ActionKind::UnwatchTones, customer);
        happenFor(unwatch, wire::ContinuousDtmfRecognitionStopped());
        QVERIFY(!watchesTones(m_actions->all(), CallId(u"a"_s), RawId(customer)));
        m_clock->advance(5s);
        m_actions->tick();
        QVERIFY(m_actions->isEmpty());
    }
    void aSensitiveContextSaysSo()
    {
        PendingAction action;
        action.kind = ActionKind::Collect;
        action.sensitive = true;
        QVERIFY(isSensitive(m_actions->begin(action).operationContext));
        QVERIFY(!isSensitive(m_actions->find(begin(ActionKind::Collect, customer))->operationContext));
    }
    void aRecordingIsConfirmedWhenItRuns()
    {
        const auto start = begin(ActionKind::StartRecording, {});
        m_actions->accepted(start);
        m_actions->recording(start, RecordingId(u"r"_s));
        recordingIs(100, wire::RecordingState::Inactive);
        QCOMPARE(phase(start), ActionPhase::Accepted);
        recordingIs(200, wire::RecordingState::Active);
        QCOMPARE(phase(start), ActionPhase::Confirmed);
    }
    void aStopIsNotConfirmedByAnOlderState()
    {
        recordingIs(100, wire::RecordingState::Active);
        PendingAction action;
        action.kind = ActionKind::StopRecording;
        action.callId = CallId(u"a"_s);
        action.recordingId = RecordingId(u"r"_s);
        const ActionId stop = m_actions->begin(action).id;
        m_actions->accepted(stop);
        QCOMPARE(phase(stop), ActionPhase::Accepted);
        recordingIs(300, wire::RecordingState::Inactive);
        QCOMPARE(phase(stop), ActionPhase::Confirmed);
    }
    void aTranscriptIsOnWhenTheServiceSaysSo()
    {
        const auto start = begin(ActionKind::StartTranscription, {});
        m_actions->accepted(start);
        happen(cloud(100, u"a"_s, wire::TranscriptionStarted()));
        QCOMPARE(phase(start), ActionPhase::Confirmed);
        const auto stop = begin(ActionKind::StopTranscription, {});
        wire::TranscriptionFailed failed;
        failed.resultInformation = result(500, 8578);
        happenFor(stop, failed);
        QCOMPARE(phase(stop), ActionPhase::Failed);
    }
    void anotherLanguageIsConfirmedThoughItsEventNamesTheStart()
    {
        happen(cloud(100, u"a"_s, wire::TranscriptionStarted()));
        const auto change = begin(ActionKind::UpdateTranscription, {});
        m_actions->accepted(change);
        QCOMPARE(phase(change), ActionPhase::Accepted);
        wire::TranscriptionUpdated updated;
        updated.operationContext = OperationContext(u"the start's"_s);
        happen(cloud(200, u"a"_s, updated));
        QCOMPARE(phase(change), ActionPhase::Confirmed);
        const auto refused = begin(ActionKind::UpdateTranscription, {});
        wire::TranscriptionFailed failed;
        failed.resultInformation = result(500, 8578);
        happenFor(refused, failed);
        QCOMPARE(phase(refused), ActionPhase::Failed);
    }
    void contextsAreUniqueAndOurs()
    {
        const auto *hold = m_actions->find(begin(ActionKind::Hold, customer));
        QCOMPARE(hold->operationContext.text, u"cb-"_s + hold->id.text);
        QVERIFY(m_actions->open(ActionKind::Hold, CallId(u"a"_s), RawId(customer)));
        QVERIFY(!m_actions->open(ActionKind::Hold, CallId(u"a"_s), RawId(expert)));
    }

private:
    ActionId begin(ActionKind kind, const QString &target)
    {
        PendingAction action;
        action.kind = kind;
        action.callId = CallId(u"a"_s);
        action.target = RawId(target);
        return m_actions->begin(action).id;
    }
    PendingAction beginDial()
    {
        PendingAction action;
        action.kind = ActionKind::Dial;
        action.target = RawId(customer);
        return m_actions->begin(action);
    }
    ActionId beginIncoming(ActionKind kind)
    {
        PendingAction action;
        action.kind = kind;
        action.incomingId = incomingOf(u"ctx"_s);
        return m_actions->begin(action).id;
    }
    QList<ActionId> happen(const StoreEvent &event)
    {
        applyTo(*m_store, event);
        return m_actions->observe(event);
    }
    void recordingIs(int ms, wire::RecordingState state)
    {
        wire::RecordingStateChanged e;
        e.recordingId = RecordingId(u"r"_s);
        e.state = state;
        if (state == wire::RecordingState::Active)
            e.startDateTime = at(ms);
        happen(cloud(ms, u"a"_s, e));
    }
    template<class Event>
    void happenFor(const ActionId &id, Event event)
    {
        event.operationContext = m_actions->find(id)->operationContext;
        happen(cloud(200, u"a"_s, event));
    }
    ActionPhase phase(const ActionId &id) const { return m_actions->find(id)->phase; }

    std::unique_ptr<CallStore> m_store;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<PendingActions> m_actions;
};

QTEST_GUILESS_MAIN(TstPendingActions)
#include "tst_pendingactions.moc"
