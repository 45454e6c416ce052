// Streams over Qt's sockets: TLS everywhere, and plain connections on systems without the Unix calls.
#include "httpd/stream.h"
#include <QHostAddress>
#include <QSslConfiguration>
#include <QSslSocket>

namespace callboard::httpd {

namespace {
constexpr qint64 bufferBytes = 64 * 1024;

struct Later {
    void operator()(QAbstractSocket *socket) const
    {
        socket->disconnect();
        socket->abort();
        socket->deleteLater();
    }
};

class SocketStream final : public Stream
{
public:
    explicit SocketStream(QTcpSocket *socket) : m_socket(socket), m_tls(qobject_cast<QSslSocket *>(socket))
    {
        socket->setReadBufferSize(bufferBytes);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        QObject::connect(socket, &QIODevice::readyRead, socket, [this] { tellReadable(); });
        QObject::connect(socket, &QAbstractSocket::disconnected, socket, [this] { ended(); });
        QObject::connect(socket, &QAbstractSocket::errorOccurred, socket, [this] { failed(); });
        if (m_tls)
            QObject::connect(m_tls, &QSslSocket::encryptedBytesWritten, socket, [this] { tellWritable(); });
        else
            QObject::connect(socket, &QIODevice::bytesWritten, socket, [this] { tellWritable(); });
    }

    qint64 read(char *to, qint64 most) override
    {
        const qint64 got = m_socket->read(to, most);
        if (got > 0)
            return got;
        return m_socket->state() == QAbstractSocket::ConnectedState ? Nothing : Ended;
    }

    qint64 write(std::span<const QByteArrayView> parts) override
    {
        if (m_socket->state() != QAbstractSocket::ConnectedState)
            return Broken;
        qint64 taken = 0;
        for (const QByteArrayView part : parts) {
            const qint64 room = bufferBytes - pending();
            if (room <= 0)
                break;
            const qint64 size = qMin<qint64>(room, part.size());
            m_socket->write(part.data(), size);
            taken += size;
            if (size < part.size())
                break;
        }
        return taken;
    }

    void watch(bool reading, bool writing) override
    {
        const bool again = (reading && !m_reading) || (writing && !m_writing);
        m_reading = reading;
        m_writing = writing;
        if (again)
            QMetaObject::invokeMethod(
                m_socket.get(), [this] { catchUp(); }, Qt::QueuedConnection);
    }

    void finish() override { m_socket->disconnectFromHost(); }

    void close() override
    {
        m_closed = true;
        m_socket->abort();
    }

    QString peer() const override
    {
        return QStringLiteral("%1:%2").arg(m_socket->peerAddress().toString()).arg(m_socket->peerPort());
    }

    bool isSecure() const override { return m_tls != nullptr; }

private:
    qint64 pending() const { return m_socket->bytesToWrite() + (m_tls ? m_tls->encryptedBytesToWrite() : 0); }

    void tellReadable()
    {
        if (m_reading && !m_closed)
            client()->streamReadable();
    }
    void tellWritable()
    {
        if (m_writing && !m_closed && pending() < bufferBytes)
            client()->streamWritable();
    }
    /// Delivers what came while nobody was reading, the end of the stream too.
    void catchUp()
    {
        while (m_reading && !m_closed && m_socket->bytesAvailable() > 0)
            client()->streamReadable();
        if (m_ended && m_reading && !m_closed)
            client()->streamReadable();
        tellWritable();
    }
    void ended()
    {
        m_ended = true;
        if (m_reading)
            catchUp();
        else if (!m_closed)
            client()->streamBroken();
    }
    void failed()
    {
        // A peer that closed is reported by disconnected(), with what it sent before still readable.
        if (!m_closed && m_socket->error() != QAbstractSocket::RemoteHostClosedError)
            client()->streamBroken();
    }

    std::unique_ptr<QTcpSocket, Later> m_socket;
    QSslSocket *m_tls;
    bool m_reading = true;
    bool m_writing = false;
    bool m_ended = false;
    bool m_closed = false;
};
} // namespace

std::unique_ptr<Stream> makeTlsStream(qintptr descriptor, const QSslConfiguration &configuration)
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setSslConfiguration(configuration);
    if (!socket->setSocketDescriptor(descriptor))
        return {};
    auto *raw = socket.get();
    auto stream = std::make_unique<SocketStream>(socket.release());
    raw->startServerEncryption();
    return stream;
}

#ifndef Q_OS_UNIX
std::unique_ptr<Stream> makePlainStream(qintptr descriptor, Poller &)
{
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return {};
    return std::make_unique<SocketStream>(socket.release());
}

void turnAway(qintptr descriptor, QByteArrayView text)
{
    auto *socket = new QTcpSocket;
    QObject::connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    socket->setSocketDescriptor(descriptor);
    socket->write(text.data(), text.size());
    socket->disconnectFromHost();
}
#endif

} // namespace callboard::httpd
