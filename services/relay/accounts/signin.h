// Signing in and staying signed in.
#pragma once
#include "relay/accounts/directory.h"
#include "relay/accounts/signinlimiter.h"
#include "relay/accounts/tokens.h"
#include <QObject>
#include <QThreadPool>

namespace callboard::relay {

struct SignedIn {
    IssuedToken token;
    Principal who;
};

/// Checks passwords on a thread of its own, so that events are not held up. Lives in the main thread.
class SignIn : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Result<SignedIn> &)>;

    SignIn(Directory &directory, const Tokens &tokens, const Clock &clock, QObject *parent = nullptr);
    ~SignIn() override;

    /// An unknown user takes as long as a wrong password and gets the same 401; too many failures get 429 with
    /// Retry-After. `address` is the caller's without its port.
    void signIn(const QString &user, const QByteArray &password, const QString &address, Done done);
    /// A new token for a valid one, with the roles the account has now; 401 when the account is gone.
    Result<SignedIn> refresh(const QByteArray &token);

private:
    void finish(const QString &user, const QString &address, const std::optional<Account> &account, bool matches,
                const Done &done);
    Directory &m_directory;
    const Tokens &m_tokens;
    SignInLimiter m_limiter;
    QThreadPool m_worker;
    int m_waiting = 0;
};

} // namespace callboard::relay
