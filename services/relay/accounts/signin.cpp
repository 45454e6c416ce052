#include "relay/accounts/signin.h"
#include "core/literals.h"
#include "relay/accounts/passwords.h"
#include "relay/base/answers.h"

namespace callboard::relay {

namespace {
constexpr int MostWaiting = 200; // each takes a tenth of a second: more would time out anyway

ApiError tooMany(std::chrono::milliseconds wait)
{
    ApiError e = refusal(429, u"TooManyRequests"_s, u"Too many failed sign-ins. Try again later."_s);
    e.retryAfter = wait;
    return e;
}

ApiError wrong()
{
    return refusal(401, u"SignInFailed"_s, u"User name or password is wrong."_s);
}
} // namespace

SignIn::SignIn(Directory &directory, const Tokens &tokens, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_directory(directory),
      m_tokens(tokens),
      m_limiter(clock)
{
    m_worker.setMaxThreadCount(1); // a hash takes 64 MB: one at a time
    m_worker.setExpiryTimeout(1000);
}

SignIn::~SignIn()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void SignIn::signIn(const QString &given, const QByteArray &password, const QString &address, Done done)
{
    const QString user = isUserName(given) ? given : QString(); // nobody's; and memory for counts stays small
    if (const auto wait = m_limiter.wait(user, address); wait.count() > 0)
        return done(tooMany(wait));
    if (m_waiting >= MostWaiting)
        return done(tooMany(std::chrono::seconds(5)));
    const auto found = m_directory.find(UserName(user));
    if (!found)
        return done(found.error());
    m_limiter.tried(user, address);
    ++m_waiting;
    m_worker.start([this, account = *found, user, password, address, done = std::move(done)] {
        bool matches = false;
        if (account)
            matches = passwordMatches(account->passwordHash, password);
        else
            wastePasswordTime(password);
        const auto tell
            = [this, account, user, address, matches, done] { finish(user, address, account, matches, done); };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void SignIn::finish(const QString &user, const QString &address, const std::optional<Account> &account, bool matches,
                    const Done &done)
{
    --m_waiting;
    if (!matches)
        return done(wrong());
    m_limiter.succeeded(user, address);
    const Principal who = account->principal();
    done(SignedIn{m_tokens.issue(who), who});
}

Result<SignedIn> SignIn::refresh(const QByteArray &token)
{
    const auto who = m_tokens.verify(token);
    if (!who)
        return who.error();
    const auto found = m_directory.find(who->user);
    if (!found)
        return found.error();
    if (!*found)
        return denied();
    const Principal now = (*found)->principal();
    return SignedIn{m_tokens.issue(now), now};
}

} // namespace callboard::relay
