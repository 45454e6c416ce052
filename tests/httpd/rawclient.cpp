#include "httpd/rawclient.h"
#include <QDeadlineTimer>
#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

namespace callboard::test {

QByteArray RawAnswer::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

RawClient::RawClient(quint16 port)
{
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    const bool connected = QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; });
    if (!connected)
        qFatal("no connection to the server under test");
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void RawClient::send(const QByteArray &bytes)
{
    socket.write(bytes);
    socket.flush();
}

bool RawClient::more(int ms)
{
    const bool got = QTest::qWaitFor(
        [&] { return socket.bytesAvailable() > 0 || socket.state() != QAbstractSocket::ConnectedState; }, ms);
    const QByteArray bytes = socket.readAll();
    buffer += bytes;
    return got && !bytes.isEmpty();
}

QByteArray RawClient::take(qsizetype bytes, int ms)
{
    const QDeadlineTimer deadline(ms);
    while (buffer.size() < bytes && !deadline.hasExpired()) {
        if (!more(int(deadline.remainingTime())))
            break;
    }
    const QByteArray part = buffer.first(qMin(bytes, buffer.size()));
    buffer = buffer.sliced(part.size());
    return part;
}

RawAnswer RawClient::answer(bool headOnly, int ms)
{
    const QDeadlineTimer deadline(ms);
    while (!buffer.contains("\r\n\r\n")) {
        if (deadline.hasExpired() || !more(int(deadline.remainingTime())))
            return {};
    }
    RawAnswer result;
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    result.head = buffer.first(end);
    buffer = buffer.sliced(end + 4);
    result.status = result.head.split(' ').value(1).toInt();
    const bool none = headOnly || result.status < 200 || result.status == 204 || result.status == 304;
    if (none)
        return result;
    if (result.header("Transfer-Encoding") == "chunked") {
        for (;;) {
            while (!buffer.contains("\r\n") && more(ms)) { }
            const qsizetype size = buffer.first(buffer.indexOf("\r\n")).toLongLong(nullptr, 16);
            take(buffer.indexOf("\r\n") + 2);
            result.body += take(size, ms);
            take(2, ms);
            if (size == 0)
                return result;
        }
    }
    result.body = take(result.header("Content-Length").toLongLong(), ms);
    return result;
}

std::optional<QByteArray> RawClient::untilClosed(int ms)
{
    if (!isClosed(ms))
        return {};
    buffer += socket.readAll();
    return std::exchange(buffer, {});
}

bool RawClient::isClosed(int ms)
{
    return QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, ms);
}

std::optional<std::pair<int, QByteArray>> RawClient::frame(int ms)
{
    const QByteArray head = take(2, ms);
    if (head.size() < 2)
        return {};
    qsizetype size = head[1] & 0x7F;
    if (size == 126)
        size = qFromBigEndian<quint16>(take(2, ms).constData());
    else if (size == 127)
        size = qFromBigEndian<qint64>(take(8, ms).constData());
    return std::pair(head[0] & 0x0F, take(size, ms));
}

QByteArray clientFrame(int opcode, const QByteArray &payload, bool last, bool masked)
{
    QByteArray frame;
    frame += char((last ? 0x80 : 0) | opcode);
    const int mark = masked ? 0x80 : 0;
    if (payload.size() < 126) {
        frame += char(mark | int(payload.size()));
    } else if (payload.size() < 65536) {
        frame += char(mark | 126);
        QByteArray size(2, '\0');
        qToBigEndian(quint16(payload.size()), size.data());
        frame += size;
    } else {
        frame += char(mark | 127);
        QByteArray size(8, '\0');
        qToBigEndian(quint64(payload.size()), size.data());
        frame += size;
    }
    if (!masked)
        return frame + payload;
    const QByteArray mask = QByteArray::fromHex("a1b2c3d4");
    frame += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame += char(payload[i] ^ mask[i % 4]);
    return frame;
}

QByteArray upgradeRequest(const QByteArray &path, const QByteArray &extra)
{
    return "GET " + path
        + " HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + extra + "\r\n";
}

std::unique_ptr<RawClient> webSocketClient(quint16 port, const QByteArray &path)
{
    auto client = std::make_unique<RawClient>(port);
    client->send(upgradeRequest(path));
    if (client->answer().status != 101)
        qFatal("no upgrade");
    return client;
}

} // namespace callboard::test
