// What is recorded, and where it goes.
#include "exchange/media/mediaserver.h"

namespace callboard::exchange {

void MediaServer::on(const RecordingOrder &order)
{
    const RecordingKey key = order.recording;
    if (order.kind == RecordingOrder::Kind::Start)
        return startRecording(order);
    if (order.kind == RecordingOrder::Kind::Stop && m_recorder)
        m_recorder->stop(order);
    if (order.kind == RecordingOrder::Kind::Channel && m_recorder)
        m_recorder->addVoice(order);
    post([kind = order.kind, key, leg = order.leg, channel = order.channel](Studio &studio) {
        switch (kind) {
        case RecordingOrder::Kind::Start: return;
        case RecordingOrder::Kind::Channel: return studio.recordChannel(key, channel, leg);
        case RecordingOrder::Kind::Pause: return studio.pauseRecording(key, true);
        case RecordingOrder::Kind::Resume: return studio.pauseRecording(key, false);
        case RecordingOrder::Kind::Stop: return studio.stopRecording(key);
        }
    });
}

void MediaServer::startRecording(const RecordingOrder &order)
{
    if (!m_recorder)
        return m_reports.add(RecordingBroke{order.recording});
    post([pipe = m_recorder->start(order), key = order.recording, room = order.call,
          paused = order.paused](Studio &studio) { studio.record(room, key, pipe, paused); });
}

} // namespace callboard::exchange
