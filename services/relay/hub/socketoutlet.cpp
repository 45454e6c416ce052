#include "relay/hub/socketoutlet.h"
#include "relay/hub/hub.h"

namespace callboard::relay {

namespace {
void unbind(httpd::WebSocket &socket)
{
    socket.onText = {};
    socket.onBinary = {};
    socket.onPong = {};
    socket.onDrained = {};
    socket.onClosed = {};
}
} // namespace

SocketOutlet::~SocketOutlet()
{
    unbind(*m_socket);
}

void SocketOutlet::bind(httpd::WebSocket &socket, Hub &hub, Session *session)
{
    const auto frame = [&hub, session](const QByteArray &text) { hub.received(session, text); };
    socket.onText = frame;
    socket.onBinary = frame; // JSON in binary frames is allowed
    socket.onPong = [&hub, session](const QByteArray &) { hub.heard(session); };
    socket.onDrained = [&hub, session] { hub.drained(session); };
    socket.onClosed = [&hub, session](httpd::CloseCode code, const QByteArray &) {
        hub.closed(session, code == httpd::CloseCode::Abnormal);
    };
}

void SocketOutlet::sendParts(QByteArrayView prefix, const QByteArray &shared)
{
    m_socket->sendParts(prefix, shared);
}

void SocketOutlet::close(const QByteArray &reason)
{
    m_socket->close(httpd::CloseCode::PolicyViolation, reason);
}

void SocketOutlet::drop()
{
    unbind(*m_socket);
    m_socket->abort();
}

} // namespace callboard::relay
