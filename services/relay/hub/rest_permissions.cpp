// What a connection may do with groups, changed while it is open.
#include "core/literals.h"
#include "relay/hub/hubrest.h"
#include <array>

namespace callboard::relay {

using httpd::Response;

namespace {
struct Asked {
    pubsub::Permission what;
    QString group; ///< empty: every group
};

std::optional<Asked> askedOf(const RestCall &call)
{
    const auto what = pubsub::permissionFromName(call.request.param("permission"));
    const QString group = call.request.queryValue("targetName").value_or(QString());
    if (!what || group.size() > 1024)
        return {};
    return Asked{*what, group};
}

Response wrongPermission()
{
    return badRequest(u"Permissions are joinLeaveGroup and sendToGroup."_s);
}

Response grant(const RestCall &call)
{
    const auto asked = askedOf(call);
    if (!asked)
        return wrongPermission();
    Session *session = call.hub.find(call.connection());
    if (!session)
        return noSuchConnection();
    session->permissions.grant(asked->what, asked->group);
    return Response::empty(200);
}

Response revoke(const RestCall &call)
{
    const auto asked = askedOf(call);
    if (!asked)
        return wrongPermission();
    if (Session *session = call.hub.find(call.connection()))
        session->permissions.revoke(asked->what, asked->group);
    return Response::empty(204);
}

Response check(const RestCall &call)
{
    const auto asked = askedOf(call);
    if (!asked)
        return wrongPermission();
    const Session *session = call.hub.find(call.connection());
    return session && session->permissions.has(asked->what, asked->group) ? Response::empty(200) : noSuchConnection();
}
} // namespace

std::span<const RestRoute> permissionRoutes()
{
    static constexpr std::array routes{
        RestRoute{"PUT", "/permissions/{permission}/connections/{connection}", grant},
        RestRoute{"DELETE", "/permissions/{permission}/connections/{connection}", revoke},
        RestRoute{"HEAD", "/permissions/{permission}/connections/{connection}", check},
    };
    return routes;
}

} // namespace callboard::relay
