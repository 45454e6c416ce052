// From a request to a signed-in session.
#pragma once
#include "secrets/secretstore.h"
#include "session/daemons/localsystem.h"
#include "session/signin/signinrequest.h"
#include "session/user/session.h"
#include <functional>

namespace callboard {

/// One attempt at a time; a new one or cancel() ends the one before, whose late answers are ignored. Owns the daemons
/// it started (or found) until it is told to stop them. UI thread, never blocks; session and secrets outlive it.
class SignIn final : public QObject
{
    Q_OBJECT

public:
    enum class Step { Idle, ReadingSecret, StartingDaemons, SigningIn };
    /// Starts the daemons that the options describe; LocalSystem in the program, something quicker in tests.
    using StartDaemons = std::function<QFuture<Result<LocalAccess>>(const LocalSystem::Options &)>;
    struct Options {
        QString dataFolder; ///< under it each profile with daemons has a folder of its own
        QString programs; ///< where the daemons' programs are
        bool demo = false; ///< callers ring the embedded exchange
        StartDaemons startDaemons = {}; ///< empty: LocalSystem
    };

    SignIn(Session &session, SecretStore &secrets, Options options, QObject *parent = nullptr);
    ~SignIn() override;

    void start(const SignInRequest &request);
    void cancel();
    Step step() const { return m_step; }
    /// The daemons of this machine; nullptr when the profile has none or a test brought its own way to start them.
    LocalSystem *daemons() const { return m_daemons.get(); }

signals:
    void stepChanged(callboard::SignIn::Step step);
    void failed(const callboard::SignInProblem &problem);
    /// The session is signed in.
    void succeeded();
    /// The secret worked but is not kept beyond this session: why the keychain can't be used.
    void secretNotKept(const callboard::ApiError &why);

private:
    void readSecret();
    void startDaemons();
    void signIn(const QUrl &relay, const QString &user, const QString &password);
    void sessionChanged(Session::State state);
    void keepSecret();
    void fail(SignInProblem::Stage stage, const ApiError &error);
    void setStep(Step step);
    QFuture<Result<LocalAccess>> launch(const LocalSystem::Options &options);
    /// Calls `then` with the result unless another attempt has begun meanwhile.
    template<class T, class Then>
    void follow(const QFuture<Result<T>> &future, Then then);

    Session &m_session;
    SecretStore &m_secrets;
    Options m_options;
    SignInRequest m_request;
    Step m_step = Step::Idle;
    quint64 m_round = 0;
    std::unique_ptr<LocalSystem> m_daemons;
};

} // namespace callboard
