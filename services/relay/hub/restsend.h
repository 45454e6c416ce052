// What the REST routes share: authentication, errors, and reading a message to send.
#pragma once
#include "httpd/httpserver.h"
#include "pubsub/clientframes.h"
#include "relay/hub/hubserver.h"
#include <functional>

namespace callboard::relay {

/// {"code","message","target","details","inner"} with the x-ms-error-code header.
httpd::Response restError(int status, const QString &code, const QString &message);

/// A message in a request: content type and body, audience and time to live from the query.
struct RestMessage {
    pubsub::DataType type = pubsub::DataType::Json;
    QByteArray dataText;
    Audience audience;
    int ttlSeconds = 0; ///< 0: never expires
};
/// Errors are Invalid; httpStatus 415 for another content type.
Result<RestMessage> readRestMessage(const httpd::Request &request);
Result<Audience> readAudience(const httpd::Request &request);

/// A handler that has been let in: it answers through the return value.
using RestHandler = std::function<httpd::Response(Hub &hub, const httpd::Request &request)>;
/// Registers a route that checks the token's audience against the raw path and the hub against those that exist.
void routeRest(httpd::HttpServer &server, HubServer &hubs, const QByteArray &method, const QByteArray &pattern,
               RestHandler handler);

} // namespace callboard::relay
