// From HTTP to WebSocket.
#include "httpd/connection.h"
#include "httpd/handshake.h"
#include "httpd/websocketlink.h"

namespace callboard::httpd {

void Connection::upgrade(Request request, QByteArrayView rest)
{
    const quint32 id = std::exchange(m_current, 0);
    std::optional<Response> refusal = handshakeRefusal(request);
    UpgradeDecision decision;
    if (!refusal && m_answers.size() == 1) {
        decision = m_match.target->gate(request);
        refusal = decision.refusal;
    } else if (!refusal) {
        refusal = Response::empty(400); // asked while earlier answers are due
    }
    if (refusal) {
        ++m_core.stats.refused;
        refusal->close = true;
        m_phase = Phase::Closing;
        return answer(id, std::move(*refusal));
    }
    becomeWebSocket(request, decision, rest.toByteArray());
}

void Connection::becomeWebSocket(const Request &request, const UpgradeDecision &decision, QByteArray rest)
{
    auto made = std::make_unique<WebSocketLink>(m_core, std::move(m_stream), m_peer, decision.subprotocol);
    WebSocketLink *link = made.get();
    const auto socket = std::make_shared<WebSocket>(std::move(made));
    m_phase = Phase::Gone;
    m_core.retire(this);
    m_core.keep(std::shared_ptr<Peer>(socket, link));
    link->open(handshakeAnswer(request, decision.subprotocol), socket.get());
    m_match.target->onOpen(socket, request, decision);
    if (!rest.isEmpty())
        link->received(rest.data(), rest.size());
}

} // namespace callboard::httpd
