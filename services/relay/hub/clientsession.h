// One Web PubSub connection as the hub sees it: it may live on while its socket is away.
#pragma once
#include "pubsub/roles.h"
#include "relay/hub/ackmemory.h"
#include "relay/hub/outlet.h"
#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>
#include <chrono>
#include <memory>
#include <optional>

namespace callboard::relay {

/// Limits of one connection; sources: Microsoft's documentation for the first two, quality.md for the third.
struct SessionLimits {
    qsizetype messages = 10'000; ///< unacknowledged; the service keeps 1,000
    qint64 bytes = 16 * 1024 * 1024; ///< unacknowledged
    qint64 pending = 1024 * 1024; ///< written but not taken by the peer: then it is cut
    std::chrono::milliseconds window{60'000}; ///< how long an absent session is kept; the service promises 30 s
};

/// Owned by its Hub, in the hub's thread. Reliable sessions number their messages from 1 and keep each until it is
/// acknowledged; plain ones only pass them on.
class ClientSession
{
public:
    struct Identity {
        QString connectionId;
        QString reconnectionToken; ///< null on plain connections
        QString userId; ///< null: anonymous
        QStringList roles;
    };
    ClientSession(Identity identity, const SessionLimits &limits);

    const QString &connectionId() const { return m_identity.connectionId; }
    const QString &userId() const { return m_identity.userId; }
    const QString &reconnectionToken() const { return m_identity.reconnectionToken; }
    bool isReliable() const { return !m_identity.reconnectionToken.isNull(); }
    bool isPresent() const { return m_outlet != nullptr; }
    Outlet *outlet() const { return m_outlet.get(); }

    /// Binds a socket: greets it, sends again what is unacknowledged. An older socket is dropped.
    void attach(std::unique_ptr<Outlet> outlet, std::chrono::milliseconds now);
    /// The socket is gone; the session waits from now on.
    void detach(std::chrono::milliseconds now);
    std::optional<std::chrono::milliseconds> awaySince() const { return m_awaySince; }

    /// Sends or queues one message; `expires` drops it from the queue when it was not taken by then.
    /// False when a limit is passed: the caller ends the session.
    [[nodiscard]] bool deliver(const QByteArray &body, std::optional<std::chrono::milliseconds> expires);
    void sendFrame(const QByteArray &frame);
    void acknowledge(quint64 sequenceId);
    /// Forgets queued messages whose time has passed; the gap in the numbers is allowed.
    void expire(std::chrono::milliseconds now);
    qsizetype unacknowledged() const { return m_queue.size(); }

    QSet<QString> groups;
    pubsub::Permissions permissions;
    AckMemory acks;
    quint64 lastPublish = 0; ///< the hub's mark against delivering twice
    std::chrono::milliseconds lastHeard{0}; ///< any frame or pong

private:
    struct Queued {
        quint64 sequenceId;
        QByteArray body;
        std::optional<std::chrono::milliseconds> expires;
    };

    Identity m_identity;
    const SessionLimits &m_limits;
    std::unique_ptr<Outlet> m_outlet;
    std::optional<std::chrono::milliseconds> m_awaySince;
    QList<Queued> m_queue;
    qint64 m_queuedBytes = 0;
    quint64 m_lastSequence = 0;
};

} // namespace callboard::relay
