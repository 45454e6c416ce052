// One program that is a party's microphone and speaker.
#pragma once
#include "exchange/media/socketline.h"
#include "exchange/streams/appstream.h"
#include "httpd/websocket.h"

namespace callboard::exchange {

/// Owned by EndpointSockets; one thread.
class EndpointSocket
{
public:
    static constexpr int MostBadFrames = AppStream::MostBadFrames;
    static constexpr qint64 MostWaiting = 64 * 1024; ///< bytes; then frames are lost
    static constexpr int MostLost = 500; ///< frames in a row; then the socket is cut

    /// `figures` outlives it. Sends the metadata.
    EndpointSocket(std::shared_ptr<httpd::WebSocket> socket, quint64 seed, StreamFigures &figures);
    ~EndpointSocket();
    Q_DISABLE_COPY_MOVE(EndpointSocket)

    const std::shared_ptr<SocketLine> &line() const { return m_line; }
    /// Sends what the line has gathered.
    void flush(FrameTime &time);
    void drop() { m_socket->abort(); }
    /// Another program has taken the place.
    void replaced();

private:
    void received(const QByteArray &text);
    void take(const SocketFrame &frame);
    void speak(const SocketFrame &frame);
    void write(std::int64_t number, const media::Sample *samples);
    void malformed();
    bool isSlow();

    std::shared_ptr<httpd::WebSocket> m_socket;
    std::shared_ptr<SocketLine> m_line;
    StreamFigures &m_figures;
    FrameReader m_reader;
    QByteArray m_text; ///< kept for its memory
    Intake m_intake;
    std::vector<media::Sample> m_rest; ///< of sound that is not cut into 20 ms
    std::int64_t m_next = 0; ///< number of the next frame
    int m_bad = 0;
    int m_lost = 0; ///< in a row
};

} // namespace callboard::exchange
