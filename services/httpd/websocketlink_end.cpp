// Writing, and the end of a WebSocket connection.
#include "httpd/websocketlink.h"

namespace callboard::httpd {

void WebSocketLink::flush()
{
    if (m_phase == Phase::Gone || m_finished)
        return;
    const bool had = !m_out.isEmpty();
    const auto flushed = m_out.flush(*m_stream);
    if (flushed == OutQueue::Flushed::Broken)
        return goAway();
    m_stream->watch(true, flushed == OutQueue::Flushed::Blocked);
    if (flushed == OutQueue::Flushed::Blocked)
        return;
    if (m_phase == Phase::Finishing) {
        m_finished = true;
        m_stream->finish();
    } else if (had && m_phase == Phase::Open && m_socket->onDrained) {
        const auto callback = m_socket->onDrained;
        callback();
    }
}

void WebSocketLink::sendNow(Opcode opcode, const QByteArray &payload)
{
    if (m_phase != Phase::Open)
        return;
    const FrameHeader header(opcode, payload.size());
    const std::array<QByteArrayView, 2> parts{header.view(), payload};
    const qint64 taken = m_out.isEmpty() ? m_stream->write(parts) : 0;
    if (taken == Stream::Broken)
        return goAway();
    const qint64 begun = header.view().size();
    if (taken == begun + payload.size())
        return;
    m_out.append(header.view().sliced(std::min(taken, begun)));
    m_out.append(QByteArrayView(payload).sliced(std::max<qint64>(0, taken - begun)));
    flush();
}

void WebSocketLink::finish(CloseCode code, const QByteArray &reason)
{
    m_phase = Phase::Finishing;
    m_code = code;
    m_reason = reason;
    m_since = m_core->clock.monotonic();
    m_core->needsFlush(this);
}

void WebSocketLink::abort()
{
    goAway();
}

void WebSocketLink::goAway()
{
    if (m_phase == Phase::Gone || !m_core)
        return;
    m_phase = Phase::Gone;
    --m_core->stats.webSockets;
    m_stream->close();
    m_out.clear();
    m_core->retire(this);
}

void WebSocketLink::tick(std::chrono::milliseconds now)
{
    const bool ending = m_phase == Phase::Closing || m_phase == Phase::Finishing;
    if (ending && now >= m_since + m_core->limits.closeTime)
        goAway();
}

void WebSocketLink::wind()
{
    close(CloseCode::GoingAway, {});
}

void WebSocketLink::drop()
{
    m_phase = Phase::Gone;
    m_stream.reset();
    m_core = nullptr;
    m_out.clear();
}

void WebSocketLink::retired()
{
    if (const auto callback = std::exchange(m_socket->onClosed, {}))
        callback(m_code, m_reason);
    // Nobody is called any more; what the callbacks hold on to goes.
    m_socket->onText = {};
    m_socket->onBinary = {};
    m_socket->onPong = {};
    m_socket->onDrained = {};
    m_stream.reset();
    m_core = nullptr;
}

} // namespace callboard::httpd
