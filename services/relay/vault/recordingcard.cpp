// StoredRecording as consoles see it.
#include "core/literals.h"
#include "relay/vault/storedrecording.h"
#include "wire/json.h"
#include <QJsonArray>

namespace callboard::relay {

namespace {
constexpr qint64 TicksPerMillisecond = 10'000;

QString wordOf(RecordingState state)
{
    switch (state) {
    case RecordingState::Ingested: return u"ingested"_s;
    case RecordingState::Expired: return u"expired"_s;
    case RecordingState::Failed: return u"failed"_s;
    default: return u"available"_s;
    }
}

QString wordOf(CallDirection direction)
{
    switch (direction) {
    case CallDirection::Incoming: return u"incoming"_s;
    case CallDirection::Outgoing: return u"outgoing"_s;
    case CallDirection::Unknown: break;
    }
    return {};
}

QString timeText(qint64 ms)
{
    return Timestamp::fromTicks(ms * TicksPerMillisecond).text();
}

QString wordOf(ChunkState state)
{
    return state == ChunkState::Stored ? u"stored"_s : state == ChunkState::Damaged ? u"damaged"_s : u"waiting"_s;
}

std::optional<wire::RecordingMetadata> descriptionOf(const StoredChunk &chunk)
{
    const auto read = wire::fromJson<wire::RecordingMetadata>(chunk.description);
    return read ? std::optional(*read) : std::nullopt;
}

QJsonArray participantsOf(const StoredRecording &r)
{
    QJsonArray list;
    for (const StoredChunk &chunk : r.chunks) {
        const auto description = descriptionOf(chunk);
        if (!description || !description->participants)
            continue;
        for (const wire::RecordingChannel &p : *description->participants) {
            QJsonObject one{{u"rawId"_s, p.participantId.text}};
            if (p.channel)
                one.insert("channel"_L1, *p.channel);
            if (!list.contains(one))
                list.append(one);
        }
    }
    return list;
}

QJsonArray gapsOf(const StoredRecording &r)
{
    QList<ChunkTime> times;
    for (const StoredChunk &chunk : r.chunks) {
        ChunkTime time;
        time.durationMs = chunk.durationMs;
        if (const auto description = descriptionOf(chunk)) {
            time.start = description->chunkStartTime;
            time.pauses = description->pauseResumeIntervals.value_or(QList<wire::PauseResumeInterval>());
        }
        times.append(time);
    }
    const qint64 begin = (r.callStartedAt.isNull() ? r.startedAt : r.callStartedAt).ticks() / TicksPerMillisecond;
    QJsonArray rows;
    for (const GapRow &row : gapMap(times))
        rows.append(
            QJsonObject{{u"fileMs"_s, row.fileMs}, {u"callMs"_s, row.wallMs - begin}, {u"wallMs"_s, row.wallMs}});
    return rows;
}
} // namespace

QJsonObject StoredRecording::card() const
{
    QJsonArray files;
    for (const StoredChunk &c : chunks)
        files.append(QJsonObject{{u"index"_s, c.index},
                                 {u"state"_s, wordOf(c.state)},
                                 {u"bytes"_s, c.bytes},
                                 {u"sha256"_s, QString::fromLatin1(c.sha256)},
                                 {u"durationMs"_s, c.durationMs},
                                 {u"playable"_s, c.playable}});
    QJsonObject o{{u"recordingId"_s, id.text},
                  {u"callConnectionId"_s, call.text},
                  {u"serverCallId"_s, server.text},
                  {u"owner"_s, owner.text},
                  {u"customer"_s, QJsonObject{{u"rawId"_s, customer.text}, {u"name"_s, customerName}}},
                  {u"direction"_s, wordOf(direction)},
                  {u"line"_s, line},
                  {u"startedAt"_s, startedAt.text()},
                  {u"durationMs"_s, durationMs()},
                  {u"bytes"_s, bytes()},
                  {u"channelType"_s, channelType},
                  {u"format"_s, format},
                  {u"state"_s, wordOf(state)},
                  {u"participants"_s, participantsOf(*this)},
                  {u"gaps"_s, gapsOf(*this)},
                  {u"chunks"_s, files}};
    if (state == RecordingState::Available && keptUntil > 0) {
        o.insert("readyAt"_L1, timeText(readyAt));
        o.insert("keptUntil"_L1, timeText(keptUntil));
    }
    if (!code.isEmpty())
        o.insert("error"_L1, QJsonObject{{u"code"_s, code}, {u"message"_s, message}});
    return o;
}

} // namespace callboard::relay
