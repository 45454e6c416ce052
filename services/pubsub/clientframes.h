// What a client sends: frames of json.webpubsub.azure.v1 and json.reliable.webpubsub.azure.v1.
#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QJsonValue>
#include <QString>
#include <optional>
#include <variant>

namespace callboard::pubsub {

/// Names of the two subprotocols.
inline constexpr QLatin1StringView PlainProtocol{"json.webpubsub.azure.v1"};
inline constexpr QLatin1StringView ReliableProtocol{"json.reliable.webpubsub.azure.v1"};

/// How `data` is to be read: any JSON value, a text, or base64 (binary and protobuf).
enum class DataType { Json, Text, Binary, Protobuf };
QLatin1StringView dataTypeName(DataType type);

/// An unsigned 64-bit id, unique within one connection; absent: no answer is due.
using AckId = std::optional<quint64>;

struct JoinGroup {
    QString group;
    AckId ackId;
};
struct LeaveGroup {
    QString group;
    AckId ackId;
};
struct SendToGroup {
    QString group;
    AckId ackId;
    bool noEcho = false;
    DataType dataType = DataType::Json;
    QByteArray data; ///< JSON text of the value, exactly as it came
    bool stream = false; ///< asks to open a stream, which is refused
    QString streamId;
};
struct ClientEvent {
    QString event;
    AckId ackId;
    DataType dataType = DataType::Json;
    QByteArray data;
};
struct SequenceAck {
    quint64 sequenceId = 0;
};
struct Ping {
};
struct Invoke {
    QString invocationId;
};
/// A frame that is known and needs no action (cancelInvocation, streamData, streamEnd), with the stream it names.
struct Ignored {
    QString type;
    QString streamId;
};
/// Group state frames of client 1.1.0: answered with an error.
struct Unsupported {
    QString type;
    AckId ackId;
};

using ClientFrame
    = std::variant<JoinGroup, LeaveGroup, SendToGroup, ClientEvent, SequenceAck, Ping, Invoke, Ignored, Unsupported>;

/// Reads one text frame. Errors are Protocol and name the path; the connection that sent it is to be closed.
/// Group names are 1 to 1024 characters and not all blank; nesting is bounded; ids must be whole and not negative.
Result<ClientFrame> parseClientFrame(const QByteArray &text);

/// The frames a client writes.
QByteArray joinGroupFrame(const QString &group, AckId ackId);
QByteArray sequenceAckFrame(quint64 sequenceId);
QByteArray pingFrame();

/// The text of the top-level member `key` exactly as written; empty when it is missing. For passing payloads on
/// without reading them into doubles.
QByteArray memberText(const QByteArray &object, QByteArrayView key);

} // namespace callboard::pubsub
