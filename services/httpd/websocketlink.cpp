#include "httpd/websocketlink.h"
#include <QtEndian>

namespace callboard::httpd {

namespace {
constexpr qsizetype controlBytes = 125;
// A peer that floods pings and reads nothing gets no more pongs (RFC 6455, 5.5.3 allows to skip some).
constexpr qint64 pongWindow = 64 * 1024;

bool mayBeSent(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}
} // namespace

WebSocketLink::WebSocketLink(ServerCore &core, std::unique_ptr<Stream> stream, QString peer, QByteArray subprotocol)
    : m_core(&core),
      m_stream(std::move(stream)),
      m_reader(core.limits.messageBytes),
      m_peer(std::move(peer)),
      m_subprotocol(std::move(subprotocol))
{
    ++core.stats.webSockets;
    m_stream->setClient(this);
}

WebSocketLink::~WebSocketLink() = default;

void WebSocketLink::open(const QByteArray &answer, WebSocket *socket)
{
    m_socket = socket;
    m_out.append(answer);
    m_core->needsFlush(this);
}

void WebSocketLink::streamReadable()
{
    if (m_phase == Phase::Gone)
        return;
    const qint64 got = m_stream->read(m_core->readBuffer(), m_core->readBufferBytes());
    if (got > 0)
        received(m_core->readBuffer(), got);
    else if (got != Stream::Nothing)
        goAway();
}

void WebSocketLink::received(char *bytes, qsizetype size)
{
    if (m_phase != Phase::Open && m_phase != Phase::Closing)
        return;
    if (const auto wrong = m_reader.read(bytes, size, *this))
        breach(*wrong);
}

bool WebSocketLink::messageArrived(Opcode kind, QByteArray payload)
{
    if (kind == Opcode::Close) {
        closeArrived(payload);
        return false;
    }
    if (m_phase != Phase::Open)
        return m_phase == Phase::Closing;
    if (kind == Opcode::Ping && m_out.bytes() < pongWindow)
        queue(Opcode::Pong, payload);
    // Copies: a callback may replace itself.
    const auto call = [&](std::function<void(const QByteArray &)> callback) {
        if (callback)
            callback(payload);
    };
    if (kind == Opcode::Text)
        call(m_socket->onText);
    else if (kind == Opcode::Binary)
        call(m_socket->onBinary);
    else if (kind == Opcode::Pong)
        call(m_socket->onPong);
    return m_phase == Phase::Open || m_phase == Phase::Closing;
}

void WebSocketLink::closeArrived(const QByteArray &payload)
{
    const bool ours = m_phase == Phase::Closing;
    if (ours)
        return finish(m_code, m_reason);
    Utf8Check utf8;
    const quint16 code = payload.size() >= 2 ? qFromBigEndian<quint16>(payload.data()) : 0;
    const QByteArray reason = payload.sliced(qMin<qsizetype>(2, payload.size()));
    if (payload.size() == 1 || (!payload.isEmpty() && !mayBeSent(code)))
        return breach(CloseCode::ProtocolError);
    if (!utf8.add(reason) || !utf8.isComplete())
        return breach(CloseCode::InvalidPayload);
    queueClose(payload.isEmpty() ? CloseCode::NoStatus : CloseCode(code), {});
    finish(payload.isEmpty() ? CloseCode::NoStatus : CloseCode(code), reason);
}

void WebSocketLink::breach(CloseCode code)
{
    if (m_phase == Phase::Open)
        queueClose(code, {});
    finish(code, {});
}

void WebSocketLink::queueClose(CloseCode code, const QByteArray &reason)
{
    QByteArray payload;
    if (code != CloseCode::NoStatus) {
        payload.resize(2);
        qToBigEndian(quint16(code), payload.data());
        payload += reason.first(qMin(reason.size(), controlBytes - 2));
    }
    queue(Opcode::Close, payload);
}

void WebSocketLink::queue(Opcode opcode, const QByteArray &payload, QByteArrayView prefix)
{
    const FrameHeader header(opcode, prefix.size() + payload.size());
    if (payload.size() < OutQueue::SharedFrom)
        m_out.reserve(header.view().size() + prefix.size() + payload.size());
    m_out.append(header.view());
    m_out.append(prefix);
    m_out.appendShared(payload);
    m_core->needsFlush(this);
}

void WebSocketLink::send(Opcode opcode, const QByteArray &payload, QByteArrayView prefix)
{
    if (m_phase == Phase::Open)
        queue(opcode, payload, prefix);
}

void WebSocketLink::ping(const QByteArray &payload)
{
    send(Opcode::Ping, payload.first(qMin(payload.size(), controlBytes)));
}

void WebSocketLink::close(CloseCode code, const QByteArray &reason)
{
    if (m_phase != Phase::Open)
        return;
    m_phase = Phase::Closing;
    m_code = code;
    m_reason = reason;
    m_since = m_core->clock.monotonic();
    queueClose(code, reason);
}

} // namespace callboard::httpd
