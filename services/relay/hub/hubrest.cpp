#include "relay/hub/hubrest.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "pubsub/token.h"
#include "relay/hub/restsend.h"

namespace callboard::relay {

using httpd::Request;
using httpd::Response;

namespace {
Response existence(bool there)
{
    return Response::empty(there ? 200 : 404);
}

Response invalid(const ApiError &error)
{
    const int status = error.httpStatus ? error.httpStatus : 400;
    return restError(status, u"BadRequest"_s, error.detail);
}

void routeSends(httpd::HttpServer &server, HubServer &hubs)
{
    using Send = std::function<void(Hub &, const Request &, const RestMessage &)>;
    const auto sending = [&](const QByteArray &pattern, const Send &send) {
        routeRest(server, hubs, "POST", pattern, [send](Hub &hub, const Request &request) {
            const Result<RestMessage> message = readRestMessage(request);
            if (!message)
                return invalid(message.error());
            send(hub, request, *message);
            return Response::empty(202);
        });
    };
    sending("/:send", [](Hub &hub, const Request &, const RestMessage &m) {
        hub.sendToAll(m.type, m.dataText, m.audience, m.ttlSeconds);
    });
    sending("/groups/{group}/:send", [](Hub &hub, const Request &r, const RestMessage &m) {
        hub.sendToGroup(r.param("group"), m.type, m.dataText, m.audience, m.ttlSeconds);
    });
    sending("/users/{user}/:send", [](Hub &hub, const Request &r, const RestMessage &m) {
        hub.sendToUser(r.param("user"), m.type, m.dataText, m.audience, m.ttlSeconds);
    });
    sending("/connections/{connection}/:send", [](Hub &hub, const Request &r, const RestMessage &m) {
        hub.sendToConnection(r.param("connection"), m.type, m.dataText, m.ttlSeconds);
    });
}

void routeExistence(httpd::HttpServer &server, HubServer &hubs)
{
    routeRest(server, hubs, "HEAD", "/connections/{connection}",
              [](Hub &hub, const Request &r) { return existence(hub.find(r.param("connection"))); });
    routeRest(server, hubs, "HEAD", "/users/{user}",
              [](Hub &hub, const Request &r) { return existence(!hub.ofUser(r.param("user")).isEmpty()); });
    routeRest(server, hubs, "HEAD", "/groups/{group}",
              [](Hub &hub, const Request &r) { return existence(!hub.ofGroup(r.param("group")).isEmpty()); });
}

void endAll(Hub &hub, const QList<ClientSession *> &sessions, const Request &request)
{
    const QStringList excluded = request.queryValues("excluded");
    for (ClientSession *session : sessions) {
        if (!excluded.contains(session->connectionId()))
            hub.end(session, request.queryValue("reason").value_or(QString()));
    }
}

void routeClosing(httpd::HttpServer &server, HubServer &hubs)
{
    routeRest(server, hubs, "DELETE", "/connections/{connection}", [](Hub &hub, const Request &r) {
        if (ClientSession *session = hub.find(r.param("connection")))
            hub.end(session, r.queryValue("reason").value_or(QString()));
        return Response::empty(204);
    });
    using Select = std::function<QList<ClientSession *>(Hub &, const Request &)>;
    const auto closing = [&](const QByteArray &pattern, const Select &select) {
        routeRest(server, hubs, "POST", pattern, [select](Hub &hub, const Request &r) {
            endAll(hub, select(hub, r), r);
            return Response::empty(204);
        });
    };
    closing("/:closeConnections", [](Hub &hub, const Request &) { return hub.all(); });
    closing("/users/{user}/:closeConnections", [](Hub &hub, const Request &r) { return hub.ofUser(r.param("user")); });
    closing("/groups/{group}/:closeConnections",
            [](Hub &hub, const Request &r) { return hub.ofGroup(r.param("group")); });
}

using PermissionChange = std::function<Response(ClientSession &, pubsub::Permission, const QString &group)>;

void routePermission(httpd::HttpServer &server, HubServer &hubs, const QByteArray &method,
                     const PermissionChange &change)
{
    routeRest(server, hubs, method, "/permissions/{permission}/connections/{connection}",
              [change](Hub &hub, const Request &r) {
                  const auto what = pubsub::permissionFromName(r.param("permission"));
                  if (!what)
                      return restError(400, u"BadRequest"_s, u"There is no permission of that name."_s);
                  ClientSession *session = hub.find(r.param("connection"));
                  if (!session)
                      return restError(404, u"NotFound"_s, u"There is no connection of that id."_s);
                  return change(*session, *what, r.queryValue("targetName").value_or(QString()));
              });
}

void routePermissions(httpd::HttpServer &server, HubServer &hubs)
{
    routePermission(server, hubs, "PUT", [](ClientSession &session, pubsub::Permission what, const QString &group) {
        session.permissions.grant(what, group);
        return Response::empty(200);
    });
    routePermission(server, hubs, "DELETE", [](ClientSession &session, pubsub::Permission what, const QString &group) {
        session.permissions.revoke(what, group);
        return Response::empty(204);
    });
    routePermission(server, hubs, "HEAD", [](ClientSession &session, pubsub::Permission what, const QString &group) {
        return existence(session.permissions.has(what, group));
    });
}

QByteArray clientToken(const HubServer &hubs, const Hub &hub, const Request &r, int minutes)
{
    const qint64 now = hubs.clock().now().toSecsSinceEpoch();
    QJsonObject claims{{u"aud"_s, QString(hubs.options().publicUrl.toString() + "/client/hubs/"_L1 + hub.name())},
                       {u"iat"_s, now},
                       {u"exp"_s, now + minutes * 60}};
    if (const auto user = r.queryValue("userId"))
        claims.insert(u"sub"_s, *user);
    claims.insert(u"role"_s, QJsonArray::fromStringList(r.queryValues("role")));
    claims.insert(u"webpubsub.group"_s, QJsonArray::fromStringList(r.queryValues("group")));
    return pubsub::signToken(claims, hubs.options().keys.first());
}

void routeTokens(httpd::HttpServer &server, HubServer &hubs)
{
    routeRest(server, hubs, "POST", "/:generateToken", [&hubs](Hub &hub, const Request &r) {
        bool whole = false;
        const int minutes = r.queryValue("minutesToExpire").value_or(u"60"_s).toInt(&whole);
        if (!whole || minutes < 1)
            return restError(400, u"BadRequest"_s, u"minutesToExpire must be a positive number."_s);
        return Response::json(200, {{u"token"_s, QString::fromLatin1(clientToken(hubs, hub, r, minutes))}});
    });
}
} // namespace

void routeHubRest(httpd::HttpServer &server, HubServer &hubs)
{
    for (const char *method : {"HEAD", "GET"}) {
        server.route(method, "/api/health",
                     [](const Request &, const httpd::Responder &responder) { responder.send(Response::empty(200)); });
    }
    routeSends(server, hubs);
    routeExistence(server, hubs);
    routeClosing(server, hubs);
    routePermissions(server, hubs);
    routeTokens(server, hubs);
    routeGroups(server, hubs);
}

} // namespace callboard::relay
