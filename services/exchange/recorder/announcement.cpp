#include "exchange/recorder/announcement.h"
#include "core/literals.h"
#include "exchange/engine/moments.h"
#include "media/pcm/frame.h"
#include <QUuid>

namespace callboard::exchange {

namespace {
/// Event Grid and metadata write UTC with Z.
QString utcText(qint64 ticks)
{
    return Timestamp::fromTicks(ticks).text().chopped(6) + u'Z';
}

Timestamp utc(qint64 ticks)
{
    return Timestamp::parse(utcText(ticks)).value_or(Timestamp());
}

qint64 ticksAt(const Manifest &m, qint64 millisecondsIn)
{
    return m.startedAt + millisecondsIn * TicksPerMillisecond;
}

wire::RecordingChunkInfo chunkInfo(const RecordedChunk &chunk, int index, const QString &endpoint)
{
    wire::RecordingChunkInfo info;
    info.documentId = chunk.documentId;
    info.index = index;
    info.endReason = chunk.full ? wire::ChunkEndReason::ChunkMaximumSizeExceeded : wire::ChunkEndReason::SessionEnded;
    info.deleteLocation = endpoint + "/v1/objects/"_L1 + chunk.documentId;
    info.contentLocation = info.deleteLocation + "/content/audio"_L1;
    info.metadataLocation = info.deleteLocation + "/content/acsmetadata"_L1;
    return info;
}

wire::RecordingStorageInfo storageOf(const Manifest &m, const QString &endpoint)
{
    wire::RecordingStorageInfo storage;
    for (const RecordedChunk &chunk : m.chunks) {
        if (!chunk.removed)
            storage.recordingChunks.append(chunkInfo(chunk, int(&chunk - &m.chunks.first()), endpoint));
    }
    return storage;
}

EventId eventIdOf(const Manifest &m)
{
    static const QUuid Names(u"9c3b5f0e-7c1d-4b6a-8f3e-2a4d6c8e0b17"_s);
    return EventId(QUuid::createUuidV5(Names, m.chunks.first().documentId).toString(QUuid::WithoutBraces));
}

wire::RecordingInfo infoOf(const Manifest &m, const RecordedChunk &chunk, qint64 fileBytes)
{
    wire::RecordingAudioConfiguration audio;
    audio.sampleRate = media::SampleRate;
    audio.channels = chunk.channels;
    const qint64 ms = std::max<qint64>(1, chunk.milliseconds());
    audio.bitRate = m.mp3 ? int(fileBytes * 8 * 1000 / ms) : media::SampleRate * 16; // of a channel, as the sample has
    wire::RecordingInfo info;
    info.contentType = wire::RecordingContentType::Audio;
    info.channelType = m.unmixed ? wire::RecordingChannelType::Unmixed : wire::RecordingChannelType::Mixed;
    info.format = m.mp3 ? wire::RecordingFormatType::Mp3 : wire::RecordingFormatType::Wav;
    info.audioConfiguration = audio;
    return info;
}
} // namespace

GridEvent filesAreThere(const Manifest &m, const QString &endpoint, const Timestamp &now)
{
    wire::RecordingFileStatusUpdated e;
    e.recordingStorageInfo = storageOf(m, endpoint);
    e.recordingStartTime = utcText(m.startedAt);
    e.recordingDurationMs = m.milliseconds();
    e.recordingContentType = wire::GridContentType::Audio;
    e.recordingChannelType = m.unmixed ? wire::GridChannelType::Unmixed : wire::GridChannelType::Mixed;
    e.recordingFormatType = m.mp3 ? wire::GridFormatType::Mp3 : wire::GridFormatType::Wav;
    e.sessionEndReason = m.callEnded ? wire::SessionEndReason::CallEnded : wire::SessionEndReason::InitiatorLeft;
    e.recordingId = m.recording;
    e.storageType = u"ACS"_s;
    const QString subject
        = u"/recording/call/%1/serverCallId/%2/recordingId/%3"_s.arg(m.call.text, m.serverCall.text, m.recording.text);
    return {eventIdOf(m), now, subject, e};
}

wire::RecordingMetadata metadataOf(const Manifest &m, qsizetype index, const QString &resourceId, qint64 fileBytes)
{
    const RecordedChunk &chunk = m.chunks[index];
    wire::RecordingMetadata data;
    data.resourceId = resourceId;
    data.callId = m.call.text;
    data.chunkDocumentId = chunk.documentId;
    data.chunkIndex = int(index);
    data.chunkStartTime = utc(ticksAt(m, chunk.at));
    data.chunkDuration = double(std::max<qint64>(0, chunk.frames)) * 1000 / media::SampleRate;
    QList<wire::PauseResumeInterval> pauses;
    for (const RecordedPause &p : chunk.pauses)
        pauses.append({utc(ticksAt(m, p.at)), double(p.length)});
    data.pauseResumeIntervals = pauses;
    data.recordingInfo = infoOf(m, chunk, fileBytes);
    QList<wire::RecordingChannel> people;
    for (const RecordedVoice &v : m.voices)
        people.append({v.who, v.channel});
    data.participants = people;
    return data;
}

} // namespace callboard::exchange
