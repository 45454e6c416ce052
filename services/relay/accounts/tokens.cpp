#include "relay/accounts/tokens.h"
#include "core/literals.h"
#include "pubsub/token.h"
#include "relay/base/answers.h"
#include <QJsonArray>
#include <QUrl>

namespace callboard::relay {

namespace {
constexpr QLatin1StringView RolesClaim = "callboard.roles"_L1;

std::optional<Principal> principalOf(const QJsonObject &claims)
{
    Principal who;
    who.user = UserName(claims.value("sub"_L1).toString());
    who.displayName = claims.value("name"_L1).toString(who.user.text);
    for (const QString &name : pubsub::claimTexts(claims, RolesClaim))
        if (const auto role = roleFromName(name))
            who.roles |= *role;
    return isUserName(who.user.text) && who.roles ? std::optional(who) : std::nullopt;
}
} // namespace

Tokens::Tokens(QByteArray hubAccessKey, QString clientUrl, const Clock &clock, std::chrono::seconds life)
    : m_key(std::move(hubAccessKey)),
      m_clientUrl(std::move(clientUrl)),
      m_path(QUrl(m_clientUrl).path(QUrl::FullyEncoded).toLatin1()),
      m_clock(clock),
      m_life(life)
{
}

IssuedToken Tokens::issue(const Principal &who) const
{
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    const QJsonObject claims{{u"aud"_s, m_clientUrl},
                             {u"sub"_s, who.user.text},
                             {u"name"_s, who.displayName},
                             {u"iat"_s, now},
                             {u"exp"_s, now + m_life.count()},
                             {u"role"_s, QJsonArray::fromStringList(who.hubRoles())},
                             {u"webpubsub.group"_s, QJsonArray::fromStringList(who.hubGroups())},
                             {QString(RolesClaim), QJsonArray::fromStringList(roleNames(who.roles))}};
    return {pubsub::signToken(claims, m_key), QDateTime::fromSecsSinceEpoch(now + m_life.count(), Qt::UTC)};
}

Result<Principal> Tokens::verify(const QByteArray &token) const
{
    const auto claims = pubsub::verifyToken(token, {m_key}, m_clock.now().toSecsSinceEpoch());
    if (!claims || !pubsub::audienceHasPath(*claims, m_path))
        return denied();
    const auto who = principalOf(*claims);
    return who ? Result<Principal>(*who) : denied();
}

QDateTime Tokens::endOf(const QByteArray &token) const
{
    const auto claims = pubsub::verifyToken(token, {m_key}, m_clock.now().toSecsSinceEpoch());
    return claims ? QDateTime::fromSecsSinceEpoch(claims->value("exp"_L1).toInteger(), Qt::UTC) : QDateTime();
}

} // namespace callboard::relay
