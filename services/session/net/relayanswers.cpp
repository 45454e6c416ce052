// What the relay answers under /v1, read member by member.
#include "core/jsonreader.h"
#include "core/literals.h"
#include "session/net/httprelayapi.h"

namespace callboard {

static User readUser(JsonReader &outer)
{
    const QJsonObject object = outer.required<QJsonObject>("user"_L1);
    JsonReader r(object, u"$.user"_s, outer.problems());
    User user;
    user.name = UserName(r.required<QString>("name"_L1));
    user.displayName = r.optional<QString>("displayName"_L1).value_or(user.name.text);
    for (const auto &role : r.required<QJsonArray>("roles"_L1))
        user.roles.append(role.toString());
    return user;
}

Result<Grant> readGrant(const QByteArray &body)
{
    const Result<QJsonObject> object = parseJsonObject(body);
    if (!object)
        return object.error();
    JsonReader r(*object);
    Grant grant;
    grant.token = r.required<QString>("token"_L1);
    grant.expiresAt = r.required<Timestamp>("expiresAt"_L1).toDateTime();
    grant.socket = QUrl(r.required<QString>("url"_L1));
    grant.user = readUser(r);
    if (r.ok() && (!grant.socket.isValid() || !grant.socket.scheme().startsWith("ws"_L1)))
        r.problem("url"_L1, u"no socket address"_s);
    return r.finish(std::move(grant));
}

Result<StateAnswer> readState(const QByteArray &body)
{
    const Result<QJsonObject> object = parseJsonObject(body);
    if (!object)
        return object.error();
    JsonReader r(*object);
    StateAnswer answer;
    answer.position.epoch = r.required<QString>("epoch"_L1);
    answer.position.offset = r.required<qint64>("offset"_L1);
    answer.at = r.required<Timestamp>("at"_L1);
    answer.state = r.required<QJsonObject>("state"_L1);
    answer.latest = r.optional<qint64>("latest"_L1).value_or(answer.position.offset);
    return r.finish(std::move(answer));
}

Result<EventsAnswer> readEvents(const QByteArray &body)
{
    const Result<QJsonObject> object = parseJsonObject(body);
    if (!object)
        return object.error();
    JsonReader r(*object);
    EventsAnswer answer;
    answer.epoch = r.required<QString>("epoch"_L1);
    answer.last = r.required<qint64>("last"_L1);
    answer.more = r.required<bool>("more"_L1);
    for (const auto &item : r.required<QJsonArray>("events"_L1)) {
        const Result<wire::Envelope> envelope = wire::fromJson<wire::Envelope>(item.toObject());
        if (!envelope)
            r.problem("events"_L1, envelope.error().detail);
        else
            answer.events.append(*envelope);
    }
    return r.finish(std::move(answer));
}

} // namespace callboard
