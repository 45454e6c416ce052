// One client of a hub: who it is, what it may, what it has still to get.
#pragma once
#include "pubsub/roles.h"
#include "relay/hub/ackmemory.h"
#include "relay/hub/hublimits.h"
#include "relay/hub/messagequeue.h"
#include "relay/hub/outlet.h"
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

namespace callboard::relay {

struct Group;

/// What a client's token says about it.
struct ClientIdentity {
    QString userId; ///< null: anonymous
    QStringList roles;
    QStringList groups; ///< joined at once
};

enum class SessionKind { Plain, Reliable };

/// A connectionId and all that belongs to it. A reliable session outlives its connection for the recovery window; a
/// plain one ends with it. Owned by the hub, one thread.
class Session
{
public:
    enum class Health {
        Good,
        Full, ///< more waits than the limits allow, and the peer takes nothing
        Slow ///< the peer reads nothing
    };

    Session(SessionKind kind, QString id, QString reconnectionToken, const ClientIdentity &who);

    const QString id;
    const QString reconnectionToken; ///< null on plain sessions
    const QString userId;
    const SessionKind kind;
    pubsub::Permissions permissions;
    AckMemory done; ///< ackIds of requests that were carried out

    bool isReliable() const { return kind == SessionKind::Reliable; }
    bool isConnected() const { return m_outlet != nullptr; }
    const MessageQueue &queue() const { return m_queue; }

    /// Greets the new connection and sends it all that is not acknowledged. An older connection is dropped silently.
    void attach(std::unique_ptr<Outlet> outlet, std::chrono::milliseconds now);
    /// The connection is gone.
    void detach(std::chrono::milliseconds now);
    /// Tells the client that it is over, and why, and closes.
    void dismiss(const QString &reason);

    /// Queues the message and sends it as far as the peer keeps up.
    Health deliver(const PayloadPtr &payload, const HubLimits &limits, std::chrono::milliseconds now);
    /// Sends on after the connection has written what it had.
    void pump(const HubLimits &limits, std::chrono::milliseconds now);
    void acknowledge(quint64 sequenceId, std::chrono::milliseconds now);
    /// An answer to the client itself; not numbered, lost with the connection.
    Health answer(const QByteArray &frame, const HubLimits &limits);

    /// Something came from the peer, if only a pong.
    void heard(std::chrono::milliseconds now) { m_heard = now; }
    /// Silent for too long.
    bool isLost(const HubLimits &limits, std::chrono::milliseconds now) const;
    bool isExpired(const HubLimits &limits, std::chrono::milliseconds now) const;
    void pingIfDue(const HubLimits &limits, std::chrono::milliseconds now);
    Health health(const HubLimits &limits, std::chrono::milliseconds now) const;

    // Kept by the group index.
    struct Membership {
        Group *group;
        size_t place; ///< in the group's list of members
    };
    std::vector<Membership> memberships;
    quint64 stamp = 0; ///< number of the last publish that reached it

private:
    void sendNext();

    MessageQueue m_queue;
    std::unique_ptr<Outlet> m_outlet;
    std::chrono::milliseconds m_heard{0};
    std::chrono::milliseconds m_pinged{0};
    std::chrono::milliseconds m_progress{0}; ///< when the peer last took something
    std::chrono::milliseconds m_detached{0};
};

} // namespace callboard::relay
