// RelayApi over HTTP.
#pragma once
#include "http/httpclient.h"
#include "session/user/relayapi.h"

namespace callboard {

/// Talks to /v1 of a relay. Passwords and tokens leave over plain http only for this machine; anything else is refused
/// as Invalid with code "NotSecure". One thread.
class HttpRelayApi final : public RelayApi
{
public:
    /// `parts` without an authorizer; left out: the network.
    explicit HttpRelayApi(http::HttpClientParts parts = {});

    QFuture<Result<Grant>> signIn(const QUrl &relay, const QString &user, const QString &password) override;
    QFuture<Result<Grant>> refresh(const QUrl &relay, const QString &token) override;
    QFuture<Result<StateAnswer>> state(const QUrl &relay, const QString &token) override;
    QFuture<Result<EventsAnswer>> events(const QUrl &relay, const QString &token,
                                         const StreamJoin::Position &after) override;

private:
    QFuture<Result<http::HttpReply>> send(const QByteArray &method, const QUrl &relay, const QByteArray &target,
                                          const QString &token, const QByteArray &body = {});
    http::HttpClient m_client;
};

/// Whether secrets may be sent there.
bool isSecure(const QUrl &url);

// Readers of the relay's answers; a Protocol error tells every member that is wrong.
Result<Grant> readGrant(const QByteArray &body);
Result<StateAnswer> readState(const QByteArray &body);
Result<EventsAnswer> readEvents(const QByteArray &body);

} // namespace callboard
