#include "relay/hub/clientsession.h"
#include "pubsub/relayframes.h"
#include <algorithm>

namespace callboard::relay {

ClientSession::ClientSession(Identity identity, const SessionLimits &limits)
    : permissions(identity.roles),
      m_identity(std::move(identity)),
      m_limits(limits)
{
}

void ClientSession::attach(std::unique_ptr<Outlet> outlet, std::chrono::milliseconds now)
{
    // The old socket may still look open after a network change; dropping it must not end the session.
    const std::unique_ptr<Outlet> old = std::exchange(m_outlet, std::move(outlet));
    if (old)
        old->drop();
    m_awaySince.reset();
    lastHeard = now;
    expire(now);
    sendFrame(pubsub::connectedFrame(m_identity.userId, m_identity.connectionId, m_identity.reconnectionToken));
    for (const Queued &message : std::as_const(m_queue))
        m_outlet->sendParts(pubsub::messagePrefix(message.sequenceId), message.body);
}

void ClientSession::detach(std::chrono::milliseconds now)
{
    m_outlet.reset();
    m_awaySince = now;
}

bool ClientSession::deliver(const QByteArray &body, std::optional<std::chrono::milliseconds> expires)
{
    if (m_outlet && m_outlet->bytesPending() > m_limits.pending)
        return false;
    if (!isReliable()) {
        if (m_outlet)
            m_outlet->sendParts(pubsub::messagePrefix({}), body);
        return true;
    }
    if (m_queue.size() >= m_limits.messages || m_queuedBytes + body.size() > m_limits.bytes)
        return false;
    m_queue.append({++m_lastSequence, body, expires});
    m_queuedBytes += body.size();
    if (m_outlet)
        m_outlet->sendParts(pubsub::messagePrefix(m_lastSequence), body);
    return true;
}

void ClientSession::sendFrame(const QByteArray &frame)
{
    if (m_outlet)
        m_outlet->send(frame);
}

void ClientSession::acknowledge(quint64 sequenceId)
{
    if (sequenceId > m_lastSequence)
        return;
    while (!m_queue.isEmpty() && m_queue.constFirst().sequenceId <= sequenceId) {
        m_queuedBytes -= m_queue.constFirst().body.size();
        m_queue.removeFirst();
    }
    if (m_queue.isEmpty())
        m_queue = {}; // an idle connection keeps no capacity
}

void ClientSession::expire(std::chrono::milliseconds now)
{
    m_queue.removeIf([&](const Queued &message) {
        const bool late = message.expires && *message.expires <= now;
        m_queuedBytes -= late ? message.body.size() : 0;
        return late;
    });
}

} // namespace callboard::relay
