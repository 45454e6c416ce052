#include "session/signin/signin.h"
#include "core/literals.h"
#include "core/whendone.h"

namespace callboard {

SignIn::SignIn(Session &session, SecretStore &secrets, Options options, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_secrets(secrets),
      m_options(std::move(options))
{
    connect(&session, &Session::stateChanged, this, &SignIn::sessionChanged);
    connect(&session, &Session::signInFailed, this, [this](const ApiError &error) {
        if (m_step == Step::SigningIn)
            fail(SignInProblem::Stage::Relay, error);
    });
}

SignIn::~SignIn() = default;

template<class T, class Then>
void SignIn::follow(const QFuture<Result<T>> &future, Then then)
{
    whenDone(future, this, [this, round = m_round, then](const Result<T> &result) {
        if (round == m_round)
            then(result);
    });
}

void SignIn::start(const SignInRequest &request)
{
    ++m_round;
    m_request = request;
    if (request.place == SignInRequest::Place::Embedded)
        return startDaemons();
    if (request.secret.isEmpty())
        return readSecret();
    request.place == SignInRequest::Place::Relay ? signIn(request.relay, request.user, request.secret) : startDaemons();
}

void SignIn::cancel()
{
    ++m_round;
    if (m_step == Step::SigningIn)
        m_session.signOut();
    setStep(Step::Idle);
}

void SignIn::readSecret()
{
    setStep(Step::ReadingSecret);
    follow(m_secrets.read(m_request.secretName), [this](const Result<QString> &secret) {
        if (!secret || secret->isEmpty())
            return fail(SignInProblem::Stage::Secret, secret ? noSuchSecret() : secret.error());
        m_request.secret = *secret;
        m_request.place == SignInRequest::Place::Relay ? signIn(m_request.relay, m_request.user, *secret)
                                                       : startDaemons();
    });
}

void SignIn::startDaemons()
{
    setStep(Step::StartingDaemons);
    LocalSystem::Options options;
    options.folder = m_options.dataFolder + u'/' + m_request.profile;
    options.programs = m_options.programs;
    options.demo = m_options.demo && m_request.place == SignInRequest::Place::Embedded;
    if (m_request.place == SignInRequest::Place::Direct)
        options.directTo = m_request.secret;
    else
        m_request.sourceNumbers = {demoLine()};
    follow(launch(options), [this](const Result<LocalAccess> &access) {
        if (!access)
            return fail(SignInProblem::Stage::Daemons, access.error());
        signIn(access->relay, access->user, access->password);
    });
}

QFuture<Result<LocalAccess>> SignIn::launch(const LocalSystem::Options &options)
{
    if (m_options.startDaemons)
        return m_options.startDaemons(options);
    m_daemons = std::make_unique<LocalSystem>(options);
    return m_daemons->start();
}

void SignIn::signIn(const QUrl &relay, const QString &user, const QString &password)
{
    setStep(Step::SigningIn);
    m_session.setSourceNumbers(m_request.sourceNumbers);
    m_session.signIn(relay, user, password);
}

void SignIn::sessionChanged(Session::State state)
{
    if (state != Session::State::SignedIn || m_step != Step::SigningIn)
        return;
    keepSecret();
    setStep(Step::Idle);
    emit succeeded();
}

void SignIn::keepSecret()
{
    if (m_request.place == SignInRequest::Place::Embedded)
        return;
    const QString secret = std::exchange(m_request.secret, {});
    if (!m_request.remember) {
        whenDone(m_secrets.remove(m_request.secretName), this, [](const Result<Done> &) {});
        return;
    }
    whenDone(m_secrets.write(m_request.secretName, secret), this, [this](const Result<Done> &kept) {
        if (!kept)
            emit secretNotKept(kept.error());
        else if (m_secrets.persistence() == SecretStore::Persistence::SessionOnly)
            emit secretNotKept(ApiError());
    });
}

void SignIn::fail(SignInProblem::Stage stage, const ApiError &error)
{
    ++m_round;
    setStep(Step::Idle);
    emit failed({stage, error});
}

void SignIn::setStep(Step step)
{
    if (std::exchange(m_step, step) != step)
        emit stepChanged(step);
}

} // namespace callboard
