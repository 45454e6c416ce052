#include "exchange/streams/streamdesk.h"

namespace callboard::exchange {

StreamDesk::StreamDesk(MediaServer &media, AppSocket::Token token, AppSocketRules rules, QObject *parent)
    : QObject(parent),
      m_media(media),
      m_token(std::move(token)),
      m_rules(std::move(rules))
{
    connect(&m_media, &MediaServer::socketsReady, this, &StreamDesk::flush);
}

StreamDesk::~StreamDesk() = default;

void StreamDesk::take(const QList<Event> &events)
{
    for (const Event &event : events) {
        const auto *order = std::get_if<StreamOrder>(&event);
        if (order && order->kind == StreamOrder::Kind::Open)
            open(*order);
        else if (order)
            close(order->stream);
    }
}

void StreamDesk::open(const StreamOrder &order)
{
    const auto nameOf = [this](LegId leg) { return m_media.whoHas(leg); };
    auto stream = std::make_unique<AppStream>(order, m_token, m_rules, nameOf, m_figures);
    connect(stream.get(), &AppStream::opened, this, [this](StreamId id) {
        const AppStream &stream = *m_streams.at(id);
        m_media.openStream(stream.leg(), stream.tap());
        emit reported(StreamOpened{id});
    });
    connect(stream.get(), &AppStream::failed, this, &StreamDesk::failed);
    stream->open();
    m_streams.emplace(order.stream, std::move(stream));
}

void StreamDesk::close(StreamId id)
{
    const auto it = m_streams.find(id);
    if (it == m_streams.end())
        return;
    it->second->flush(m_time);
    it->second->close();
    remove(id);
}

void StreamDesk::failed(StreamId id, StreamProblem problem)
{
    remove(id);
    emit reported(StreamFailed{id, problem});
}

/// It may be in the middle of a signal of its own.
void StreamDesk::remove(StreamId id)
{
    AppStream *gone = m_streams.extract(id).mapped().release();
    m_media.closeStream(gone->leg());
    gone->disconnect(this);
    gone->deleteLater();
}

void StreamDesk::flush()
{
    for (const auto &[id, stream] : m_streams)
        stream->flush(m_time);
}

void StreamDesk::interruptAll()
{
    for (const auto &[id, stream] : m_streams)
        stream->interrupt();
}

} // namespace callboard::exchange
