#include "relay/vault/storedrecording.h"
#include "core/literals.h"
#include <QJsonArray>

namespace callboard::relay {

qint64 StoredRecording::bytes() const
{
    qint64 sum = 0;
    for (const StoredChunk &chunk : chunks)
        sum += chunk.bytes;
    return sum;
}

qint64 StoredRecording::durationMs() const
{
    qint64 sum = 0;
    for (const StoredChunk &chunk : chunks)
        sum += chunk.durationMs;
    return isComplete() && sum > 0 ? sum : announcedDurationMs;
}

bool StoredRecording::isComplete() const
{
    return !chunks.isEmpty()
        && std::ranges::none_of(chunks, [](const StoredChunk &c) { return c.state == ChunkState::Waiting; });
}

StoredChunk *StoredRecording::chunk(int index)
{
    const auto found = std::ranges::find(chunks, index, &StoredChunk::index);
    return found == chunks.end() ? nullptr : &*found;
}

const StoredChunk *StoredRecording::chunk(int index) const
{
    const auto found = std::ranges::find(chunks, index, &StoredChunk::index);
    return found == chunks.end() ? nullptr : &*found;
}

QString chunkFileName(const StoredRecording &recording, int index)
{
    static const QStringList known{u"wav"_s, u"mp3"_s, u"mp4"_s};
    return u"chunk-%1.%2"_s.arg(index).arg(known.contains(recording.format) ? recording.format : u"bin"_s);
}

namespace {
QJsonObject write(const StoredChunk &c)
{
    return {{u"index"_s, c.index},
            {u"documentId"_s, c.documentId},
            {u"content"_s, c.content.toString(QUrl::FullyEncoded)},
            {u"metadata"_s, c.metadata.toString(QUrl::FullyEncoded)},
            {u"state"_s, int(c.state)},
            {u"bytes"_s, c.bytes},
            {u"sha256"_s, QString::fromLatin1(c.sha256)},
            {u"durationMs"_s, c.durationMs},
            {u"playable"_s, c.playable},
            {u"description"_s, c.description}};
}

StoredChunk readChunk(const QJsonObject &o)
{
    StoredChunk c;
    c.index = o.value("index"_L1).toInt();
    c.documentId = o.value("documentId"_L1).toString();
    c.content = QUrl(o.value("content"_L1).toString());
    c.metadata = QUrl(o.value("metadata"_L1).toString());
    c.state = ChunkState(std::clamp(o.value("state"_L1).toInt(), 0, int(ChunkState::Damaged)));
    c.bytes = o.value("bytes"_L1).toInteger();
    c.sha256 = o.value("sha256"_L1).toString().toLatin1();
    c.durationMs = o.value("durationMs"_L1).toInteger();
    c.playable = o.value("playable"_L1).toBool();
    c.description = o.value("description"_L1).toObject();
    return c;
}

Timestamp timeIn(const QJsonObject &o, QLatin1StringView key)
{
    return Timestamp::parse(o.value(key).toString()).value_or(Timestamp());
}
} // namespace

QJsonObject StoredRecording::toJson() const
{
    QJsonArray list;
    for (const StoredChunk &chunk : chunks)
        list.append(write(chunk));
    return {{u"id"_s, id.text},
            {u"call"_s, call.text},
            {u"server"_s, server.text},
            {u"owner"_s, owner.text},
            {u"customer"_s, customer.text},
            {u"customerName"_s, customerName},
            {u"direction"_s, int(direction)},
            {u"line"_s, line},
            {u"callStartedAt"_s, callStartedAt.text()},
            {u"startedAt"_s, startedAt.text()},
            {u"announcedDurationMs"_s, announcedDurationMs},
            {u"channelType"_s, channelType},
            {u"format"_s, format},
            {u"state"_s, int(state)},
            {u"code"_s, code},
            {u"message"_s, message},
            {u"announcedAt"_s, announcedAt},
            {u"readyAt"_s, readyAt},
            {u"keptUntil"_s, keptUntil},
            {u"filedAt"_s, filedAt},
            {u"chunks"_s, list}};
}

std::optional<StoredRecording> StoredRecording::fromJson(const QJsonObject &o)
{
    StoredRecording r;
    r.id = RecordingId(o.value("id"_L1).toString());
    r.call = CallId(o.value("call"_L1).toString());
    r.server = ServerCallId(o.value("server"_L1).toString());
    r.owner = UserName(o.value("owner"_L1).toString());
    r.customer = RawId(o.value("customer"_L1).toString());
    r.customerName = o.value("customerName"_L1).toString();
    r.direction = CallDirection(std::clamp(o.value("direction"_L1).toInt(), 0, int(CallDirection::Outgoing)));
    r.line = o.value("line"_L1).toString();
    r.callStartedAt = timeIn(o, "callStartedAt"_L1);
    r.startedAt = timeIn(o, "startedAt"_L1);
    r.announcedDurationMs = o.value("announcedDurationMs"_L1).toInteger();
    r.channelType = o.value("channelType"_L1).toString();
    r.format = o.value("format"_L1).toString();
    r.state = RecordingState(o.value("state"_L1).toInt());
    r.code = o.value("code"_L1).toString();
    r.message = o.value("message"_L1).toString();
    r.announcedAt = o.value("announcedAt"_L1).toInteger();
    r.readyAt = o.value("readyAt"_L1).toInteger();
    r.keptUntil = o.value("keptUntil"_L1).toInteger();
    r.filedAt = o.value("filedAt"_L1).toInteger();
    for (const QJsonValue &chunk : o.value("chunks"_L1).toArray())
        r.chunks.append(readChunk(chunk.toObject()));
    return r.id.isEmpty() ? std::nullopt : std::optional(std::move(r));
}

} // namespace callboard::relay
