#include "library/recordinginfo.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include <QJsonArray>

namespace callboard::library {

namespace {
RecordingState stateOf(const QString &word)
{
    if (word == "ingested"_L1)
        return RecordingState::Ingested;
    if (word == "expired"_L1)
        return RecordingState::Expired;
    if (word == "failed"_L1)
        return RecordingState::Failed;
    return word == "available"_L1 ? RecordingState::Available : RecordingState::Unknown;
}

CallDirection directionOf(const QString &word)
{
    if (word == "incoming"_L1)
        return CallDirection::Incoming;
    return word == "outgoing"_L1 ? CallDirection::Outgoing : CallDirection::Unknown;
}

Timestamp timeIn(JsonReader &r, QLatin1StringView key)
{
    return Timestamp::parse(r.optional<QString>(key).value_or(QString())).value_or(Timestamp());
}

QList<QJsonObject> objects(JsonReader &r, QLatin1StringView key)
{
    QList<QJsonObject> list;
    for (const QJsonValue &value : r.optional<QJsonArray>(key).value_or(QJsonArray()))
        list.append(value.toObject());
    return list;
}

RecordingPart readPart(JsonReader r)
{
    RecordingPart part;
    part.index = r.required<int>("index"_L1);
    const QString state = r.required<QString>("state"_L1);
    part.state = state == "stored"_L1 ? PartState::Stored
        : state == "damaged"_L1       ? PartState::Damaged
                                      : PartState::Waiting;
    part.bytes = r.required<qint64>("bytes"_L1);
    part.sha256 = r.required<QString>("sha256"_L1);
    part.durationMs = r.required<qint64>("durationMs"_L1);
    part.playable = r.optional<bool>("playable"_L1).value_or(false);
    return part;
}

RecordingVoice readVoice(JsonReader r)
{
    const int channel = r.optional<int>("channel"_L1).value_or(-1);
    return {partyOf(RawId(r.required<QString>("rawId"_L1))), channel};
}

GapRow readGap(JsonReader r)
{
    return {r.required<qint64>("fileMs"_L1), r.required<qint64>("callMs"_L1), r.required<qint64>("wallMs"_L1)};
}

void readLists(JsonReader &r, RecordingInfo &info)
{
    const auto nested = [&r](const QJsonObject &o, const QString &name, qsizetype at) {
        return JsonReader(o, u"%1.%2[%3]"_s.arg(r.path(), name).arg(at), r.problems());
    };
    for (const QJsonObject &o : objects(r, "chunks"_L1))
        info.parts.append(readPart(nested(o, u"chunks"_s, info.parts.size())));
    for (const QJsonObject &o : objects(r, "participants"_L1))
        info.voices.append(readVoice(nested(o, u"participants"_s, info.voices.size())));
    for (const QJsonObject &o : objects(r, "gaps"_L1))
        info.gaps.append(readGap(nested(o, u"gaps"_s, info.gaps.size())));
}

RecordingInfo readFrom(JsonReader &r)
{
    RecordingInfo info;
    info.id = RecordingId(r.required<QString>("recordingId"_L1));
    info.callId = CallId(r.optional<QString>("callConnectionId"_L1).value_or(QString()));
    info.owner = UserName(r.optional<QString>("owner"_L1).value_or(QString()));
    const QJsonObject customer = r.optional<QJsonObject>("customer"_L1).value_or(QJsonObject());
    info.customer = partyOf(RawId(customer.value("rawId"_L1).toString()));
    info.customerName = customer.value("name"_L1).toString();
    info.direction = directionOf(r.optional<QString>("direction"_L1).value_or(QString()));
    info.line = r.optional<QString>("line"_L1).value_or(QString());
    info.startedAt = timeIn(r, "startedAt"_L1);
    info.durationMs = r.required<qint64>("durationMs"_L1);
    info.bytes = r.optional<qint64>("bytes"_L1).value_or(0);
    info.unmixed = r.optional<QString>("channelType"_L1) == u"unmixed"_s;
    info.format = r.optional<QString>("format"_L1).value_or(QString());
    info.state = stateOf(r.required<QString>("state"_L1));
    info.readyAt = timeIn(r, "readyAt"_L1);
    info.keptUntil = timeIn(r, "keptUntil"_L1);
    const QJsonObject error = r.optional<QJsonObject>("error"_L1).value_or(QJsonObject());
    info.code = error.value("code"_L1).toString();
    info.message = error.value("message"_L1).toString();
    readLists(r, info);
    return info;
}
} // namespace

bool RecordingInfo::isPlayable() const
{
    return std::ranges::any_of(parts,
                               [](const RecordingPart &p) { return p.playable && p.state != PartState::Waiting; });
}

Result<RecordingInfo> readRecording(const QJsonObject &object)
{
    JsonReader r(object);
    RecordingInfo info = readFrom(r);
    return r.finish(std::move(info));
}

Result<RecordingPage> readPage(const QByteArray &body)
{
    const auto object = parseJsonObject(body);
    if (!object)
        return object.error();
    JsonReader r(*object);
    RecordingPage page;
    page.next = r.optional<QString>("next"_L1).value_or(QString()).toLatin1();
    const QJsonArray list = r.required<QJsonArray>("recordings"_L1);
    for (qsizetype i = 0; i < list.size(); ++i) {
        JsonReader one(list[i].toObject(), u"$.recordings[%1]"_s.arg(i), r.problems());
        page.recordings.append(readFrom(one));
    }
    return r.finish(std::move(page));
}

} // namespace callboard::library
