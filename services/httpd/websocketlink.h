// The connection behind a WebSocket.
#pragma once
#include "httpd/framereader.h"
#include "httpd/outqueue.h"
#include "httpd/servercore.h"

namespace callboard::httpd {

/// Frames in and out, the closing handshake, and the callbacks of the WebSocket in front of it.
class WebSocketLink final : public Peer, private FrameReader::Sink
{
public:
    WebSocketLink(ServerCore &core, std::unique_ptr<Stream> stream, QString peer, QByteArray subprotocol);
    ~WebSocketLink() override;

    /// Sends the answer to the upgrade; callbacks of `socket` are used from here on.
    void open(const QByteArray &answer, WebSocket *socket);
    void received(char *bytes, qsizetype size);

    /// `prefix` goes first and is copied; large payloads are shared.
    void send(Opcode opcode, const QByteArray &payload, QByteArrayView prefix = {});
    void sendNow(Opcode opcode, const QByteArray &payload);
    void ping(const QByteArray &payload);
    void close(CloseCode code, const QByteArray &reason);
    void abort();
    void setPatient()
    {
        if (m_stream)
            m_stream->setPatient();
    }

    bool isOpen() const { return m_phase == Phase::Open; }
    qint64 bytesToWrite() const { return m_out.bytes(); }
    const QByteArray &subprotocol() const { return m_subprotocol; }
    const QString &peer() const { return m_peer; }

    void flush() override;
    void tick(std::chrono::milliseconds now) override;
    void wind() override;
    void drop() override;
    void retired() override;

private:
    enum class Phase : quint8 {
        Open,
        Closing, ///< our close frame is out, the peer's is awaited
        Finishing, ///< both close frames are through, or the peer broke a rule: write the rest and end
        Gone
    };

    void streamReadable() override;
    void streamWritable() override { flush(); }
    void streamBroken() override { goAway(); }
    bool messageArrived(Opcode kind, QByteArray payload) override;

    void closeArrived(const QByteArray &payload);
    void breach(CloseCode code);
    void queueClose(CloseCode code, const QByteArray &reason);
    void queue(Opcode opcode, const QByteArray &payload, QByteArrayView prefix = {});
    void finish(CloseCode code, const QByteArray &reason);
    void goAway();

    ServerCore *m_core;
    std::unique_ptr<Stream> m_stream;
    WebSocket *m_socket = nullptr;
    FrameReader m_reader;
    OutQueue m_out;
    QString m_peer;
    QByteArray m_subprotocol;
    QByteArray m_reason;
    std::chrono::milliseconds m_since{0}; ///< of the closing
    CloseCode m_code = CloseCode::Abnormal; ///< what onClosed will tell
    Phase m_phase = Phase::Open;
    bool m_finished = false; ///< nothing more will be written
};

} // namespace callboard::httpd
