#include "session/sessionfakes.h"
#include "support/manualclock.h"
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace std::chrono_literals;

class TstSession : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_clock = std::make_unique<ManualClock>();
        auto relay = std::make_unique<FakeRelay>();
        auto stream = std::make_unique<FakeStream>();
        auto commands = std::make_unique<FakeCommands>();
        m_relay = relay.get();
        m_stream = stream.get();
        m_commands = commands.get();
        m_session = std::make_unique<Session>(
            Session::Parts{std::move(relay), std::move(stream), std::move(commands), m_clock.get(), {}});
        m_session->setSourceNumbers({u"+18005550100"_s});
        m_session->setCountry(u"US"_s);
    }
    void cleanup() { m_session.reset(); }

    void signingInOpensTheStreamAndTakesTheSnapshot()
    {
        m_session->signIn(QUrl(u"http://relay"_s), u"mina"_s, u"secret"_s);
        QCOMPARE(m_session->state(), Session::State::SigningIn);
        m_relay->signIns.reply(grant(u"t1"_s));
        QTRY_VERIFY(m_stream->isOpen);
        QCOMPARE(m_commands->token, u"t1"_s);
        QVERIFY(m_relay->states.isEmpty());
        emit m_stream->opened(false);
        QCOMPARE(m_relay->states.count(), 1);
        emit m_stream->received(envelope(5, connected(0, u"a"_s)));
        emit m_stream->received(envelope(6, connected(0, u"b"_s)));
        QVERIFY(m_session->store().callIds().isEmpty());
        CallStore relay;
        relay.apply(list(0, u"a"_s, 1, {{customer}}));
        QSignalSpy changed(m_session.get(), &Session::callsChanged);
        m_relay->states.reply(StateAnswer{{u"e1"_s, 5}, at(0), relay.snapshot()});
        QTRY_COMPARE(m_session->link().state, Link::State::Live);
        QCOMPARE(m_session->store().callIds().size(), 2);
        QCOMPARE(changed.count(), 2);
    }
    void aWrongPasswordSignsNobodyIn()
    {
        QSignalSpy failed(m_session.get(), &Session::signInFailed);
        m_session->signIn(QUrl(u"http://relay"_s), u"mina"_s, u"wrong"_s);
        m_relay->signIns.reply(ApiError::of(ApiError::Kind::Auth, u"no"_s));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(m_session->state(), Session::State::SignedOut);
        QVERIFY(!m_stream->isOpen);
    }
    void aNewConnectionCatchesUpBeforeItIsLive()
    {
        signIn();
        emit m_stream->lost(ApiError());
        QCOMPARE(m_session->link().state, Link::State::Offline);
        emit m_stream->opened(false);
        QCOMPARE(m_session->link().state, Link::State::CatchingUp);
        QCOMPARE(m_relay->asked, (StreamJoin::Position{u"e1"_s, 100}));
        emit m_stream->received(envelope(103, connected(0, u"c"_s)));
        m_relay->pages.reply(EventsAnswer{u"e1"_s, {envelope(101, connected(0, u"a"_s))}, 101, true});
        QTRY_COMPARE(m_relay->pages.count(), 1);
        QCOMPARE(m_relay->asked.offset, 101);
        m_relay->pages.reply(EventsAnswer{u"e1"_s, {envelope(102, connected(0, u"b"_s))}, 102, false});
        QTRY_COMPARE(m_session->link().state, Link::State::Live);
        QCOMPARE(m_session->store().callIds().size(), 3);
    }
    void aRecoveredConnectionIsLiveAtOnce()
    {
        signIn();
        emit m_stream->lost(ApiError());
        emit m_stream->opened(true);
        QCOMPARE(m_session->link().state, Link::State::Live);
        QVERIFY(m_relay->pages.isEmpty());
    }
    void aRestartedRelayForcesAResync()
    {
        signIn();
        emit m_stream->lost(ApiError());
        emit m_stream->opened(false);
        m_relay->pages.reply(ApiError::of(ApiError::Kind::NotFound, u"gone"_s, u"PositionGone"_s));
        QTRY_COMPARE(m_relay->states.count(), 1);
        CallStore relay;
        relay.apply(connected(0, u"new"_s));
        m_relay->states.reply(StateAnswer{{u"e2"_s, 3}, at(0), relay.snapshot()});
        QTRY_COMPARE(m_session->link().state, Link::State::Live);
        QCOMPARE(m_session->store().callIds(), QList{CallId(u"new"_s)});
    }
    void aFailedCatchUpIsTriedAgain()
    {
        signIn();
        emit m_stream->lost(ApiError());
        emit m_stream->opened(false);
        ApiError busy = ApiError::of(ApiError::Kind::Throttled, u"later"_s);
        busy.retryAfter = 10ms;
        m_relay->pages.reply(busy);
        QTRY_COMPARE(m_relay->pages.count(), 1);
        QVERIFY(m_session->link().state == Link::State::CatchingUp);
    }
    void aSilentStreamIsOfflineAndBroughtBack()
    {
        signIn();
        m_clock->advance(2s);
        QTRY_COMPARE(m_session->link().state, Link::State::Offline);
        QCOMPARE(m_stream->restarts, 0);
        m_clock->advance(2s);
        QTRY_COMPARE(m_stream->restarts, 1);
        emit m_stream->heard();
        QCOMPARE(m_session->link().state, Link::State::Live);
    }
    void anUnreadableEventIsSkipped()
    {
        signIn();
        wire::Envelope broken = envelope(101, connected(0, u"a"_s));
        broken.body.remove(u"time"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"event 101 can't be read.*"_s));
        emit m_stream->received(broken);
        emit m_stream->received(envelope(102, connected(0, u"b"_s)));
        QCOMPARE(m_session->store().callIds(), QList{CallId(u"b"_s)});
    }
    void aCallRingsOnceAndStopsWhenSomebodyTakesIt()
    {
        signIn();
        QSignalSpy arrived(m_session.get(), &Session::incomingArrived);
        QSignalSpy closedSpy(m_session.get(), &Session::incomingClosed);
        emit m_stream->received(envelope(101, announced(0, u"ctx"_s)));
        emit m_stream->received(envelope(102, announced(0, u"ctx"_s)));
        QCOMPARE(arrived.count(), 1);
        emit m_stream->received(envelope(103, claimed(100, u"ctx"_s, u"omar"_s)));
        QCOMPARE(closedSpy.count(), 1);
        emit m_stream->received(envelope(104, released(200, u"ctx"_s, u"omar"_s)));
        QCOMPARE(arrived.count(), 2);
    }
    void aRingEndsByTheClockEvenIfNobodySaysSo()
    {
        signIn();
        QSignalSpy closedSpy(m_session.get(), &Session::incomingClosed);
        emit m_stream->received(envelope(101, announced(0, u"ctx"_s)));
        m_clock->advance(31s);
        QTRY_COMPARE(closedSpy.count(), 1);
    }
    void aRingEndsWithAResyncThatKnowsNothingOfIt()
    {
        signIn();
        QSignalSpy closedSpy(m_session.get(), &Session::incomingClosed);
        emit m_stream->received(envelope(101, announced(0, u"ctx"_s)));
        emit m_stream->received(envelope(1, connected(0, u"a"_s), u"e2"_s));
        m_relay->states.reply(StateAnswer{{u"e2"_s, 1}, at(0), CallStore().snapshot()});
        QTRY_COMPARE(closedSpy.count(), 1);
    }
    void aReviewersConsoleDoesNotRing()
    {
        signIn({u"reviewer"_s});
        QSignalSpy arrived(m_session.get(), &Session::incomingArrived);
        emit m_stream->received(envelope(101, announced(0, u"ctx"_s)));
        QCOMPARE(arrived.count(), 0);
        QCOMPARE(m_session->refusal(answer()), Refusal::NotAllowed);
        QCOMPARE(action(m_session->perform(answer())).refusal, Refusal::NotAllowed);
        QVERIFY(m_commands->sent.isEmpty());
    }
    void anAnswerSendsItsContextOnce()
    {
        signIn();
        emit m_stream->received(envelope(101, announced(0, u"ctx"_s)));
        const ActionId id = m_session->perform(answer());
        QCOMPARE(m_session->refusal(answer()), Refusal::AlreadyPending);
        QCOMPARE(m_session->perform(answer()), id);
        QCOMPARE(m_commands->sent.size(), 1);
        QCOMPARE(m_commands->sent[0].incomingCallContext, u"ctx"_s);
        QCOMPARE(m_commands->sent[0].id, id);
        m_commands->answers.reply(CommandAnswer{CallId(u"n"_s), {}});
        QTRY_COMPARE(action(id).phase, ActionPhase::Accepted);
        emit m_stream->received(envelope(102, owned(50, u"n"_s, u"mina"_s, u"ctx"_s)));
        emit m_stream->received(envelope(103, connected(60, u"n"_s)));
        QCOMPARE(action(id).phase, ActionPhase::Confirmed);
    }
    void aLostRaceTellsWhoWon()
    {
        signIn();
        emit m_stream->received(envelope(101, announced(0, u"ctx"_s)));
        const ActionId id = m_session->perform(answer());
        ApiError taken = ApiError::of(ApiError::Kind::Conflict, u"taken"_s, u"CallClaimed"_s);
        taken.target = u"omar"_s;
        m_commands->answers.reply(taken);
        QTRY_COMPARE(action(id).phase, ActionPhase::Failed);
        QCOMPARE(action(id).error.target, u"omar"_s);
    }
    void everyCommandIsAnIntentOfItsOwn()
    {
        signIn();
        call();
        const QList<CallRequest> requests{inCall(ActionKind::Hold, customer),
                                          inCall(ActionKind::Mute, expert),
                                          inCall(ActionKind::AddParticipant, u"4:+14255550777"_s),
                                          inCall(ActionKind::Transfer, u"8:acs:res_new"_s),
                                          inCall(ActionKind::Dial, u"4:+14255550888"_s),
                                          inCall(ActionKind::HangUp, {})};
        QSet<ActionId> ids;
        for (const CallRequest &request : requests) {
            const ActionId id = m_session->perform(request);
            QCOMPARE(action(id).phase, ActionPhase::Requested);
            QCOMPARE(m_commands->sent.last().id, id);
            QCOMPARE(m_commands->sent.last().operationContext.text, u"cb-"_s + id.text);
            QCOMPARE(m_commands->sent.last().request.kind, request.kind);
            QCOMPARE(m_commands->sent.last().request.sourceNumber, u"+18005550100"_s);
            ids.insert(id);
        }
        QCOMPARE(ids.size(), requests.size());
    }
    void whatCantBeIsNotSentButShown()
    {
        signIn();
        call();
        const ActionId mute = m_session->perform(inCall(ActionKind::Mute, customer));
        QCOMPARE(action(mute).phase, ActionPhase::Failed);
        QCOMPARE(action(mute).refusal, Refusal::PhoneNumberCantBeMuted);
        CallRequest move = inCall(ActionKind::MoveHere, u"8:acs:res_x"_s);
        move.fromCall = move.callId;
        QCOMPARE(m_session->refusal(move), Refusal::SameCall);
        QCOMPARE(m_session->refusal(inCall(ActionKind::Dial, u"4:+18005550100"_s)), Refusal::NotToSelf);
        m_session->setSourceNumbers({});
        QCOMPARE(m_session->refusal(inCall(ActionKind::Dial, u"4:+14255550888"_s)), Refusal::SourceNumberMissing);
        QVERIFY(m_commands->sent.isEmpty());
    }
    void anUnconfirmedActionCanBeAskedAgainAsANewIntent()
    {
        signIn();
        call();
        const ActionId first = m_session->perform(inCall(ActionKind::Mute, expert));
        m_commands->answers.reply(CommandAnswer());
        QCOMPARE(m_session->retry(first), ActionId());
        QSignalSpy pending(m_session.get(), &Session::actionsChanged);
        for (int i = 0; i < 11; ++i) {
            m_clock->advance(1s);
            emit m_stream->heard();
        }
        QTRY_COMPARE(action(first).phase, ActionPhase::TimedOut);
        QVERIFY(pending.count() > 0);
        const ActionId again = m_session->retry(first);
        QVERIFY(!again.isEmpty() && again != first);
        QCOMPARE(m_session->actions().size(), 1);
        QCOMPARE(m_commands->sent.last().request.target, RawId(expert));
        QCOMPARE(m_commands->sent.last().id, again);
    }
    void nothingIsSentWhileOffline()
    {
        signIn();
        call();
        QSignalSpy available(m_session.get(), &Session::availabilityChanged);
        emit m_stream->lost(ApiError());
        QVERIFY(available.count() > 0);
        QVERIFY(!m_session->isLive());
        QCOMPARE(m_session->refusal(inCall(ActionKind::Hold, customer)), Refusal::Offline);
    }
    void theTokenIsRefreshedBeforeItEnds()
    {
        signIn({u"agent"_s}, 2);
        QTRY_COMPARE_WITH_TIMEOUT(m_relay->refreshes.count(), 1, 3000);
        m_relay->refreshes.reply(grant(u"t2"_s));
        QTRY_COMPARE(m_commands->token, u"t2"_s);
        QCOMPARE(m_stream->token, u"t2"_s);
    }
    void aStreamThatRefusesTheTokenGetsANewOne()
    {
        signIn();
        emit m_stream->lost(ApiError::of(ApiError::Kind::Auth, u"401"_s));
        QCOMPARE(m_relay->refreshes.count(), 1);
        m_relay->refreshes.reply(grant(u"t2"_s));
        QTRY_COMPARE(m_stream->token, u"t2"_s);
    }
    void aRefusedRefreshSignsOut()
    {
        signIn({u"agent"_s}, 1);
        QSignalSpy out(m_session.get(), &Session::signedOutByRelay);
        QTRY_COMPARE_WITH_TIMEOUT(m_relay->refreshes.count(), 1, 3000);
        m_relay->refreshes.reply(ApiError::of(ApiError::Kind::Auth, u"no"_s));
        QTRY_COMPARE(out.count(), 1);
        QCOMPARE(m_session->state(), Session::State::SignedOut);
        QVERIFY(!m_stream->isOpen);
    }
    void anotherUserStartsWithAnEmptyStore()
    {
        signIn();
        call();
        QSignalSpy changed(m_session.get(), &Session::callsChanged);
        m_session->signIn(QUrl(u"http://relay"_s), u"omar"_s, u"secret"_s);
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_session->store().callIds().isEmpty());
        QCOMPARE(m_session->link().state, Link::State::Connecting);
    }
    void reconnectingRestartsTheStreamOnlyWhileOffline()
    {
        m_session->reconnect();
        signIn();
        m_session->reconnect();
        QCOMPARE(m_stream->restarts, 0);
        emit m_stream->lost(ApiError());
        m_session->reconnect();
        QCOMPARE(m_stream->restarts, 1);
    }
    void typedNumbersAreReadWithTheSessionsCountry()
    {
        QCOMPARE(m_session->readNumber(u"(425) 555-0123"_s).e164, u"+14255550123"_s);
    }

