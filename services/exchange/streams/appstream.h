// Media streaming of one call connection.
#pragma once
#include "exchange/engine/events.h"
#include "exchange/media/streamtap.h"
#include "exchange/sockets/appsocket.h"
#include "exchange/streams/framereader.h"
#include "exchange/streams/frametime.h"
#include "exchange/streams/intake.h"
#include <map>

namespace callboard::exchange {

/// Figures of all that a desk has seen; they never go back.
struct StreamFigures {
    quint64 framesOut = 0; ///< sent or waiting to be
    quint64 framesIn = 0; ///< that could be read
    quint64 lostOut = 0; ///< the receiver was slow or away
    quint64 lostIn = 0; ///< there was no room
    quint64 malformed = 0;
};

/// From the order to the end of it. Lives in the thread of the desk.
class AppStream : public QObject
{
    Q_OBJECT

public:
    /// Frames that can't be read, until the application is cut.
    static constexpr int MostBadFrames = 50;
    using NameOf = std::function<RawId(LegId)>;

    /// `figures` outlives it.
    AppStream(const StreamOrder &order, AppSocket::Token token, const AppSocketRules &rules, NameOf nameOf,
              StreamFigures &figures);
    ~AppStream() override;

    const std::shared_ptr<StreamTap> &tap() const { return m_tap; }
    LegId leg() const { return m_order.leg; }
    StreamId id() const { return m_order.stream; }
    void open() { m_socket.open(); }
    /// Sends what the tap has gathered.
    void flush(FrameTime &time);
    void close();
    void interrupt() { m_socket.interrupt(); }

signals:
    /// The first time.
    void opened(callboard::exchange::StreamId id);
    /// It has ended by itself; what is signalled afterwards is of no concern.
    void failed(callboard::exchange::StreamId id, callboard::exchange::StreamProblem problem);

private:
    void received(const QByteArray &text);
    void take(const SocketFrame &frame);
    void malformed();
    QByteArray textOf(const StreamItem &item, FrameTime &time);
    const QByteArray &nameOf(LegId leg);
    media::Samples outOf(const StreamItem &item);

    StreamOrder m_order;
    NameOf m_nameOf;
    StreamFigures &m_figures;
    std::shared_ptr<StreamTap> m_tap;
    AppSocket m_socket;
    FrameReader m_reader;
    Intake m_intake;
    struct Speaker {
        QByteArray name; ///< quoted
        std::optional<media::Resampler> out;
    };
    std::map<LegId, Speaker> m_speakers;
    int m_bad = 0;
    bool m_wasOpen = false;
    quint64 m_lostTold = 0; ///< of the socket's, in the figures already
    quint64 m_droppedTold = 0; ///< of the tap's
};

} // namespace callboard::exchange
