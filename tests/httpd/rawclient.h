// A client that sends exactly the bytes a test gives it.
#pragma once
#include <QSslSocket>
#include <QTcpSocket>
#include <memory>

namespace callboard::test {

/// One parsed answer of a server.
struct RawAnswer {
    int status = 0;
    QByteArray head;
    QByteArray body;
    QByteArray header(const QByteArray &name) const;
};

/// Blocks in small event-loop turns, because the server under test lives in the same thread.
class RawClient
{
public:
    explicit RawClient(quint16 port);
    void send(const QByteArray &bytes);
    /// Reads one answer; status 0 when none came within the time. `headOnly`: it has no body although it has a length.
    RawAnswer answer(bool headOnly = false, int ms = 5000);
    /// Everything until the server closes the connection; nothing when it does not.
    std::optional<QByteArray> untilClosed(int ms = 5000);
    bool isClosed(int ms = 5000);
    bool isOpen() const { return socket.state() == QAbstractSocket::ConnectedState; }
    /// Waits until that many bytes are there.
    QByteArray take(qsizetype bytes, int ms = 5000);
    /// One frame of a server: opcode and payload.
    std::optional<std::pair<int, QByteArray>> frame(int ms = 5000);

    QTcpSocket socket;
    QByteArray buffer;

private:
    bool more(int ms);
};

/// A masked client frame.
QByteArray clientFrame(int opcode, const QByteArray &payload, bool last = true, bool masked = true);
/// A complete upgrade request.
QByteArray upgradeRequest(const QByteArray &path, const QByteArray &extra = {});
/// A client whose upgrade was accepted; ends the program when it was not.
std::unique_ptr<RawClient> webSocketClient(quint16 port, const QByteArray &path);

} // namespace callboard::test
