#include "exchange/streams/endpointsockets.h"
#include "core/literals.h"
#include "exchange/engine/rawids.h"
#include "http/hmac.h"
#include "httpd/httpserver.h"

namespace callboard::exchange {

EndpointSockets::EndpointSockets(MediaServer &media, QByteArray bearer, quint64 seed, QObject *parent)
    : QObject(parent),
      m_media(media),
      m_bearer(std::move(bearer)),
      m_seed(seed)
{
    connect(&m_media, &MediaServer::socketsReady, this, &EndpointSockets::flush);
}

EndpointSockets::~EndpointSockets() = default;

void EndpointSockets::addRoutes(httpd::HttpServer &server)
{
    const auto gate = [this](const httpd::Request &request) {
        using httpd::Response;
        if (!http::equalInConstantTime(request.bearerToken(), m_bearer))
            return httpd::UpgradeDecision::refuse(Response::error(401, u"Denied"_s, u"The access key is missing."_s));
        const RawId party(request.param("rawId"));
        if (!isPhone(party) && !isAcsUser(party))
            return httpd::UpgradeDecision::refuse(
                Response::error(400, u"8523"_s, u"The address must name 4:+<number> or 8:acs:<user>."_s));
        return httpd::UpgradeDecision::accept();
    };
    server.upgrade("/exchange/v1/endpoints/{rawId}/audio", gate,
                   [this](const std::shared_ptr<httpd::WebSocket> &socket, const httpd::Request &request,
                          const httpd::UpgradeDecision &) { open(RawId(request.param("rawId")), socket); });
}

void EndpointSockets::open(const RawId &party, const std::shared_ptr<httpd::WebSocket> &socket)
{
    if (const auto before = m_sockets.find(party); before != m_sockets.end())
        before->second->replaced();
    auto attached = std::make_unique<EndpointSocket>(socket, m_seed + qHash(party.text), m_figures);
    socket->onClosed
        = [this, party, raw = attached.get()](httpd::CloseCode, const QByteArray &) { closed(party, raw); };
    m_media.attach(party, attached->line());
    m_sockets[party] = std::move(attached);
}

void EndpointSockets::closed(const RawId &party, const EndpointSocket *socket)
{
    const auto it = m_sockets.find(party);
    if (it == m_sockets.end() || it->second.get() != socket) // its place was taken
        return;
    m_media.attach(party, nullptr);
    m_sockets.erase(it);
}

void EndpointSockets::flush()
{
    for (const auto &[party, socket] : m_sockets)
        socket->flush(m_time);
}

void EndpointSockets::dropAll()
{
    for (auto it = m_sockets.begin(); it != m_sockets.end();) {
        EndpointSocket &socket = *(it++)->second;
        socket.drop();
    }
}

} // namespace callboard::exchange
