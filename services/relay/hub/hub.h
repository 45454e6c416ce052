// One hub: its connections, groups and messages. No socket, no clock of its own: time is handed in.
#pragma once
#include "core/clock.h"
#include "pubsub/clientframes.h"
#include "pubsub/filter.h"
#include "relay/hub/clientsession.h"
#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>

namespace callboard::relay {

/// What happened since the start; never goes back.
struct HubCounters {
    quint64 published = 0;
    quint64 delivered = 0;
    quint64 cutSlow = 0; ///< sessions ended because they did not read or acknowledge
    quint64 cutProtocol = 0; ///< sessions ended because of a wrong frame
    quint64 recovered = 0;
    quint64 refusedRecoveries = 0;
};

/// Who is to get a message.
struct Audience {
    pubsub::Filter filter;
    QSet<QString> excluded; ///< connection ids
};

/// Lives in one thread, which owns every session. Frames leave through outlets; nothing here blocks.
/// A message is written once; what differs per receiver is a prefix with its sequence number.
class Hub
{
public:
    using Milliseconds = std::chrono::milliseconds;
    Hub(QString name, const SessionLimits &limits, const Clock &clock);
    ~Hub();
    Hub(const Hub &) = delete;
    Hub &operator=(const Hub &) = delete;

    const QString &name() const { return m_name; }
    const HubCounters &counters() const { return m_counters; }
    qsizetype sessions() const { return m_sessions.size(); }
    qsizetype present() const;

    // Connections. The pointer stays valid until the session ends; ask again by id after anything that may end it.
    ClientSession *open(const ClientSession::Identity &identity, const QStringList &groups,
                        std::unique_ptr<Outlet> outlet);
    /// The session that the two texts name, bound to the new socket; null when recovery is refused.
    ClientSession *recover(const QString &connectionId, const QString &reconnectionToken, bool reliable,
                           std::unique_ptr<Outlet> outlet);
    /// True when recover() would accept the two.
    bool canRecover(const QString &connectionId, const QString &reconnectionToken) const;
    /// One text frame of the client.
    void frame(const QString &connectionId, const QByteArray &text);
    void heard(const QString &connectionId);
    /// The socket is gone. `outlet` tells which: an old one that was taken over changes nothing.
    /// `clean`: the client closed it itself, which ends the session.
    void lost(const QString &connectionId, const Outlet *outlet, bool clean);

    // What servers do.
    /// JSON text to every member of any of the groups, once each.
    void publish(const QByteArray &jsonText, const QStringList &groups);
    void sendToAll(pubsub::DataType type, const QByteArray &dataText, const Audience &audience, int ttlSeconds);
    void sendToGroup(const QString &group, pubsub::DataType type, const QByteArray &dataText, const Audience &audience,
                     int ttlSeconds);
    void sendToUser(const QString &user, pubsub::DataType type, const QByteArray &dataText, const Audience &audience,
                    int ttlSeconds);
    void sendToConnection(const QString &connectionId, pubsub::DataType type, const QByteArray &dataText,
                          int ttlSeconds);
    ClientSession *find(const QString &connectionId) const;
    QList<ClientSession *> ofUser(const QString &user) const;
    QList<ClientSession *> ofGroup(const QString &group) const;
    QList<ClientSession *> all() const;
    void join(ClientSession *session, const QString &group);
    void leave(ClientSession *session, const QString &group);
    void leaveAll(ClientSession *session);
    bool passes(const Audience &audience, const ClientSession &session) const;
    /// Says why, closes the socket, forgets the session.
    void end(ClientSession *session, const QString &reason);

    /// To be called about once a second: recovery windows, expired messages, pings, silent peers.
    void tick(Milliseconds pingEvery, Milliseconds silenceLimit);
    /// Closes every socket with 1001; sessions are forgotten.
    void goAway();

private:
    void handle(ClientSession *session, const pubsub::ClientFrame &frame);
    void ack(ClientSession *session, pubsub::AckId id);
    void refuse(ClientSession *session, pubsub::AckId id, const QString &name, const QString &message);
    bool isRepeated(ClientSession *session, pubsub::AckId id);
    void changeGroup(ClientSession *session, const QString &group, pubsub::AckId id, bool joining);
    void sendFrom(ClientSession *session, const pubsub::SendToGroup &frame);
    void deliver(ClientSession *session, const QByteArray &body, int ttlSeconds);
    void endMarked();
    void forget(ClientSession *session);

    QString m_name;
    SessionLimits m_limits;
    const Clock &m_clock;
    QHash<QString, ClientSession *> m_sessions;
    QHash<QString, QSet<ClientSession *>> m_groups;
    QMultiHash<QString, ClientSession *> m_users;
    QList<ClientSession *> m_tooSlow; ///< ended after the fan-out that found them, not inside it
    HubCounters m_counters;
    quint64 m_publishes = 0;
    Milliseconds m_lastPing{0};
};

} // namespace callboard::relay
