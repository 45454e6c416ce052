// Carries out the engine's orders about media streaming.
#pragma once
#include "exchange/media/mediaserver.h"
#include "exchange/streams/appstream.h"

namespace callboard::exchange {

/// Lives in the server's thread; `media` outlives it.
class StreamDesk : public QObject
{
    Q_OBJECT

public:
    StreamDesk(MediaServer &media, AppSocket::Token token, AppSocketRules rules = {}, QObject *parent = nullptr);
    ~StreamDesk() override;

    /// In the order in which they happened; what is not about streams is ignored.
    void take(const QList<callboard::exchange::Event> &events);
    /// Loses all connections, as a failing network would.
    void interruptAll();

    size_t streams() const { return m_streams.size(); }
    const StreamFigures &figures() const { return m_figures; }

signals:
    /// For the engine.
    void reported(const callboard::exchange::Input &input);

private:
    void open(const StreamOrder &order);
    void close(StreamId id);
    void flush();
    void failed(StreamId id, StreamProblem problem);
    void remove(StreamId id);

    MediaServer &m_media;
    AppSocket::Token m_token;
    AppSocketRules m_rules;
    FrameTime m_time;
    StreamFigures m_figures;
    std::map<StreamId, std::unique_ptr<AppStream>> m_streams;
};

} // namespace callboard::exchange
