#include "pubsub/clientframes.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "pubsub/relayframes.h"
#include "pubsub/strictjson.h"

namespace callboard::pubsub {

namespace {
constexpr qsizetype LongestGroup = 1024;

QString readGroup(JsonReader &r)
{
    const QString group = r.required<QString>("group"_L1);
    if (r.ok() && (group.size() > LongestGroup || group.trimmed().isEmpty()))
        r.problem("group"_L1, u"1 to 1024 characters"_s);
    return group;
}

/// QJsonValue holds signed 64-bit integers only; what is larger is read from the text itself.
AckId readId(JsonReader &r, const QByteArray &text, QLatin1StringView key)
{
    if (!r.has(key))
        return {};
    QByteArray digits = memberText(text, QByteArrayView(key.data(), key.size()));
    if (key == "sequenceId"_L1 && digits.startsWith('"'))
        digits = digits.mid(1).chopped(1);
    bool whole = false;
    const quint64 id = digits.toULongLong(&whole);
    if (!whole)
        r.problem(key, u"not a whole number"_s);
    return id;
}

DataType readDataType(JsonReader &r)
{
    const QString name = r.optional<QString>("dataType"_L1).value_or(u"json"_s);
    for (const DataType type : {DataType::Json, DataType::Text, DataType::Binary, DataType::Protobuf}) {
        if (name == dataTypeName(type))
            return type;
    }
    r.problem("dataType"_L1, u"unknown"_s);
    return DataType::Json;
}

QByteArray readData(JsonReader &r, const QByteArray &text, DataType type)
{
    const QByteArray data = memberText(text, "data");
    if (data.isEmpty())
        r.problem("data"_L1, u"missing"_s);
    else if (type != DataType::Json && !data.startsWith('"'))
        r.problem("data"_L1, u"wrong type"_s);
    return data;
}

Result<ClientFrame> readSend(JsonReader &r, const QByteArray &text)
{
    SendToGroup frame;
    frame.group = readGroup(r);
    frame.ackId = readId(r, text, "ackId"_L1);
    frame.noEcho = r.optional<bool>("noEcho"_L1).value_or(false);
    if (const auto stream = r.optional<QJsonObject>("stream"_L1)) {
        frame.stream = true;
        frame.streamId = stream->value("streamId"_L1).toString();
        return r.finish<ClientFrame>(frame);
    }
    frame.dataType = readDataType(r);
    frame.data = readData(r, text, frame.dataType);
    return r.finish<ClientFrame>(frame);
}

Result<ClientFrame> readEvent(JsonReader &r, const QByteArray &text)
{
    ClientEvent frame;
    frame.event = r.required<QString>("event"_L1);
    frame.ackId = readId(r, text, "ackId"_L1);
    frame.dataType = readDataType(r);
    frame.data = readData(r, text, frame.dataType);
    return r.finish<ClientFrame>(frame);
}

Result<ClientFrame> readSequenceAck(JsonReader &r, const QByteArray &text)
{
    const AckId id = readId(r, text, "sequenceId"_L1);
    if (!id)
        r.problem("sequenceId"_L1, u"missing"_s);
    return r.finish<ClientFrame>(SequenceAck{id.value_or(0)});
}

bool isGroupState(const QString &type)
{
    return type == "setGroupState"_L1 || type == "subscribeGroupState"_L1 || type == "unsubscribeGroupState"_L1;
}
} // namespace

QLatin1StringView dataTypeName(DataType type)
{
    switch (type) {
    case DataType::Json: return "json"_L1;
    case DataType::Text: return "text"_L1;
    case DataType::Binary: return "binary"_L1;
    case DataType::Protobuf: return "protobuf"_L1;
    }
    return {};
}

Result<ClientFrame> parseClientFrame(const QByteArray &text)
{
    if (!isStrictJson(text))
        return ApiError::protocol(u"$: not JSON"_s);
    const Result<QJsonObject> object = parseJsonObject(text);
    if (!object)
        return object.error();
    JsonReader r(*object);
    const QString type = r.required<QString>("type"_L1);
    if (type == "joinGroup"_L1)
        return r.finish<ClientFrame>(JoinGroup{readGroup(r), readId(r, text, "ackId"_L1)});
    if (type == "leaveGroup"_L1)
        return r.finish<ClientFrame>(LeaveGroup{readGroup(r), readId(r, text, "ackId"_L1)});
    if (type == "sendToGroup"_L1)
        return readSend(r, text);
    if (type == "event"_L1)
        return readEvent(r, text);
    if (type == "sequenceAck"_L1)
        return readSequenceAck(r, text);
    if (type == "ping"_L1)
        return r.finish<ClientFrame>(Ping{});
    if (type == "invoke"_L1)
        return r.finish<ClientFrame>(Invoke{r.required<QString>("invocationId"_L1)});
    if (type == "cancelInvocation"_L1 || type == "streamData"_L1 || type == "streamEnd"_L1)
        return r.finish<ClientFrame>(Ignored{type, r.optional<QString>("streamId"_L1).value_or(QString())});
    if (isGroupState(type))
        return r.finish<ClientFrame>(Unsupported{type, readId(r, text, "ackId"_L1)});
    r.problem("type"_L1, u"unknown"_s);
    return r.finish<ClientFrame>(Ping{});
}

QByteArray joinGroupFrame(const QString &group, AckId ackId)
{
    return R"({"type":"joinGroup","group":)" + quoted(group)
        + (ackId ? R"(,"ackId":)" + QByteArray::number(*ackId) : QByteArray()) + '}';
}

QByteArray sequenceAckFrame(quint64 sequenceId)
{
    return R"({"type":"sequenceAck","sequenceId":)" + QByteArray::number(sequenceId) + '}';
}

QByteArray pingFrame()
{
    return R"({"type":"ping"})";
}

} // namespace callboard::pubsub
