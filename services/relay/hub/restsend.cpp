#include "relay/hub/restsend.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "pubsub/relayframes.h"
#include "pubsub/token.h"
#include <QJsonObject>

namespace callboard::relay {

namespace {
constexpr int LongestTtl = 300;

Result<int> readTtl(const httpd::Request &request)
{
    const auto text = request.queryValue("messageTtlSeconds");
    if (!text)
        return 0;
    bool whole = false;
    const int seconds = text->toInt(&whole);
    if (!whole || seconds < 0 || seconds > LongestTtl)
        return ApiError::invalid(u"messageTtlSeconds must be 0 to 300."_s);
    return seconds;
}

bool isJson(const QByteArray &body)
{
    // A bare value is allowed here, which QJsonDocument takes only inside an array.
    return bool(parseJson('[' + body + ']'));
}

Result<RestMessage> readBody(const httpd::Request &request)
{
    RestMessage message;
    const QByteArray type = request.contentType();
    if (type == "text/plain") {
        message.type = pubsub::DataType::Text;
        message.dataText = pubsub::quoted(QString::fromUtf8(request.body));
    } else if (type == "application/json") {
        if (request.body.trimmed().isEmpty() || !isJson(request.body))
            return ApiError::invalid(u"The body is no JSON value."_s);
        message.dataText = request.body.trimmed();
    } else if (type == "application/octet-stream") {
        message.type = pubsub::DataType::Binary;
        message.dataText = '"' + request.body.toBase64() + '"';
    } else {
        ApiError error = ApiError::invalid(u"Send text/plain, application/json or application/octet-stream."_s);
        error.httpStatus = 415;
        return error;
    }
    return message;
}
} // namespace

httpd::Response restError(int status, const QString &code, const QString &message)
{
    httpd::Response response = httpd::Response::json(status,
                                                     {{u"code"_s, code},
                                                      {u"message"_s, message},
                                                      {u"target"_s, QJsonValue::Null},
                                                      {u"details"_s, QJsonArray()},
                                                      {u"inner"_s, QJsonObject{{u"code"_s, code}}}});
    response.headers.add("x-ms-error-code", code.toLatin1());
    return response;
}

Result<Audience> readAudience(const httpd::Request &request)
{
    Audience audience;
    for (const QString &id : request.queryValues("excluded"))
        audience.excluded.insert(id);
    if (const auto text = request.queryValue("filter")) {
        const auto filter = pubsub::Filter::parse(*text);
        if (!filter)
            return filter.error();
        audience.filter = *filter;
    }
    return audience;
}

Result<RestMessage> readRestMessage(const httpd::Request &request)
{
    Result<RestMessage> message = readBody(request);
    const Result<Audience> audience = readAudience(request);
    const Result<int> ttl = readTtl(request);
    if (!message)
        return message.error();
    if (!audience)
        return audience.error();
    if (!ttl)
        return ttl.error();
    message.value().audience = *audience;
    message.value().ttlSeconds = *ttl;
    return message;
}

void routeRest(httpd::HttpServer &server, HubServer &hubs, const QByteArray &method, const QByteArray &pattern,
               RestHandler handler)
{
    const auto checked = [&hubs, handler = std::move(handler)](const httpd::Request &request) {
        const auto claims
            = pubsub::verifyToken(request.bearerToken(), hubs.options().keys, hubs.clock().now().toSecsSinceEpoch());
        if (!claims || !pubsub::audienceHasPath(*claims, request.path))
            return restError(401, u"Unauthorized"_s, u"The token is missing or not valid for this address."_s);
        Hub *hub = hubs.hub(request.param("hub"));
        return hub ? handler(*hub, request) : restError(404, u"NotFound"_s, u"There is no hub of that name."_s);
    };
    server.route(method, "/api/hubs/{hub}" + pattern,
                 [checked](const httpd::Request &request, const httpd::Responder &responder) {
                     responder.send(checked(request));
                 });
}

} // namespace callboard::relay
