// The door through which the service opens its sockets.
#pragma once
#include "httpd/httpserver.h"
#include "relay/audit/audittrail.h"
#include "relay/intake/callbacktoken.h"
#include "relay/intake/keybook.h"
#include "relay/state/relaystate.h"

namespace callboard::relay {

/// Lets in whoever has a key that the relay gave out, the service's token (unless "local"), and the id of the key's own
/// call in x-ms-call-connection-id. Refuses before the upgrade: 404 for an unknown key and a call that is over, 401
/// for the token, 503 while the issuer's keys can't be read, 400 without the id, 403 for another call's. A key whose
/// call is not known yet takes the id it is shown first. Main thread; everything it is given outlives it.
class ServiceDoor
{
public:
    struct Parts {
        RelayState &state;
        KeyBook &keys;
        AuditTrail &audit;
        Metrics &metrics;
        CallbackTokens *tokens = nullptr; ///< nullptr: the key in the address is enough ("local")
    };
    using Opened = std::function<void(const std::shared_ptr<httpd::WebSocket> &socket, const CallId &call)>;

    explicit ServiceDoor(Parts parts);
    /// `name` is the first part of the path and the name in the audit: "media" makes /media/{key}.
    void addRoute(httpd::HttpServer &server, const QByteArray &name, Opened opened);

private:
    void decide(const httpd::Request &request, const QByteArray &name, const httpd::Decide &decide);
    void check(const CallbackKey &key, const QByteArray &call, const QByteArray &name, const httpd::Decide &decide);
    bool isOf(const CallbackKey &key, const CallId &call) const;
    void refuse(const ApiError &error, const QByteArray &name, const httpd::Decide &decide);

    Parts m_parts;
    Counter &m_refused;
};

} // namespace callboard::relay
