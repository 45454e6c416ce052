#include "httpd/websocket.h"
#include "httpd/websocketlink.h"

namespace callboard::httpd {

WebSocket::WebSocket(std::unique_ptr<WebSocketLink> link) : m_link(std::move(link)) { }
WebSocket::~WebSocket() = default;

void WebSocket::sendText(const QByteArray &text)
{
    m_link->send(Opcode::Text, text);
}

void WebSocket::sendBinary(const QByteArray &bytes)
{
    m_link->send(Opcode::Binary, bytes);
}

void WebSocket::sendParts(QByteArrayView prefix, const QByteArray &sharedSuffix)
{
    m_link->send(Opcode::Text, sharedSuffix, prefix);
}

void WebSocket::ping(const QByteArray &payload)
{
    m_link->ping(payload);
}

void WebSocket::sendTextNow(const QByteArray &text)
{
    m_link->sendNow(Opcode::Text, text);
}

void WebSocket::setPatient()
{
    m_link->setPatient();
}

void WebSocket::close(CloseCode code, const QByteArray &reason)
{
    m_link->close(code, reason);
}

void WebSocket::abort()
{
    m_link->abort();
}

bool WebSocket::isOpen() const
{
    return m_link->isOpen();
}

qint64 WebSocket::bytesToWrite() const
{
    return m_link->bytesToWrite();
}

QByteArray WebSocket::subprotocol() const
{
    return m_link->subprotocol();
}

QString WebSocket::peer() const
{
    return m_link->peer();
}

} // namespace callboard::httpd
