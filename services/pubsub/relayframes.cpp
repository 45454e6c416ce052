#include "pubsub/relayframes.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include <QJsonDocument>

namespace callboard::pubsub {

namespace {
Result<RelayFrame> readSystem(JsonReader &r)
{
    const QString event = r.required<QString>("event"_L1);
    if (event == "connected"_L1) {
        Connected frame;
        frame.userId = r.optional<QString>("userId"_L1).value_or(QString());
        frame.connectionId = r.required<QString>("connectionId"_L1);
        frame.reconnectionToken = r.optional<QString>("reconnectionToken"_L1).value_or(QString());
        return r.finish<RelayFrame>(frame);
    }
    if (event == "disconnected"_L1)
        return r.finish<RelayFrame>(Disconnected{r.optional<QString>("message"_L1).value_or(QString())});
    return r.finish<RelayFrame>(OtherFrame{event});
}

Result<RelayFrame> readAck(JsonReader &r, const QByteArray &text)
{
    Ack frame;
    frame.ackId = memberText(text, "ackId").toULongLong();
    frame.success = r.required<bool>("success"_L1);
    if (const auto error = r.optional<QJsonObject>("error"_L1))
        frame.error = error->value("name"_L1).toString();
    return r.finish<RelayFrame>(frame);
}

Result<RelayFrame> readMessage(JsonReader &r, const QByteArray &text)
{
    Message frame;
    frame.sequenceId = memberText(text, "sequenceId").toULongLong();
    frame.group = r.optional<QString>("group"_L1).value_or(QString());
    frame.fromUserId = r.optional<QString>("fromUserId"_L1).value_or(QString());
    const QString type = r.required<QString>("dataType"_L1);
    for (const DataType known : {DataType::Json, DataType::Text, DataType::Binary, DataType::Protobuf}) {
        if (type == dataTypeName(known))
            frame.dataType = known;
    }
    frame.data = memberText(text, "data");
    return r.finish<RelayFrame>(frame);
}
} // namespace

QByteArray quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QByteArray connectedFrame(const QString &userId, const QString &connectionId, const QString &reconnectionToken)
{
    QByteArray frame = R"({"type":"system","event":"connected","userId":)"
        + (userId.isNull() ? QByteArray("null") : quoted(userId)) + R"(,"connectionId":)" + quoted(connectionId);
    if (!reconnectionToken.isNull())
        frame += R"(,"reconnectionToken":)" + quoted(reconnectionToken);
    return frame + '}';
}

QByteArray disconnectedFrame(const QString &message)
{
    return R"({"type":"system","event":"disconnected","message":)" + quoted(message) + '}';
}

QByteArray ackFrame(quint64 ackId)
{
    return R"({"type":"ack","ackId":)" + QByteArray::number(ackId) + R"(,"success":true})";
}

QByteArray ackErrorFrame(quint64 ackId, const QString &name, const QString &message)
{
    return R"({"type":"ack","ackId":)" + QByteArray::number(ackId) + R"(,"success":false,"error":{"name":)"
        + quoted(name) + R"(,"message":)" + quoted(message) + "}}";
}

QByteArray pongFrame()
{
    return R"({"type":"pong"})";
}

QByteArray invokeRefusedFrame(const QString &invocationId)
{
    return R"({"type":"invokeResponse","invocationId":)" + quoted(invocationId)
        + R"(,"success":false,"error":{"name":"NotSupported","message":"this relay has no invocations"}})";
}

QByteArray streamRefusedFrame(const QString &streamId)
{
    return R"({"type":"streamClosed","streamId":)" + quoted(streamId)
        + R"(,"error":{"name":"BadRequest","message":"not supported"}})";
}

QByteArray messageBody(const QString &group, const QString &fromUserId, DataType type, const QByteArray &dataText)
{
    QByteArray body = R"("type":"message","from":)";
    body += group.isEmpty() ? QByteArray(R"("server")") : R"("group","group":)" + quoted(group);
    if (!fromUserId.isEmpty())
        body += R"(,"fromUserId":)" + quoted(fromUserId);
    return body + R"(,"dataType":")" + dataTypeName(type).data() + R"(","data":)" + dataText + '}';
}

QByteArray messagePrefix(std::optional<quint64> sequenceId)
{
    return sequenceId ? R"({"sequenceId":)" + QByteArray::number(*sequenceId) + ',' : QByteArray("{");
}

Result<RelayFrame> parseRelayFrame(const QByteArray &text)
{
    const Result<QJsonObject> object = parseJsonObject(text);
    if (!object)
        return object.error();
    JsonReader r(*object);
    const QString type = r.required<QString>("type"_L1);
    if (type == "system"_L1)
        return readSystem(r);
    if (type == "ack"_L1)
        return readAck(r, text);
    if (type == "message"_L1)
        return readMessage(r, text);
    return type == "pong"_L1 ? r.finish<RelayFrame>(Pong{}) : r.finish<RelayFrame>(OtherFrame{type});
}

} // namespace callboard::pubsub
