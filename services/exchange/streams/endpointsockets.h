// GET /exchange/v1/endpoints/{rawId}/audio: any program as a party's microphone and speaker.
#pragma once
#include "exchange/media/mediaserver.h"
#include "exchange/streams/endpointsocket.h"
#include <map>

namespace callboard::httpd {
class HttpServer;
}

namespace callboard::exchange {

/// While a program is attached, the party hears and speaks there, in whatever call it is in; a second program takes the
/// place of the first, which is closed with 4001 "replaced". Frames are those of media streaming, both ways; metadata
/// comes first from here and may come from there. Sound flows only while the party is in a call.
/// Lives in the server's thread; `media` outlives it.
class EndpointSockets : public QObject
{
    Q_OBJECT

public:
    /// `bearer` is asked of every program; `seed` decides which frames the faults meet.
    EndpointSockets(MediaServer &media, QByteArray bearer, quint64 seed, QObject *parent = nullptr);
    ~EndpointSockets() override;

    void addRoutes(httpd::HttpServer &server);
    /// Loses all connections, as a failing network would.
    void dropAll();

    size_t sockets() const { return m_sockets.size(); }
    const StreamFigures &figures() const { return m_figures; }

private:
    void open(const RawId &party, const std::shared_ptr<httpd::WebSocket> &socket);
    void closed(const RawId &party, const EndpointSocket *socket);
    void flush();

    MediaServer &m_media;
    QByteArray m_bearer;
    quint64 m_seed;
    FrameTime m_time;
    StreamFigures m_figures;
    std::map<RawId, std::unique_ptr<EndpointSocket>> m_sockets;
};

} // namespace callboard::exchange
