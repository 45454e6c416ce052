// POST …/:send.
#include "core/literals.h"
#include "pubsub/relayframes.h"
#include "pubsub/strictjson.h"
#include "relay/hub/hubrest.h"
#include <array>

namespace callboard::relay {

using httpd::Request;
using httpd::Response;
using pubsub::DataType;

namespace {
constexpr int LongestTtl = 300;

ApiError unsupported(const QString &detail)
{
    ApiError error = ApiError::invalid(detail);
    error.httpStatus = 415;
    return error;
}

Result<ServerMessage> contentOf(const Request &request)
{
    const QByteArray type = request.contentType();
    if (type == "application/json") {
        if (!pubsub::isStrictJson(request.body))
            return ApiError::invalid(u"The body is no JSON."_s);
        return ServerMessage{DataType::Json, request.body.trimmed()};
    }
    if (type == "text/plain") {
        if (!request.body.isValidUtf8())
            return ApiError::invalid(u"The body is no UTF-8 text."_s);
        return ServerMessage{DataType::Text, pubsub::quoted(QString::fromUtf8(request.body))};
    }
    if (type == "application/octet-stream")
        return ServerMessage{DataType::Binary, '"' + request.body.toBase64() + '"'};
    return unsupported(u"Send text/plain, application/json or application/octet-stream."_s);
}

Result<ServerMessage> messageOf(const Request &request)
{
    Result<ServerMessage> message = contentOf(request);
    const auto text = request.queryValue("messageTtlSeconds");
    if (!message || !text)
        return message;
    bool whole = false;
    const int seconds = text->toInt(&whole);
    if (!whole || seconds < 0 || seconds > LongestTtl)
        return ApiError::invalid(u"messageTtlSeconds is 0 to 300."_s);
    message.value().ttl = std::chrono::seconds(seconds);
    return message;
}

/// Runs `send` with what the request says, or tells what is wrong with it.
template<class Send>
Response sent(const RestCall &call, Send send)
{
    const Result<ServerMessage> message = messageOf(call.request);
    if (!message)
        return message.error().httpStatus == 415 ? restError(415, u"UnsupportedMediaType"_s, message.error().detail)
                                                 : badRequest(message.error().detail);
    const Result<Recipients> to = recipientsOf(call.request);
    if (!to)
        return badRequest(to.error().detail);
    send(*message, *to);
    return Response::empty(202);
}

Response toAll(const RestCall &call)
{
    return sent(call, [&](const ServerMessage &message, const Recipients &to) { call.hub.sendToAll(message, to); });
}

Response toGroup(const RestCall &call)
{
    return sent(call, [&](const ServerMessage &message, const Recipients &to) {
        call.hub.sendToGroup(call.group(), message, to);
    });
}

Response toUser(const RestCall &call)
{
    return sent(call, [&](const ServerMessage &message, const Recipients &to) {
        call.hub.sendToUser(call.user(), message, to);
    });
}

/// An unknown connection is no error: it may have gone this very moment.
Response toConnection(const RestCall &call)
{
    return sent(call, [&](const ServerMessage &message, const Recipients &) {
        call.hub.sendToConnection(call.connection(), message);
    });
}
} // namespace

std::span<const RestRoute> sendRoutes()
{
    static constexpr std::array routes{
        RestRoute{"POST", "/:send", toAll},
        RestRoute{"POST", "/groups/{group}/:send", toGroup},
        RestRoute{"POST", "/users/{user}/:send", toUser},
        RestRoute{"POST", "/connections/{connection}/:send", toConnection},
    };
    return routes;
}

} // namespace callboard::relay
