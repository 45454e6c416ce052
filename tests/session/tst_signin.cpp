#include "session/sessionfakes.h"
#include "session/signin/signin.h"
#include "support/fakesecretstore.h"
#include "support/manualclock.h"
#include <QSignalSpy>
#include <QTest>

using namespace callboard;

class TstSignIn : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void embeddedStartsDaemonsAndAsksForNothing();
    void aRelayTakesTheTypedPassword();
    void aPasswordIsKeptOnlyAfterItWorked();
    void anEmptyPasswordMeansTheKeptOne();
    void noKeptPasswordIsSaidBeforeAnybodyIsAsked();
    void aRefusedKeychainIsSaid();
    void notRememberingForgetsTheKeptOne();
    void aSecretThatCantBeKeptIsSaid();
    void memoryOnlyIsSaid();
    void aDaemonThatDoesNotStartIsNamed();
    void directHandsTheConnectionStringToTheDaemons();
    void aWrongPasswordIsTheRelaysWord();
    void cancellingIgnoresLateAnswers();
    void aNewAttemptReplacesTheOld();

private:
    SignInRequest relayRequest(const QString &secret) const;
    Grant grant() const
    {
        return {u"t"_s, m_clock.now().addSecs(3600), {}, {UserName(u"mina"_s), u"Mina"_s, {u"agent"_s}}};
    }

    ManualClock m_clock;
    FakeRelay *m_relay = nullptr;
    FakeSecretStore m_secrets;
    Replies<LocalAccess> m_starts;
    LocalSystem::Options m_started;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SignIn> m_signIn;
    std::unique_ptr<QSignalSpy> m_failed;
    std::unique_ptr<QSignalSpy> m_succeeded;
    std::unique_ptr<QSignalSpy> m_notKept;
};

void TstSignIn::init()
{
    auto relay = std::make_unique<FakeRelay>();
    m_relay = relay.get();
    m_secrets = {};
    m_starts = {};
    m_started = {};
    m_session = std::make_unique<Session>(Session::Parts{
        std::move(relay), std::make_unique<FakeStream>(), std::make_unique<FakeCommands>(), &m_clock, {}});
    SignIn::Options options{u"/data"_s, u"/programs"_s, true, [this](const LocalSystem::Options &how) {
                                m_started = how;
                                return m_starts.ask();
                            }};
    m_signIn = std::make_unique<SignIn>(*m_session, m_secrets, options);
    m_failed = std::make_unique<QSignalSpy>(m_signIn.get(), &SignIn::failed);
    m_succeeded = std::make_unique<QSignalSpy>(m_signIn.get(), &SignIn::succeeded);
    m_notKept = std::make_unique<QSignalSpy>(m_signIn.get(), &SignIn::secretNotKept);
}

void TstSignIn::cleanup()
{
    m_signIn.reset();
    m_session.reset();
}

SignInRequest TstSignIn::relayRequest(const QString &secret) const
{
    SignInRequest request;
    request.place = SignInRequest::Place::Relay;
    request.secretName = u"profile/x"_s;
    request.relay = QUrl(u"https://relay.example"_s);
    request.user = u"mina"_s;
    request.secret = secret;
    return request;
}

void TstSignIn::embeddedStartsDaemonsAndAsksForNothing()
{
    SignInRequest request;
    request.profile = u"embedded"_s;
    m_signIn->start(request);
    QCOMPARE(m_signIn->step(), SignIn::Step::StartingDaemons);
    QCOMPARE(m_started.folder, u"/data/embedded"_s);
    QVERIFY(m_started.demo);
    QVERIFY(m_started.directTo.isEmpty());
    m_starts.reply(LocalAccess{QUrl(u"http://127.0.0.1:1"_s), u"local"_s, u"pw"_s, false});
    QTRY_COMPARE(m_signIn->step(), SignIn::Step::SigningIn);
    m_relay->signIns.reply(grant());
    QTRY_COMPARE(m_succeeded->size(), 1);
    QCOMPARE(m_secrets.reads + m_secrets.writes, 0);
    QCOMPARE(m_session->sourceNumbers(), QStringList{demoLine()});
}

void TstSignIn::aRelayTakesTheTypedPassword()
{
    m_signIn->start(relayRequest(u"pw"_s));
    QCOMPARE(m_secrets.reads, 0);
    m_relay->signIns.reply(grant());
    QTRY_COMPARE(m_succeeded->size(), 1);
    QCOMPARE(m_session->user().name, UserName(u"mina"_s));
    QTRY_VERIFY(m_secrets.memory.contains(u"profile/x"_s));
    QVERIFY(m_started.folder.isEmpty());
}

void TstSignIn::aPasswordIsKeptOnlyAfterItWorked()
{
    m_signIn->start(relayRequest(u"wrong"_s));
    m_relay->signIns.reply(ApiError::of(ApiError::Kind::Auth, u"no"_s));
    QTRY_COMPARE(m_failed->size(), 1);
    QCOMPARE(m_secrets.writes, 0);
}

void TstSignIn::anEmptyPasswordMeansTheKeptOne()
{
    QVERIFY(m_secrets.write(u"profile/x"_s, u"kept"_s).result());
    m_signIn->start(relayRequest({}));
    QTRY_COMPARE(m_relay->signIns.count(), 1);
    m_relay->signIns.reply(grant());
    QTRY_COMPARE(m_succeeded->size(), 1);
    QCOMPARE(m_secrets.reads, 1);
}

