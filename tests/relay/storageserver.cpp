#include "relay/storageserver.h"
#include "media/file/audiowriter.h"
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrl>
#include <cmath>
#include <numbers>

namespace callboard::test {

StorageServer::StorageServer()
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

QUrl StorageServer::endpoint() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(serverPort()));
}

void StorageServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    for (qsizetype end = buffer.indexOf("\r\n\r\n"); end >= 0; end = buffer.indexOf("\r\n\r\n")) {
        const QByteArray head = buffer.first(end + 2);
        buffer.remove(0, end + 4);
        heads.append(head);
        answer(socket, head);
    }
}

static QByteArray reply(int status, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " x\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void StorageServer::answer(QTcpSocket *socket, const QByteArray &head)
{
    if (head.startsWith("GET /meta")) {
        socket->write(description.isEmpty() ? reply(404, {}, {}) : reply(200, {}, description));
        return;
    }
    const Fault wrong = fault ? fault(requests) : Fault();
    ++requests;
    if (wrong.status != 0) {
        socket->write(reply(wrong.status, wrong.headers, {}));
        return;
    }
    static const QRegularExpression form(QStringLiteral("\r\nRange: bytes=(\\d+)-(\\d*)"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(QString::fromLatin1(head));
    const bool changed
        = !wrong.ignoreIfRange && head.contains("If-Range: ") && !head.contains("If-Range: " + etag + "\r\n");
    qint64 first = match.captured(1).toLongLong();
    qint64 last = match.captured(2).isEmpty() ? file.size() - 1 : match.captured(2).toLongLong();
    const bool ranged = match.hasMatch() && !changed && !wrong.noRanges;
    if (ranged && first >= file.size()) {
        socket->write(reply(416, {}, {}));
        return;
    }
    first = ranged ? first + wrong.shift : 0;
    last = ranged ? std::min(last, file.size() - 1) : file.size() - 1;
    QByteArray headers = "ETag: " + etag + "\r\nContent-Type: audio/wav\r\n";
    if (ranged)
        headers += "Content-Range: bytes " + QByteArray::number(first) + '-' + QByteArray::number(last) + '/'
            + QByteArray::number(file.size()) + "\r\n";
    const QByteArray body = file.mid(first, last - first + 1);
    QByteArray out = reply(ranged ? 206 : 200, headers, body);
    if (wrong.cutAfter < 0 || wrong.cutAfter >= body.size()) {
        socket->write(out);
        return;
    }
    out.chop(body.size() - wrong.cutAfter);
    socket->write(out);
    socket->disconnectFromHost();
}

QByteArray toneFile(int channels, double seconds)
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("tone.wav"));
    auto writer = media::AudioWriter::create(path, {.channels = channels, .diskMs = 0});
    std::vector<media::Sample> samples;
    for (int i = 0; i < int(seconds * media::SampleRate); ++i)
        for (int c = 0; c < channels; ++c)
            samples.push_back(
                media::Sample(8000 * std::sin(2 * std::numbers::pi * 440 * (c + 1) * i / media::SampleRate)));
    if (!writer || !writer.value().write(samples) || !writer.value().close())
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace callboard::test
