// Who is in which group.
#include "core/jsonreader.h"
#include "core/literals.h"
#include "relay/hub/hubpage.h"
#include "relay/hub/hubrest.h"
#include <array>

namespace callboard::relay {

using httpd::Response;

namespace {
struct GroupChange {
    QStringList groups;
    Recipients to;
};

Response addConnection(const RestCall &call)
{
    Session *session = call.hub.find(call.connection());
    if (!session)
        return noSuchConnection();
    call.hub.join(session, call.group());
    return Response::empty(200);
}

Response removeConnection(const RestCall &call)
{
    if (Session *session = call.hub.find(call.connection()))
        call.hub.leave(session, call.group());
    return Response::empty(204);
}

Response removeConnectionFromAll(const RestCall &call)
{
    if (Session *session = call.hub.find(call.connection()))
        call.hub.leaveAll(session);
    return Response::empty(204);
}

Response addUser(const RestCall &call)
{
    for (Session *session : call.hub.ofUser(call.user()))
        call.hub.join(session, call.group());
    return Response::empty(200);
}

Response removeUser(const RestCall &call)
{
    for (Session *session : call.hub.ofUser(call.user()))
        call.hub.leave(session, call.group());
    return Response::empty(204);
}

Response removeUserFromAll(const RestCall &call)
{
    for (Session *session : call.hub.ofUser(call.user()))
        call.hub.leaveAll(session);
    return Response::empty(204);
}

Result<GroupChange> changeOf(const httpd::Request &request)
{
    const Result<QJsonObject> body = parseJsonObject(request.body);
    if (!body)
        return body.error();
    JsonReader r(*body);
    GroupChange change;
    for (const QJsonValue &name : r.required<QJsonArray>("groups"_L1)) {
        if (!name.isString() || !isGroupName(name.toString()))
            r.problem("groups"_L1, u"not a list of group names"_s);
        change.groups.append(name.toString());
    }
    if (const auto text = r.optional<QString>("filter"_L1)) {
        const Result<pubsub::Filter> filter = pubsub::Filter::parse(*text);
        if (!filter)
            return filter.error();
        change.to.filter = *filter;
    }
    return r.finish(change);
}

template<class Apply>
Response changed(const RestCall &call, Apply apply)
{
    const Result<GroupChange> change = changeOf(call.request);
    if (!change)
        return badRequest(change.error().detail);
    for (Session *session : call.hub.all(change->to)) {
        for (const QString &group : change->groups)
            apply(session, group);
    }
    return Response::empty(200);
}

Response addToGroups(const RestCall &call)
{
    return changed(call, [&](Session *session, const QString &group) { call.hub.join(session, group); });
}

Response removeFromGroups(const RestCall &call)
{
    return changed(call, [&](Session *session, const QString &group) { call.hub.leave(session, group); });
}

Response listConnections(const RestCall &call)
{
    const Result<PageRequest> wanted = pageRequest(call.request);
    if (!wanted)
        return badRequest(wanted.error().detail);
    return Response::json(
        200,
        membersPage(call.hub.ofGroup(call.group()), *wanted, call.base() + QString::fromLatin1(call.request.path)));
}
} // namespace

std::span<const RestRoute> memberRoutes()
{
    static constexpr std::array routes{
        RestRoute{"PUT", "/groups/{group}/connections/{connection}", addConnection},
        RestRoute{"DELETE", "/groups/{group}/connections/{connection}", removeConnection},
        RestRoute{"DELETE", "/connections/{connection}/groups", removeConnectionFromAll},
        RestRoute{"PUT", "/users/{user}/groups/{group}", addUser},
        RestRoute{"DELETE", "/users/{user}/groups/{group}", removeUser},
        RestRoute{"DELETE", "/users/{user}/groups", removeUserFromAll},
        RestRoute{"POST", "/:addToGroups", addToGroups},
        RestRoute{"POST", "/:removeFromGroups", removeFromGroups},
        RestRoute{"GET", "/groups/{group}/connections", listConnections},
    };
    return routes;
}

} // namespace callboard::relay
