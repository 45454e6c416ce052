// What the relay sends, written so that one payload serves every receiver.
#pragma once
#include "pubsub/clientframes.h"
#include <QByteArray>
#include <QString>
#include <optional>
#include <variant>

namespace callboard::pubsub {

/// A JSON string literal of the text, quotes included.
QByteArray quoted(const QString &text);

/// {"type":"system","event":"connected",…}; a null user is anonymous, a null token leaves it out (plain connections).
QByteArray connectedFrame(const QString &userId, const QString &connectionId, const QString &reconnectionToken);
QByteArray disconnectedFrame(const QString &message);
QByteArray ackFrame(quint64 ackId);
/// Error names: Forbidden, InternalServerError, Duplicate.
QByteArray ackErrorFrame(quint64 ackId, const QString &name, const QString &message);
QByteArray pongFrame();
QByteArray invokeRefusedFrame(const QString &invocationId);
QByteArray streamRefusedFrame(const QString &streamId);

/// A message frame without its opening brace and sequence id: the part that all receivers share.
/// `group` empty: from the server. `dataText` is the JSON text of the value.
QByteArray messageBody(const QString &group, const QString &fromUserId, DataType type, const QByteArray &dataText);
/// What goes before messageBody(): "{" or "{"sequenceId":n,".
QByteArray messagePrefix(std::optional<quint64> sequenceId);

/// Frames as a console reads them.
struct Connected {
    QString userId;
    QString connectionId;
    QString reconnectionToken;
};
struct Disconnected {
    QString message;
};
struct Ack {
    quint64 ackId = 0;
    bool success = false;
    QString error;
};
struct Message {
    quint64 sequenceId = 0; ///< 0 on plain connections
    QString group; ///< empty: from the server
    QString fromUserId;
    DataType dataType = DataType::Json;
    QByteArray data; ///< JSON text of the value
};
struct Pong {
};
/// Anything newer than this library: skipped.
struct OtherFrame {
    QString type;
};
using RelayFrame = std::variant<Connected, Disconnected, Ack, Message, Pong, OtherFrame>;

Result<RelayFrame> parseRelayFrame(const QByteArray &text);

} // namespace callboard::pubsub
