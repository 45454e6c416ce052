// A WebSocket client as tests want it: what came, how it was closed, and no more.
#pragma once
#include "httpd/rawclient.h"
#include <QList>
#include <functional>

namespace callboard::test {

/// Lives in the thread of the server under test. Answers pings when it reads.
class SocketClient
{
public:
    /// Asks for the upgrade; `headers` are whole lines with their ends. Look at status() before anything else.
    SocketClient(quint16 port, const QByteArray &target, const QByteArray &headers = {});

    int status() const { return m_answer.status; }
    const RawAnswer &answer() const { return m_answer; }
    void say(const QByteArray &text) { m_client.send(clientFrame(1, text)); }
    void sayBinary(const QByteArray &bytes) { m_client.send(clientFrame(2, bytes)); }
    /// Closes with a code, as a client that goes on purpose.
    void close(quint16 code);
    /// Drops the connection.
    void cut() { m_client.socket.abort(); }
    /// Reads nothing any more.
    void stall() { m_client.socket.setReadBufferSize(64); }

    /// Reads what has come; texts go to onText.
    void read();
    std::function<void(const QByteArray &text)> onText;
    /// Code of the server's close frame, 0 before it; waits for it.
    int closeCode(int ms = 5000);
    QByteArray closeReason() const { return m_reason; }
    int pings() const { return m_pings; }
    bool answersPings = true;

private:
    void take(int opcode, const QByteArray &payload);
    RawClient m_client;
    RawAnswer m_answer;
    int m_code = 0;
    int m_pings = 0;
    QByteArray m_reason;
};

} // namespace callboard::test
