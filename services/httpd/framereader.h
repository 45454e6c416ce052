// Frames of a WebSocket client put together to messages (RFC 6455, section 5).
#pragma once
#include "httpd/utf8.h"
#include "httpd/websocket.h"
#include <array>
#include <optional>

namespace callboard::httpd {

enum class Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// Reads what a client sends. Holds no memory between messages.
class FrameReader
{
public:
    class Sink
    {
    public:
        virtual ~Sink() = default;
        /// Text, Binary, Close, Ping or Pong. False stops the reading for good.
        virtual bool messageArrived(Opcode kind, QByteArray payload) = 0;
    };
    explicit FrameReader(qsizetype messageBytes) : m_limit(messageBytes) { }

    /// Reads on; unmasks in place. Gives the code to close with when the peer broke a rule.
    std::optional<CloseCode> read(char *bytes, qsizetype size, Sink &sink);

private:
    std::optional<CloseCode> begin();
    std::optional<CloseCode> payload(char *bytes, qsizetype size);
    std::optional<CloseCode> finish(Sink &sink, bool &goOn);
    bool isControl() const { return quint8(m_opcode) >= 8; }
    qsizetype headerSize() const;

    qsizetype m_limit;
    QByteArray m_message;
    QByteArray m_control;
    std::array<char, 14> m_header{};
    quint8 m_have = 0; ///< header bytes read
    Opcode m_opcode = Opcode::Continuation; ///< of the frame
    Opcode m_kind = Opcode::Continuation; ///< of the message; Continuation: none begun
    bool m_last = false;
    Utf8Check m_utf8;
    quint64 m_left = 0; ///< payload bytes of the frame still to come
    quint32 m_maskAt = 0;
};

/// A server's frame header for a payload of that size; the payload follows unmasked.
class FrameHeader
{
public:
    FrameHeader(Opcode opcode, qsizetype payloadBytes);
    QByteArrayView view() const { return {m_bytes.data(), m_size}; }

private:
    std::array<char, 10> m_bytes{};
    qsizetype m_size;
};

} // namespace callboard::httpd
