#include "relay/hub/session.h"
#include "pubsub/relayframes.h"
#include <charconv>

namespace callboard::relay {

namespace {
constexpr char IdPrefix[] = "{\"sequenceId\":";
constexpr qsizetype IdPrefixSize = sizeof IdPrefix - 1;

/// The part of a frame that differs between receivers, written without an allocation.
class FramePrefix
{
public:
    explicit FramePrefix(quint64 id)
    {
        char *end = std::copy_n(IdPrefix, IdPrefixSize, m_text);
        end = std::to_chars(end, m_text + sizeof m_text - 1, id).ptr;
        *end++ = ',';
        m_size = end - m_text;
    }
    QByteArrayView view() const { return {m_text, m_size}; }

private:
    char m_text[IdPrefixSize + 22];
    qsizetype m_size;
};

/// A close frame's reason has 123 bytes; half a character at its end would be a protocol error.
QByteArray closeReason(const QString &reason)
{
    QByteArray text = reason.left(120).toUtf8();
    while (text.size() > 120 || !text.isValidUtf8())
        text.chop(1);
    return text;
}
} // namespace

Session::Session(SessionKind k, QString connectionId, QString token, const ClientIdentity &who)
    : id(std::move(connectionId)),
      reconnectionToken(std::move(token)),
      userId(who.userId),
      kind(k),
      permissions(who.roles)
{
}

void Session::attach(std::unique_ptr<Outlet> outlet, std::chrono::milliseconds now)
{
    if (m_outlet)
        m_outlet->drop();
    m_outlet = std::move(outlet);
    m_heard = m_pinged = m_progress = now;
    m_outlet->sendText(pubsub::connectedFrame(userId, id, reconnectionToken));
    m_queue.rewind();
}

void Session::detach(std::chrono::milliseconds now)
{
    m_outlet.reset();
    m_detached = now;
}

void Session::dismiss(const QString &reason)
{
    if (!m_outlet)
        return;
    m_outlet->sendText(pubsub::disconnectedFrame(reason));
    m_outlet->close(closeReason(reason));
    m_outlet.reset();
}

Session::Health Session::deliver(const PayloadPtr &payload, const HubLimits &limits, std::chrono::milliseconds now)
{
    if (m_queue.isEmpty())
        m_progress = now;
    m_queue.append(payload);
    const bool upToDate = m_queue.nextId() == m_queue.lastId();
    if (m_outlet && upToDate && m_outlet->bytesPending() < limits.writeAhead)
        sendNext();
    if (m_queue.count() <= limits.queuedMessages && m_queue.bytes() <= limits.queuedBytes)
        return Health::Good;
    return health(limits, now);
}

void Session::sendNext()
{
    const Payload *next = m_queue.nextUnsent();
    if (isReliable()) {
        m_outlet->sendParts(FramePrefix(m_queue.nextId()).view(), next->body);
        m_queue.markSent();
    } else {
        m_outlet->sendParts("{", next->body);
        m_queue.markSent();
        m_queue.acknowledge(m_queue.nextId() - 1);
    }
}

void Session::pump(const HubLimits &limits, std::chrono::milliseconds now)
{
    if (!m_outlet)
        return;
    if (!isReliable())
        m_progress = now;
    while (const Payload *next = m_queue.nextUnsent()) {
        if (m_outlet->bytesPending() >= limits.writeAhead)
            return;
        if (!next->isExpired(now)) {
            sendNext();
        } else {
            m_queue.markSent();
            if (!isReliable())
                m_queue.acknowledge(m_queue.nextId() - 1);
        }
    }
}

void Session::acknowledge(quint64 sequenceId, std::chrono::milliseconds now)
{
    if (isReliable() && m_queue.acknowledge(sequenceId))
        m_progress = now;
}

Session::Health Session::answer(const QByteArray &frame, const HubLimits &limits)
{
    if (!m_outlet)
        return Health::Good;
    m_outlet->sendText(frame);
    return m_outlet->bytesPending() > limits.controlAhead ? Health::Slow : Health::Good;
}

bool Session::isLost(const HubLimits &limits, std::chrono::milliseconds now) const
{
    return m_outlet && now - m_heard >= limits.lostAfter;
}

bool Session::isExpired(const HubLimits &limits, std::chrono::milliseconds now) const
{
    return !m_outlet && now - m_detached >= limits.recoveryWindow;
}

void Session::pingIfDue(const HubLimits &limits, std::chrono::milliseconds now)
{
    if (!m_outlet || now - qMax(m_heard, m_pinged) < limits.pingEvery)
        return;
    m_pinged = now;
    m_outlet->ping();
}

Session::Health Session::health(const HubLimits &limits, std::chrono::milliseconds now) const
{
    if (m_queue.bytes() > limits.queuedBytes || m_queue.count() > limits.queuedMost)
        return Health::Full;
    const bool patient = m_outlet && now - m_progress < limits.patience;
    return m_queue.count() > limits.queuedMessages && !patient ? Health::Full : Health::Good;
}

} // namespace callboard::relay
