// A hub session's connection over a WebSocket of the HTTP server.
#pragma once
#include "httpd/websocket.h"
#include "relay/hub/outlet.h"

namespace callboard::relay {

class Hub;
class Session;

/// Takes the socket's callbacks away when it is destroyed, so that a socket still in its closing handshake no longer
/// reaches a session that may be gone.
class SocketOutlet final : public Outlet
{
public:
    explicit SocketOutlet(std::shared_ptr<httpd::WebSocket> socket) : m_socket(std::move(socket)) { }
    ~SocketOutlet() override;

    /// From here on the socket's messages and its end go to the session.
    static void bind(httpd::WebSocket &socket, Hub &hub, Session *session);

    void sendText(const QByteArray &frame) override { m_socket->sendText(frame); }
    void sendParts(QByteArrayView prefix, const QByteArray &shared) override;
    void ping() override { m_socket->ping(); }
    qint64 bytesPending() const override { return m_socket->bytesToWrite(); }
    void close(const QByteArray &reason) override;
    void drop() override;

private:
    std::shared_ptr<httpd::WebSocket> m_socket;
};

} // namespace callboard::relay
