// REST routes that change or list group membership.
#include "core/jsonreader.h"
#include "core/literals.h"
#include "relay/hub/hubrest.h"
#include "relay/hub/restsend.h"
#include <algorithm>

namespace callboard::relay {

using httpd::Request;
using httpd::Response;

namespace {
constexpr int LongestPage = 200;
constexpr qsizetype LongestGroup = 1024;

Response badRequest(const QString &message)
{
    return restError(400, u"BadRequest"_s, message);
}

/// A whole number from the query within bounds; nothing when it is out of them.
std::optional<int> number(const Request &r, QByteArrayView name, int otherwise, int least, int most)
{
    const auto text = r.queryValue(name);
    if (!text)
        return otherwise;
    bool whole = false;
    const int value = text->toInt(&whole);
    return whole && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

/// Pages go by connection id, so that what comes or goes between two pages moves nobody else.
Response listConnections(const HubServer &hubs, Hub &hub, const Request &r)
{
    const auto size = number(r, "maxpagesize", LongestPage, 1, LongestPage);
    const auto top = number(r, "top", std::numeric_limits<int>::max(), 1, std::numeric_limits<int>::max());
    if (!size || !top)
        return badRequest(u"maxpagesize must be 1 to 200 and top a positive number."_s);
    QList<ClientSession *> members = hub.ofGroup(r.param("group"));
    std::sort(members.begin(), members.end(),
              [](const auto *a, const auto *b) { return a->connectionId() < b->connectionId(); });
    const QString after = r.queryValue("continuationToken").value_or(QString());
    members.removeIf([&](const ClientSession *s) { return s->connectionId() <= after; });
    QJsonArray value;
    for (const ClientSession *session : std::as_const(members)) {
        if (value.size() >= std::min(*size, *top))
            break;
        QJsonObject one{{u"connectionId"_s, session->connectionId()}};
        if (!session->userId().isNull())
            one.insert(u"userId"_s, session->userId());
        value.append(one);
    }
    QJsonObject page{{u"value"_s, value}};
    if (value.size() < members.size() && value.size() < *top) {
        const int left = r.queryValue("top") ? *top - int(value.size()) : 0;
        const QString last = value.last().toObject().value("connectionId"_L1).toString();
        page.insert(u"nextLink"_s,
                    QString(hubs.options().publicUrl.toString() + QString::fromLatin1(r.path)
                            + u"?api-version=%1&maxpagesize=%2&continuationToken=%3"_s
                                  .arg(r.queryValue("api-version").value_or(u"2024-12-01"_s))
                                  .arg(*size)
                                  .arg(last)
                            + (left ? u"&top=%1"_s.arg(left) : QString())));
    }
    return Response::json(200, page);
}

void routeConnectionMembership(httpd::HttpServer &server, HubServer &hubs)
{
    routeRest(server, hubs, "PUT", "/groups/{group}/connections/{connection}", [](Hub &hub, const Request &r) {
        ClientSession *session = hub.find(r.param("connection"));
        if (!session)
            return restError(404, u"NotFound"_s, u"There is no connection of that id."_s);
        hub.join(session, r.param("group"));
        return Response::empty(200);
    });
    routeRest(server, hubs, "DELETE", "/groups/{group}/connections/{connection}", [](Hub &hub, const Request &r) {
        if (ClientSession *session = hub.find(r.param("connection")))
            hub.leave(session, r.param("group"));
        return Response::empty(204);
    });
    routeRest(server, hubs, "DELETE", "/connections/{connection}/groups", [](Hub &hub, const Request &r) {
        if (ClientSession *session = hub.find(r.param("connection")))
            hub.leaveAll(session);
        return Response::empty(204);
    });
}

void routeUserMembership(httpd::HttpServer &server, HubServer &hubs)
{
    routeRest(server, hubs, "PUT", "/users/{user}/groups/{group}", [](Hub &hub, const Request &r) {
        for (ClientSession *session : hub.ofUser(r.param("user")))
            hub.join(session, r.param("group"));
        return Response::empty(200);
    });
    routeRest(server, hubs, "DELETE", "/users/{user}/groups/{group}", [](Hub &hub, const Request &r) {
        for (ClientSession *session : hub.ofUser(r.param("user")))
            hub.leave(session, r.param("group"));
        return Response::empty(204);
    });
    routeRest(server, hubs, "DELETE", "/users/{user}/groups", [](Hub &hub, const Request &r) {
        for (ClientSession *session : hub.ofUser(r.param("user")))
            hub.leaveAll(session);
        return Response::empty(204);
    });
}

struct Selection {
    QStringList groups;
    Audience audience;
};

/// {"groups":["a"],"filter":"…"}
Result<Selection> readSelection(const Request &request)
{
    const Result<QJsonObject> object = parseJsonObject(request.body);
    if (!object)
        return object.error();
    Selection selection;
    for (const QJsonValue &group : object->value("groups"_L1).toArray()) {
        const QString name = group.toString();
        if (name.trimmed().isEmpty() || name.size() > LongestGroup)
            return ApiError::invalid(u"A group name has 1 to 1024 characters."_s);
        selection.groups.append(name);
    }
    if (selection.groups.isEmpty())
        return ApiError::invalid(u"groups is missing."_s);
    const QString filter = object->value("filter"_L1).toString();
    if (!filter.isEmpty()) {
        const auto parsed = pubsub::Filter::parse(filter);
        if (!parsed)
            return parsed.error();
        selection.audience.filter = *parsed;
    }
    return selection;
}

void routeSelections(httpd::HttpServer &server, HubServer &hubs)
{
    using Change = void (Hub::*)(ClientSession *, const QString &);
    const auto changing = [&](const QByteArray &pattern, Change change) {
        routeRest(server, hubs, "POST", pattern, [change](Hub &hub, const Request &r) {
            const Result<Selection> selection = readSelection(r);
            if (!selection)
                return badRequest(selection.error().detail);
            QList<ClientSession *> sessions = hub.all();
            sessions.removeIf([&](const ClientSession *s) { return !hub.passes(selection->audience, *s); });
            for (ClientSession *session : std::as_const(sessions)) {
                for (const QString &group : selection->groups)
                    (hub.*change)(session, group);
            }
            return Response::empty(200);
        });
    };
    changing("/:addToGroups", &Hub::join);
    changing("/:removeFromGroups", &Hub::leave);
}
} // namespace

void routeGroups(httpd::HttpServer &server, HubServer &hubs)
{
    routeRest(server, hubs, "GET", "/groups/{group}/connections",
              [&hubs](Hub &hub, const Request &r) { return listConnections(hubs, hub, r); });
    routeConnectionMembership(server, hubs);
    routeUserMembership(server, hubs);
    routeSelections(server, hubs);
}

} // namespace callboard::relay
