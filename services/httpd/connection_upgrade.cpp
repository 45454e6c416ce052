// From HTTP to WebSocket.
#include "httpd/connection.h"
#include "httpd/handshake.h"
#include "httpd/websocketlink.h"

namespace callboard::httpd {

void Connection::upgrade(Request request, QByteArrayView rest)
{
    const quint32 id = std::exchange(m_current, 0);
    if (auto refusal = handshakeRefusal(request))
        return refuseUpgrade(id, std::move(*refusal));
    if (m_answers.size() != 1)
        return refuseUpgrade(id, Response::empty(400)); // asked while earlier answers are due
    m_phase = Phase::Deciding;
    m_rest = rest.toByteArray();
    m_match.target->gate(request, [self = weak_from_this(), id, request](const UpgradeDecision &decision) {
        if (const auto connection = self.lock())
            connection->decided(id, request, decision);
    });
}

void Connection::decided(quint32 id, const Request &request, const UpgradeDecision &decision)
{
    if (m_phase != Phase::Deciding)
        return;
    if (decision.refusal)
        return refuseUpgrade(id, *decision.refusal);
    if (m_winding)
        return refuseUpgrade(id, Response::empty(503));
    becomeWebSocket(request, decision, std::exchange(m_rest, {}));
}

void Connection::refuseUpgrade(quint32 id, Response refusal)
{
    ++m_core.stats.refused;
    refusal.close = true;
    m_phase = Phase::Closing;
    m_rest.clear();
    answer(id, std::move(refusal));
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
