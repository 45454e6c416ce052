// The server's end of one WebSocket connection (RFC 6455).
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <functional>
#include <memory>

namespace callboard::httpd {

class WebSocketLink;

/// Close codes of RFC 6455, 7.4.1, and two that are never on the wire.
enum class CloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    UnsupportedData = 1003,
    NoStatus = 1005, ///< the peer's close frame had no code
    Abnormal = 1006, ///< the connection was lost without a close frame
    InvalidPayload = 1007,
    PolicyViolation = 1008,
    TooBig = 1009,
    InternalError = 1011,
    TryAgainLater = 1013
};

/// One open WebSocket. The server owns it until it is closed; keep a shared_ptr to send. All calls and callbacks happen
/// in the server's thread. Writes are queued and leave together at the end of the event-loop turn; the queue has no
/// limit of its own: look at bytesToWrite() before sending to a peer that may not be reading.
/// No compression is offered. Calls on a closed socket do nothing.
class WebSocket
{
public:
    explicit WebSocket(std::unique_ptr<WebSocketLink> link);
    ~WebSocket();
    WebSocket(const WebSocket &) = delete;
    WebSocket &operator=(const WebSocket &) = delete;

    /// One text message; the bytes must be UTF-8.
    void sendText(const QByteArray &text);
    void sendBinary(const QByteArray &bytes);
    /// One text message made of a small own part, which is copied, and a part shared by many sockets.
    void sendParts(QByteArrayView prefix, const QByteArray &sharedSuffix);
    /// Sends a ping; the payload (at most 125 bytes) comes back in onPong.
    void ping(const QByteArray &payload = {});
    /// Hands the text, and what is queued, to the system now and not at the end of the turn: what is sent to hundreds
    /// of sockets at once need not lie in memory together. Copies it only as far as the system doesn't take it.
    /// onDrained may be called meanwhile.
    void sendTextNow(const QByteArray &text);
    /// For a stream of small messages beside hundreds like it: what comes may wait for up to 2 ms, so that the server
    /// is not woken for each.
    void setPatient();
    /// Starts the closing handshake: what is queued still goes out, nothing is received any more. The peer has 5 s to
    /// answer. The reason is cut to 123 bytes.
    void close(CloseCode code = CloseCode::Normal, const QByteArray &reason = {});
    /// Drops the connection at once.
    void abort();

    bool isOpen() const;
    /// Bytes queued and not yet handed to the system.
    qint64 bytesToWrite() const;
    /// The chosen subprotocol, empty when there is none.
    QByteArray subprotocol() const;
    QString peer() const;

    std::function<void(const QByteArray &text)> onText; ///< whole messages, valid UTF-8
    std::function<void(const QByteArray &bytes)> onBinary;
    std::function<void(const QByteArray &payload)> onPong;
    /// Everything queued has been handed to the system.
    std::function<void()> onDrained;
    /// Exactly once, the last callback. Abnormal when the connection was lost. Not called while the server is
    /// destroyed.
    std::function<void(CloseCode code, const QByteArray &reason)> onClosed;

private:
    friend class WebSocketLink;
    std::unique_ptr<WebSocketLink> m_link;
};

} // namespace callboard::httpd
