// A connection's bytes, plain or encrypted.
#pragma once
#include <QByteArrayView>
#include <QString>
#include <memory>
#include <span>

class QSslConfiguration;

namespace callboard::httpd {

class Poller;

/// Told what a stream can do. Must not destroy the stream inside a call.
class StreamClient
{
public:
    virtual ~StreamClient() = default;
    virtual void streamReadable() = 0;
    virtual void streamWritable() = 0;
    virtual void streamBroken() = 0;
};

/// Non-blocking both ways. Reading is watched from the start, writing when asked. Lives in the server's thread.
class Stream
{
public:
    static constexpr qint64 Nothing = 0; ///< nothing to read now
    static constexpr qint64 Ended = -1; ///< the peer sends no more
    static constexpr qint64 Broken = -2;

    virtual ~Stream() = default;
    void setClient(StreamClient *client) { m_client = client; }

    virtual qint64 read(char *to, qint64 most) = 0;
    /// Hands bytes to the system; gives how many it took, Broken when the connection is gone.
    virtual qint64 write(std::span<const QByteArrayView> parts) = 0;
    virtual void watch(bool reading, bool writing) = 0;
    /// Reading and writing may wait for up to 2 ms, for the sake of many streams like this one.
    virtual void setPatient() { }
    /// No more will be written; the peer sees the end after what was written.
    virtual void finish() = 0;
    /// Closes at once. No call to the client follows.
    virtual void close() = 0;
    virtual QString peer() const = 0;
    virtual bool isSecure() const = 0;

protected:
    StreamClient *client() const { return m_client; }

private:
    StreamClient *m_client = nullptr;
};

/// Takes over an accepted descriptor; null when the system refuses it.
std::unique_ptr<Stream> makePlainStream(qintptr descriptor, Poller &poller);
/// The same through QSslSocket; the handshake runs before anything is readable.
std::unique_ptr<Stream> makeTlsStream(qintptr descriptor, const QSslConfiguration &configuration);
/// Says `text` to a connection that is not wanted, if that works without waiting, and closes it.
void turnAway(qintptr descriptor, QByteArrayView text);

} // namespace callboard::httpd
