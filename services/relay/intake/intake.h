// The doors through which events come in: Event Grid and Call Automation callbacks.
#pragma once
#include "httpd/httpserver.h"
#include "relay/audit/audittrail.h"
#include "relay/intake/callbacktoken.h"
#include "relay/intake/keybook.h"
#include "relay/state/relaystate.h"

namespace callboard::relay {

/// Routes POST and OPTIONS /eventgrid[/{secret}] and POST /callbacks/{key}. A stranger gets 401 or 404 and nothing is
/// sent anywhere on his behalf; a trusted sender gets 200 once its events are on disk, 503 when they can't be, and
/// never another refusal. Main thread; everything it is given outlives it.
class Intake
{
public:
    struct Parts {
        RelayState &state;
        KeyBook &keys;
        AuditTrail &audit;
        Metrics &metrics;
        CallbackTokens *tokens = nullptr; ///< nullptr: the key in the address is enough ("local")
        QByteArray eventGridSecret; ///< empty: no Event Grid
    };
    explicit Intake(Parts parts);
    void addRoutes(httpd::HttpServer &server);

private:
    void eventGrid(const httpd::Request &request, const httpd::Responder &responder);
    void allow(const httpd::Request &request, const httpd::Responder &responder);
    void callback(const httpd::Request &request, const httpd::Responder &responder);
    void takeCallback(const CallbackKey &key, const QByteArray &body, const httpd::Responder &responder);
    void record(QList<Entry> entries, const httpd::Responder &responder);
    void refuse(const httpd::Responder &responder, const ApiError &error, const QByteArray &door);
    bool knowsSecret(const httpd::Request &request) const;

    Parts m_parts;
    Counter &m_refused;
};

} // namespace callboard::relay
