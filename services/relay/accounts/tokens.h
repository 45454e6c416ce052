// The relay's own tokens: one HS256 JWT is a user's bearer token for /calling and /v1 and a Web PubSub client token.
#pragma once
#include "core/clock.h"
#include "core/result.h"
#include "relay/base/principal.h"
#include <QByteArray>

namespace callboard::relay {

struct IssuedToken {
    QByteArray text;
    QDateTime expiresAt;
};

/// Signs and checks. Claims: aud = client URL of the hub, sub = user, name, exp, iat, role, webpubsub.group,
/// callboard.roles. A token without callboard.roles (made by a Web PubSub server SDK) opens the hub only.
class Tokens
{
public:
    /// `clientUrl`: "http://host:port/client/hubs/callboard", as consoles reach it.
    Tokens(QByteArray hubAccessKey, QString clientUrl, const Clock &clock,
           std::chrono::seconds life = std::chrono::hours(1));

    IssuedToken issue(const Principal &principal) const;
    /// Who a bearer token belongs to; Auth errors otherwise (401).
    Result<Principal> verify(const QByteArray &token) const;
    /// When a token that verify() accepted ends; null otherwise.
    QDateTime endOf(const QByteArray &token) const;
    const QString &clientUrl() const { return m_clientUrl; }

private:
    QByteArray m_key;
    QString m_clientUrl;
    QByteArray m_path;
    const Clock &m_clock;
    std::chrono::seconds m_life;
};

} // namespace callboard::relay
