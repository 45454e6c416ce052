// The service's recording storage, as unreliable as a test wants it.
#pragma once
#include <QHash>
#include <QTcpServer>
#include <functional>

namespace callboard::test {

/// Serves one file at /audio and its description at /meta, by ranges, in the thread it was made in.
class StorageServer : public QTcpServer
{
public:
    struct Fault {
        qint64 cutAfter = -1; ///< bytes of the body that still go out before the connection breaks; -1: all
        int status = 0; ///< answered instead of the file
        QByteArray headers{}; ///< of that answer, whole lines
        qint64 shift = 0; ///< the range that is sent begins this much too late
        bool noRanges = false; ///< the whole file whatever was asked
        bool ignoreIfRange = false; ///< a part of another version than the one that was asked for
    };
    StorageServer();
    QUrl endpoint() const;
    QUrl audio() const { return endpoint().resolved(QUrl(QStringLiteral("/audio"))); }
    QUrl meta() const { return endpoint().resolved(QUrl(QStringLiteral("/meta"))); }

    QByteArray file;
    QByteArray etag = "\"v1\"";
    QByteArray description;
    std::function<Fault(int request)> fault; ///< asked for each request of the file
    int requests = 0; ///< of the file
    QList<QByteArray> heads; ///< of all requests

private:
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &head);
    QHash<QTcpSocket *, QByteArray> m_buffers;
};

/// A WAV of that length with a tone in each channel.
QByteArray toneFile(int channels, double seconds);

} // namespace callboard::test
