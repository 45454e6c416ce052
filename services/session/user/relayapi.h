// What a session asks a relay for over HTTP, besides calls.
#pragma once
#include "core/ids.h"
#include "core/result.h"
#include "session/user/streamjoin.h"
#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>

namespace callboard {

/// The account that signed in.
struct User {
    UserName name;
    QString displayName;
    QStringList roles;
    bool operator==(const User &) const = default;
};

/// A token and what it opens.
struct Grant {
    QString token; ///< secret; at once the key to /calling, /v1 and the event socket
    QDateTime expiresAt;
    QUrl socket; ///< of the hub
    User user;
};

struct StateAnswer {
    StreamJoin::Position position;
    Timestamp at; ///< the relay's clock
    QJsonObject state; ///< a CallStore snapshot
    qint64 latest = 0; ///< where the journal was when this was answered; beyond `position` when the state was kept
};

struct EventsAnswer {
    QString epoch;
    QList<wire::Envelope> events;
    qint64 last = 0; ///< the position this page reaches
    bool more = false;
};

/// Every method answers once, later, on the caller's thread. An interface, so that tests need no network.
class RelayApi
{
public:
    virtual ~RelayApi() = default;
    virtual QFuture<Result<Grant>> signIn(const QUrl &relay, const QString &user, const QString &password) = 0;
    virtual QFuture<Result<Grant>> refresh(const QUrl &relay, const QString &token) = 0;
    virtual QFuture<Result<StateAnswer>> state(const QUrl &relay, const QString &token) = 0;
    /// Fails with code "PositionGone" when the journal is another one or does not reach back that far.
    virtual QFuture<Result<EventsAnswer>> events(const QUrl &relay, const QString &token,
                                                 const StreamJoin::Position &after)
        = 0;
};

} // namespace callboard
