// Who is there, closing connections, tokens.
#include "core/literals.h"
#include "relay/hub/hubrest.h"
#include <array>

namespace callboard::relay {

using httpd::Response;

namespace {
constexpr int LongestTokenMinutes = 60 * 24 * 365;

Response whether(bool exists)
{
    return exists ? Response::empty(200) : restError(404, u"NotFound"_s, u"There is none."_s);
}

Response connectionExists(const RestCall &call)
{
    return whether(call.hub.find(call.connection()));
}

Response userExists(const RestCall &call)
{
    return whether(call.hub.userExists(call.user()));
}

Response groupExists(const RestCall &call)
{
    return whether(call.hub.groupExists(call.group()));
}

/// `find` gives the sessions that the request means.
template<class Find>
Response ended(const RestCall &call, Find find)
{
    const Result<Recipients> to = recipientsOf(call.request);
    if (!to)
        return badRequest(to.error().detail);
    call.hub.end(find(*to), call.request.queryValue("reason").value_or(QString()));
    return Response::empty(204);
}

Response closeOne(const RestCall &call)
{
    return ended(call, [&](const Recipients &) {
        Session *session = call.hub.find(call.connection());
        return session ? QList<Session *>{session} : QList<Session *>();
    });
}

Response closeAll(const RestCall &call)
{
    return ended(call, [&](const Recipients &to) { return call.hub.all(to); });
}

Response closeUser(const RestCall &call)
{
    return ended(call, [&](const Recipients &to) { return call.hub.ofUser(call.user(), to); });
}

Response closeGroup(const RestCall &call)
{
    return ended(call, [&](const Recipients &to) { return call.hub.ofGroup(call.group(), to); });
}

Response generateToken(const RestCall &call)
{
    const httpd::Request &request = call.request;
    bool whole = false;
    const int minutes = request.queryValue("minutesToExpire").value_or(u"60"_s).toInt(&whole);
    if (!whole || minutes < 1 || minutes > LongestTokenMinutes)
        return badRequest(u"minutesToExpire is a number of minutes."_s);
    const QString type = request.queryValue("clientType").value_or(u"Default"_s);
    if (type.compare("Default"_L1, Qt::CaseInsensitive) != 0)
        return badRequest(u"Only default clients are spoken to here."_s);
    const ClientIdentity who{request.queryValue("userId").value_or(QString()), request.queryValues("role"),
                             request.queryValues("group")};
    const QByteArray token = call.server.clientToken(call.hub.name(), who, std::chrono::minutes(minutes), call.base());
    return Response::json(200, {{u"token"_s, QString::fromLatin1(token)}});
}
} // namespace

std::span<const RestRoute> connectionRoutes()
{
    static constexpr std::array routes{
        RestRoute{"HEAD", "/connections/{connection}", connectionExists},
        RestRoute{"HEAD", "/users/{user}", userExists},
        RestRoute{"HEAD", "/groups/{group}", groupExists},
        RestRoute{"DELETE", "/connections/{connection}", closeOne},
        RestRoute{"POST", "/:closeConnections", closeAll},
        RestRoute{"POST", "/users/{user}/:closeConnections", closeUser},
        RestRoute{"POST", "/groups/{group}/:closeConnections", closeGroup},
        RestRoute{"POST", "/:generateToken", generateToken},
    };
    return routes;
}

} // namespace callboard::relay
