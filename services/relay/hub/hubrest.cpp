#include "relay/hub/hubrest.h"
#include "core/literals.h"
#include <QJsonArray>

namespace callboard::relay {

using httpd::Request;
using httpd::Responder;
using httpd::Response;

Response restError(int status, const QString &code, const QString &message)
{
    Response response = Response::json(status,
                                       {{u"code"_s, code},
                                        {u"message"_s, message},
                                        {u"target"_s, QJsonValue::Null},
                                        {u"details"_s, QJsonArray()},
                                        {u"inner"_s, QJsonObject{{u"code"_s, code}}}});
    response.headers.add("x-ms-error-code", code.toLatin1());
    if (status == 401)
        response.headers.add("WWW-Authenticate", "Bearer");
    return response;
}

Response badRequest(const QString &message)
{
    return restError(400, u"BadRequest"_s, message);
}

Response noSuchConnection()
{
    return restError(404, u"NotFound"_s, u"There is no such connection."_s);
}

bool isGroupName(const QString &name)
{
    return !name.trimmed().isEmpty() && name.size() <= 1024;
}

Result<Recipients> recipientsOf(const Request &request)
{
    Recipients to;
    to.excluded = request.queryValues("excluded");
    if (const auto text = request.queryValue("filter")) {
        const Result<pubsub::Filter> filter = pubsub::Filter::parse(*text);
        if (!filter)
            return filter.error();
        to.filter = *filter;
    }
    return to;
}

QString RestCall::base() const
{
    if (!server.publicUrl().isEmpty())
        return server.publicUrl();
    return (request.secure ? "https://"_L1 : "http://"_L1) + QString::fromLatin1(request.headers.view("Host"));
}

namespace {
Response answer(HubServer &server, const Request &request, RestAction action)
{
    const Result<QJsonObject> claims = server.verify(request.bearerToken(), request.path);
    if (!claims)
        return restError(401, u"Unauthorized"_s, claims.error().detail);
    Hub *hub = server.hub(request.param("hub"));
    if (!hub)
        return restError(404, u"NotFound"_s, u"There is no such hub."_s);
    const RestCall call{server, *hub, request};
    for (const auto &[name, value] : request.params) {
        if (name == "group" && !isGroupName(value))
            return badRequest(u"A group's name has 1 to 1024 characters."_s);
        if (value.isEmpty())
            return badRequest(u"A name in the path is empty."_s);
    }
    return action(call);
}
} // namespace

void registerHubRest(httpd::HttpServer &server, HubServer &hubs)
{
    server.route("GET", "/api/health",
                 [](const Request &, const Responder &responder) { responder.send(Response::empty(200)); });
    for (const auto &routes : {sendRoutes(), connectionRoutes(), memberRoutes(), permissionRoutes()}) {
        for (const RestRoute &route : routes) {
            server.route(route.method, QByteArray("/api/hubs/{hub}") + route.path,
                         [&hubs, action = route.action](const Request &request, const Responder &responder) {
                             responder.send(answer(hubs, request, action));
                         });
        }
    }
}

} // namespace callboard::relay