void TstSignIn::noKeptPasswordIsSaidBeforeAnybodyIsAsked()
{
    m_signIn->start(relayRequest({}));
    QTRY_COMPARE(m_failed->size(), 1);
    const auto problem = m_failed->at(0).at(0).value<SignInProblem>();
    QCOMPARE(problem.stage, SignInProblem::Stage::Secret);
    QCOMPARE(problem.error.kind, ApiError::Kind::NotFound);
    QVERIFY(m_relay->signIns.isEmpty());
    QCOMPARE(m_signIn->step(), SignIn::Step::Idle);
}

void TstSignIn::aRefusedKeychainIsSaid()
{
    m_secrets.refuseRead = 1;
    m_signIn->start(relayRequest({}));
    QTRY_COMPARE(m_failed->size(), 1);
    QCOMPARE(m_failed->at(0).at(0).value<SignInProblem>().error.code, secreterror::refused);
}

void TstSignIn::notRememberingForgetsTheKeptOne()
{
    QVERIFY(m_secrets.write(u"profile/x"_s, u"kept"_s).result());
    SignInRequest request = relayRequest(u"pw"_s);
    request.remember = false;
    m_signIn->start(request);
    m_relay->signIns.reply(grant());
    QTRY_COMPARE(m_succeeded->size(), 1);
    QVERIFY(!m_secrets.memory.contains(u"profile/x"_s));
}

void TstSignIn::aSecretThatCantBeKeptIsSaid()
{
    m_secrets.refuseWrite = 1;
    m_signIn->start(relayRequest(u"pw"_s));
    m_relay->signIns.reply(grant());
    QTRY_COMPARE(m_notKept->size(), 1);
    QCOMPARE(m_notKept->at(0).at(0).value<ApiError>().code, secreterror::refused);
    QCOMPARE(m_succeeded->size(), 1);
}

void TstSignIn::memoryOnlyIsSaid()
{
    MemoryStore memory;
    SignIn signIn(*m_session, memory, {});
    QSignalSpy notKept(&signIn, &SignIn::secretNotKept);
    signIn.start(relayRequest(u"pw"_s));
    m_relay->signIns.reply(grant());
    QTRY_COMPARE(notKept.size(), 1);
}

void TstSignIn::aDaemonThatDoesNotStartIsNamed()
{
    m_signIn->start({});
    ApiError error;
    error.code = u"callboard-relay"_s;
    m_starts.reply(error);
    QTRY_COMPARE(m_failed->size(), 1);
    const auto problem = m_failed->at(0).at(0).value<SignInProblem>();
    QCOMPARE(problem.stage, SignInProblem::Stage::Daemons);
    QCOMPARE(problem.error.code, u"callboard-relay"_s);
}

void TstSignIn::directHandsTheConnectionStringToTheDaemons()
{
    SignInRequest request = relayRequest(u"endpoint=https://x/;accesskey=a2V5"_s);
    request.place = SignInRequest::Place::Direct;
    request.profile = u"d"_s;
    request.sourceNumbers = {u"+18005550199"_s};
    m_signIn->start(request);
    QCOMPARE(m_started.directTo, request.secret);
    QVERIFY(!m_started.demo);
    m_starts.reply(LocalAccess{QUrl(u"http://127.0.0.1:1"_s), u"local"_s, u"pw"_s, false});
    QTRY_COMPARE(m_relay->signIns.count(), 1);
    m_relay->signIns.reply(grant());
    QTRY_COMPARE(m_succeeded->size(), 1);
    QCOMPARE(m_secrets.memory.read(u"profile/x"_s).result().valueOr({}), request.secret);
    QCOMPARE(m_session->sourceNumbers(), request.sourceNumbers);
}

void TstSignIn::aWrongPasswordIsTheRelaysWord()
{
    m_signIn->start(relayRequest(u"wrong"_s));
    m_relay->signIns.reply(ApiError::of(ApiError::Kind::Auth, u"no"_s));
    QTRY_COMPARE(m_failed->size(), 1);
    QCOMPARE(m_failed->at(0).at(0).value<SignInProblem>().stage, SignInProblem::Stage::Relay);
    QCOMPARE(m_failed->at(0).at(0).value<SignInProblem>().error.kind, ApiError::Kind::Auth);
}

void TstSignIn::cancellingIgnoresLateAnswers()
{
    m_signIn->start({});
    m_signIn->cancel();
    QCOMPARE(m_signIn->step(), SignIn::Step::Idle);
    m_starts.reply(LocalAccess{QUrl(u"http://127.0.0.1:1"_s), u"local"_s, u"pw"_s, false});
    QTest::qWait(20);
    QVERIFY(m_relay->signIns.isEmpty());
    m_signIn->start(relayRequest(u"pw"_s));
    m_signIn->cancel();
    m_relay->signIns.reply(grant());
    QTest::qWait(20);
    QCOMPARE(m_succeeded->size(), 0);
    QCOMPARE(m_session->state(), Session::State::SignedOut);
}

void TstSignIn::aNewAttemptReplacesTheOld()
{
    m_signIn->start({});
    m_signIn->start(relayRequest(u"pw"_s));
    m_starts.reply(ApiError());
    QTest::qWait(20);
    QCOMPARE(m_failed->size(), 0);
    m_relay->signIns.reply(grant());
    QTRY_COMPARE(m_succeeded->size(), 1);
}

QTEST_GUILESS_MAIN(TstSignIn)
#include "tst_signin.moc"
