// Who a request comes from.
#pragma once
#include "core/clock.h"
#include "http/transport.h"

namespace callboard::http {

/// Adds what proves the sender, anew for each try. One thread.
class Authorizer
{
public:
    using Done = std::function<void(Result<HttpHeaders>)>;

    virtual ~Authorizer() = default;
    /// Calls `done` with the fields to add, once, at once or later. Nothing when the owner of the Running has gone.
    virtual std::unique_ptr<Running> authorize(const HttpRequest &request, Done done) = 0;
};

/// Signs with an access key.
class HmacAuthorizer final : public Authorizer
{
public:
    HmacAuthorizer(QByteArray accessKey, const Clock &clock);
    std::unique_ptr<Running> authorize(const HttpRequest &request, Done done) override;

private:
    QByteArray m_key;
    const Clock &m_clock;
};

/// Where bearer tokens come from: Entra ID for scope https://communication.azure.com//.default (contract README, 2.6),
/// or a relay's sign-in. Keeps and renews them as it sees fit.
class TokenSource
{
public:
    using Done = std::function<void(Result<QByteArray>)>;

    virtual ~TokenSource() = default;
    virtual std::unique_ptr<Running> token(Done done) = 0;
};

/// A token that somebody else keeps fresh.
class FixedToken final : public TokenSource
{
public:
    explicit FixedToken(QByteArray token = {}) : m_token(std::move(token)) { }
    void setToken(QByteArray token) { m_token = std::move(token); }
    std::unique_ptr<Running> token(Done done) override;

private:
    QByteArray m_token;
};

/// "Authorization: Bearer …". Refuses to send a token over plain http to anything but this machine.
class BearerAuthorizer final : public Authorizer
{
public:
    explicit BearerAuthorizer(std::shared_ptr<TokenSource> source);
    std::unique_ptr<Running> authorize(const HttpRequest &request, Done done) override;

private:
    std::shared_ptr<TokenSource> m_source;
};

} // namespace callboard::http