private:
    Grant grant(const QString &token, const QStringList &roles = {u"agent"_s}, int seconds = 3600)
    {
        return {token, m_clock->now().addSecs(seconds), QUrl(u"ws://relay/client/hubs/callboard"_s),
                User{UserName(u"mina"_s), u"Mina K."_s, roles}};
    }
    void signIn(const QStringList &roles = {u"agent"_s}, int seconds = 3600)
    {
        m_session->signIn(QUrl(u"http://relay"_s), u"mina"_s, u"secret"_s);
        m_relay->signIns.reply(grant(u"t1"_s, roles, seconds));
        QTRY_VERIFY(m_stream->isOpen);
        emit m_stream->opened(false);
        m_relay->states.reply(StateAnswer{{u"e1"_s, 100}, at(0), CallStore().snapshot()});
        QTRY_COMPARE(m_session->link().state, Link::State::Live);
    }
    static CallRequest answer()
    {
        CallRequest request;
        request.incomingId = incomingOf(u"ctx"_s);
        return request;
    }
    static CallRequest inCall(ActionKind kind, const QString &target)
    {
        CallRequest request;
        request.kind = kind;
        request.target = RawId(target);
        if (kind != ActionKind::Dial)
            request.callId = CallId(u"a"_s);
        return request;
    }
    PendingAction action(const ActionId &id) const
    {
        for (const PendingAction &a : m_session->actions()) {
            if (a.id == id)
                return a;
        }
        return {};
    }
    void call()
    {
        emit m_stream->received(envelope(101, dialled(0, u"a"_s, u"mina"_s, customer)));
        emit m_stream->received(envelope(102, connected(0, u"a"_s)));
        emit m_stream->received(envelope(103, list(0, u"a"_s, 1, {{customer}, {application}, {expert}})));
    }
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Session> m_session;
    FakeRelay *m_relay = nullptr;
    FakeStream *m_stream = nullptr;
    FakeCommands *m_commands = nullptr;
};

QTEST_GUILESS_MAIN(TstSession)
#include "tst_session.moc"
