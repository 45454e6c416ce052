// The session against the real relay and exchange of this machine.
#include "core/literals.h"
#include "session/daemons/localconfig.h"
#include "session/daemons/localsystem.h"
#include "session/net/feedstream.h"
#include "session/net/httprelayapi.h"
#include "session/net/servicecommands.h"
#include "session/user/session.h"
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace callboard;

class TstSessionLive : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aCallGoesFromRingingToItsEnd();
    void anotherConsoleFindsTheDaemonsAndTheCall();
    void whatCameWhileTheRelayStoodStillArrives();
    void aSessionMayGoWhileAnswersAreDue();
    void aDaemonThatDiesIsStartedAgain();
    void stoppedDaemonsEnd();
    void aMissingProgramIsNamed();

private:
    LocalSystem::Options options() const { return {m_folder->path(), qEnvironmentVariable("CALLBOARD_BIN"), {}, true}; }
    static std::unique_ptr<Session> newSession();
    void signIn(Session &session, LocalSystem &daemons);
    void ring();
    const Call *answered();
    ActionId ask(ActionKind kind, const RawId &target = {});
    bool isConfirmed(const ActionId &id) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalSystem> m_daemons;
    std::unique_ptr<Session> m_session;
    CallId m_call;
    DemoParty m_caller;
};

std::unique_ptr<Session> TstSessionLive::newSession()
{
    return std::make_unique<Session>(Session::Parts{std::make_unique<HttpRelayApi>(), std::make_unique<FeedStream>(),
                                                    std::make_unique<ServiceCommands>()});
}

void TstSessionLive::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_daemons = std::make_unique<LocalSystem>(options());
    m_session = newSession();
    m_call = {};
}

void TstSessionLive::cleanup()
{
    m_session.reset();
    m_daemons->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_daemons->hasEnded(), 10'000);
}

void TstSessionLive::signIn(Session &session, LocalSystem &daemons)
{
    const auto started = daemons.start();
    QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 20'000);
    const Result<LocalAccess> access = started.result();
    QVERIFY2(access, access ? "" : qPrintable(access.error().detail));
    session.setSourceNumbers({demoLine()});
    session.signIn(access->relay, access->user, access->password);
    QTRY_VERIFY_WITH_TIMEOUT(session.isLive(), 10'000);
}

void TstSessionLive::ring()
{
    m_caller = m_daemons->shift()->dialNext();
    QTRY_COMPARE(m_session->ringing().size(), 1);
}

ActionId TstSessionLive::ask(ActionKind kind, const RawId &target)
{
    CallRequest request;
    request.kind = kind;
    request.callId = m_call;
    request.target = target;
    if (kind == ActionKind::Answer)
        request.incomingId = *m_session->ringing().cbegin();
    return m_session->perform(request);
}

bool TstSessionLive::isConfirmed(const ActionId &id) const
{
    const QList<PendingAction> all = m_session->actions();
    const auto found = std::find_if(all.begin(), all.end(), [&](const PendingAction &a) { return a.id == id; });
    return found != all.end() && found->phase == ActionPhase::Confirmed;
}

const Call *TstSessionLive::answered()
{
    const IncomingId incoming = *m_session->ringing().cbegin();
    const ActionId answer = ask(ActionKind::Answer);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(isConfirmed(answer), 10'000); }();
    m_call = m_session->store().incoming(incoming)->callId;
    return m_session->store().call(m_call);
}

void TstSessionLive::aCallGoesFromRingingToItsEnd()
{
    signIn(*m_session, *m_daemons);
    ring();
    QVERIFY(answered());
    QVERIFY(m_session->ringing().isEmpty());
    const RawId customer(m_caller.rawId);
    QTRY_VERIFY(m_session->store().call(m_call)->leg(customer));

    const ActionId hold = ask(ActionKind::Hold, customer);
    QTRY_VERIFY(isConfirmed(hold));
    QVERIFY(m_session->store().call(m_call)->leg(customer)->onHold);
    const ActionId unhold = ask(ActionKind::Unhold, customer);
    QTRY_VERIFY(isConfirmed(unhold));
    QVERIFY(!m_session->store().call(m_call)->leg(customer)->onHold);

    const ActionId end = ask(ActionKind::HangUp);
    QTRY_VERIFY(isConfirmed(end));
    QCOMPARE(m_session->store().call(m_call)->state, CallState::Disconnected);
}

void TstSessionLive::anotherConsoleFindsTheDaemonsAndTheCall()
{
    signIn(*m_session, *m_daemons);
    ring();
    QVERIFY(answered());
    LocalSystem again(options());
    const auto second = newSession();
    signIn(*second, again);
    const Call *call = second->store().call(m_call);
    QVERIFY(call);
    QCOMPARE(call->state, CallState::Connected);
    QCOMPARE(call->owner, second->user().name);
}

void TstSessionLive::whatCameWhileTheRelayStoodStillArrives()
{
    signIn(*m_session, *m_daemons);
    m_daemons->freezeRelay(true);
    QTRY_COMPARE(m_session->link().state, Link::State::Offline);
    m_caller = m_daemons->shift()->dialNext();
    QTest::qWait(200);
    QVERIFY(m_session->ringing().isEmpty());
    m_daemons->freezeRelay(false);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->isLive() && m_session->ringing().size() == 1, 15'000);
}

void TstSessionLive::aSessionMayGoWhileAnswersAreDue()
{
    signIn(*m_session, *m_daemons);
    ring();
    ask(ActionKind::Answer);
    m_session.reset();
    auto second = newSession();
    second->signIn(QUrl(u"http://127.0.0.1:1"_s), u"nobody"_s, u"x"_s);
    second.reset();
    QTest::qWait(300);
}

void TstSessionLive::aDaemonThatDiesIsStartedAgain()
{
    signIn(*m_session, *m_daemons);
    QSignalSpy again(m_daemons.get(), &LocalSystem::restarted);
    const LocalState before = *readLocalState(m_folder->path());
    kill(pid_t(before.relayPid), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(again.size(), 1, 10'000);
    kill(pid_t(before.exchangePid), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(again.size(), 2, 10'000);
    const LocalState after = *readLocalState(m_folder->path());
    QCOMPARE(after.relayEndpoint, before.relayEndpoint);
    QCOMPARE(after.exchangeEndpoint, before.exchangeEndpoint);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->isLive(), 20'000);
    ring();
    QVERIFY(answered());
}

void TstSessionLive::stoppedDaemonsEnd()
{
    signIn(*m_session, *m_daemons);
    m_daemons->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_daemons->hasEnded(), 10'000);
    QTRY_COMPARE(m_session->link().state, Link::State::Offline);
}

void TstSessionLive::aMissingProgramIsNamed()
{
    LocalSystem nowhere({m_folder->path(), u"/nonexistent"_s, {}, false});
    const auto started = nowhere.start();
    QTRY_VERIFY(started.isFinished());
    const Result<LocalAccess> access = started.result();
    QVERIFY(!access);
    QCOMPARE(access.error().code, u"callboard-relay"_s);
}

QTEST_GUILESS_MAIN(TstSessionLive)
#include "tst_session_live.moc"
