// One Web PubSub hub: its sessions, its groups, and everything that is sent to them.
#pragma once
#include "core/clock.h"
#include "core/result.h"
#include "pubsub/clientframes.h"
#include "pubsub/filter.h"
#include "relay/hub/groupindex.h"
#include "relay/hub/hublimits.h"
#include <QObject>
#include <optional>
#include <span>

namespace callboard::relay {

/// What a server sends; `data` is the JSON text of the value.
struct ServerMessage {
    pubsub::DataType type = pubsub::DataType::Json;
    QByteArray data;
    std::chrono::seconds ttl{0}; ///< 0: never too old
};

/// Whom a server means. Sessions without a connection count as long as they can come back.
struct Recipients {
    pubsub::Filter filter;
    QStringList excluded; ///< connection ids
};

/// The rules are those of contract/webpubsub.md. Everything happens before a call returns: what was published has been
/// queued for every receiver. One thread; sockets are behind Outlet, the clock is injected, tick() is called from
/// outside. A Session* is good until the next call that may end it.
class Hub
{
public:
    Hub(QString name, const Clock &clock, HubLimits limits = {});
    ~Hub();
    Hub(const Hub &) = delete;
    Hub &operator=(const Hub &) = delete;

    const QString &name() const { return m_name; }
    HubStats stats() const;

    // Connections.
    /// A new client, whose token was checked.
    Session *open(SessionKind kind, const ClientIdentity &who, std::unique_ptr<Outlet> outlet);
    /// A client that comes back; null when there is no such reliable session. The outlet is left alone then.
    Session *recover(const QString &connectionId, const QString &token, std::unique_ptr<Outlet> &outlet);
    /// A frame of the client.
    void received(Session *session, const QByteArray &text);
    /// A sign of life that is no frame.
    void heard(Session *session);
    /// The connection has written everything it was given.
    void drained(Session *session);
    /// The connection ended: `lost` when it did so without a word, so that the client may come back.
    void closed(Session *session, bool lost);
    /// Pings, notices the lost and the late. Call about every half second.
    void tick();

    // Sending.
    /// One JSON value to every session that is in any of the groups, once each.
    void publish(const QByteArray &jsonData, const QStringList &groups);
    void sendToGroup(const QString &group, const ServerMessage &message, const Recipients &to = {});
    void sendToAll(const ServerMessage &message, const Recipients &to = {});
    void sendToUser(const QString &user, const ServerMessage &message, const Recipients &to = {});
    void sendToConnection(const QString &connectionId, const ServerMessage &message);

    // What a server may ask and change.
    Session *find(const QString &connectionId) const;
    bool userExists(const QString &user) const { return m_users.contains(user); }
    bool anyGroupExists() const { return m_groups.size() > 0; }
    bool groupExists(const QString &group) const { return m_groups.find(group) != nullptr; }
    QList<Session *> all(const Recipients &to = {}) const;
    QList<Session *> ofUser(const QString &user, const Recipients &to = {}) const;
    QList<Session *> ofGroup(const QString &group, const Recipients &to = {}) const;
    void join(Session *session, const QString &group) { m_groups.join(*session, group); }
    void leave(Session *session, const QString &group) { m_groups.leave(*session, group); }
    void leaveAll(Session *session) { m_groups.leaveAll(*session); }
    /// Tells the clients why, closes with 1008, forgets them.
    void end(const QList<Session *> &sessions, const QString &reason);

private:
    using Members = std::span<Session *const>;

    void handle(Session &session, const pubsub::JoinGroup &frame);
    void handle(Session &session, const pubsub::LeaveGroup &frame);
    void handle(Session &session, const pubsub::SendToGroup &frame);
    void handle(Session &session, const pubsub::ClientEvent &frame);
    void handle(Session &session, const pubsub::SequenceAck &frame);
    void handle(Session &session, const pubsub::Ping &frame);
    void handle(Session &session, const pubsub::Invoke &frame);
    void handle(Session &session, const pubsub::Ignored &frame);
    void handle(Session &session, const pubsub::Unsupported &frame);
    /// False when the request was done before; that is answered here.
    bool isNew(Session &session, pubsub::AckId ackId);
    void acknowledge(Session &session, pubsub::AckId ackId);
    void refuse(Session &session, pubsub::AckId ackId, const QString &name, const QString &message);
    void answer(Session &session, const QByteArray &frame);

    bool passes(const Session &session, const Recipients &to) const;
    QList<Session *> filtered(Members members, const Recipients &to) const;
    void fanOut(Members members, const PayloadPtr &payload, quint64 stamp, const Session *except = nullptr);
    void deliver(Session &session, const PayloadPtr &payload);
    PayloadPtr payload(const QString &group, const ServerMessage &message) const;

    void loseConnection(Session &session);
    void finish(Session &session, const QString &reason);
    /// Ends sessions that broke a limit while others were being served.
    void settle();
    void condemn(Session &session, Session::Health why);

    const QString m_name;
    const Clock &m_clock;
    const HubLimits m_limits;
    HubStats m_stats;
    std::unordered_map<QString, std::unique_ptr<Session>> m_sessions;
    QHash<QString, QList<Session *>> m_users;
    GroupIndex m_groups;
    std::vector<std::unique_ptr<Session>> m_ended; ///< kept until the next turn: a callback may still hold one
    std::vector<std::pair<Session *, Session::Health>> m_condemned;
    quint64 m_stamp = 0;
    std::chrono::milliseconds m_now{0}; ///< of the call that is running
};

/// Random, url-safe, of 128 bits and more.
QString newConnectionId();
QString newReconnectionToken();

} // namespace callboard::relay
