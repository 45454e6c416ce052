#include "httpd/poller.h"
#include "httpd/stream.h"
#include <QtGlobal>
#ifdef Q_OS_UNIX
#include <QHostAddress>
#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

namespace callboard::httpd {

namespace {
QString peerName(int descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    auto *address = reinterpret_cast<sockaddr *>(&storage);
    if (getpeername(descriptor, address, &size) != 0)
        return {};
    const quint16 port = storage.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6 *>(&storage)->sin6_port
                                                       : reinterpret_cast<sockaddr_in *>(&storage)->sin_port;
    const QString host = QHostAddress(address).toString();
    const QString form = storage.ss_family == AF_INET6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2");
    return form.arg(host).arg(ntohs(port));
}

class PlainStream final : public Stream, private Poller::Watcher
{
public:
    PlainStream(int descriptor, Poller &poller)
        : m_poller(poller),
          m_descriptor(descriptor),
          m_handle(poller.add(descriptor, this))
    {
    }
    ~PlainStream() override { shut(); }

    qint64 read(char *to, qint64 most) override
    {
        const ssize_t got = ::recv(m_descriptor, to, size_t(most), 0);
        if (got > 0)
            return got;
        if (got == 0)
            return Ended;
        return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? Nothing : Broken;
    }

    qint64 write(std::span<const QByteArrayView> parts) override
    {
        return result(parts.size() == 1 ? ::send(m_descriptor, parts[0].data(), size_t(parts[0].size()), MSG_NOSIGNAL)
                                        : sendAll(parts));
    }

    void watch(bool reading, bool writing) override
    {
        if (m_descriptor < 0 || (reading == m_reading && writing == m_writing))
            return;
        m_reading = reading;
        m_writing = writing;
        m_poller.watch(m_handle, reading, writing);
    }

    void setPatient() override
    {
        if (m_descriptor >= 0)
            m_poller.setPatient(m_handle);
    }

    void finish() override { ::shutdown(m_descriptor, SHUT_WR); }
    void close() override { shut(); }
    QString peer() const override { return peerName(m_descriptor); }
    bool isSecure() const override { return false; }

private:
    ssize_t sendAll(std::span<const QByteArrayView> parts) const
    {
        std::array<iovec, 64> vectors;
        const size_t count = std::min(parts.size(), vectors.size());
        for (size_t i = 0; i < count; ++i)
            vectors[i] = {const_cast<char *>(parts[i].data()), size_t(parts[i].size())};
        msghdr message{};
        message.msg_iov = vectors.data();
        message.msg_iovlen = decltype(message.msg_iovlen)(count);
        return ::sendmsg(m_descriptor, &message, MSG_NOSIGNAL);
    }

    static qint64 result(ssize_t taken)
    {
        if (taken >= 0)
            return taken;
        return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : Broken;
    }

    void ready(Poller::Ready what) override
    {
        if (what.broken && !m_reading)
            return client()->streamBroken();
        if (what.readable || what.broken)
            client()->streamReadable();
        if (what.writable && m_descriptor >= 0)
            client()->streamWritable();
    }

    void shut()
    {
        if (m_descriptor < 0)
            return;
        m_poller.remove(m_handle);
        ::close(m_descriptor);
        m_descriptor = -1;
    }

    Poller &m_poller;
    int m_descriptor;
    Poller::Handle m_handle;
    bool m_reading = true;
    bool m_writing = false;
};
} // namespace

std::unique_ptr<Stream> makePlainStream(qintptr descriptor, Poller &poller)
{
    const int fd = int(descriptor);
    const int flags = fcntl(fd, F_GETFL, 0);
    if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0) {
        ::close(fd);
        return {};
    }
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef SO_NOSIGPIPE
    setsockopt(fd, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    return std::make_unique<PlainStream>(fd, poller);
}

void turnAway(qintptr descriptor, QByteArrayView text)
{
    const int fd = int(descriptor);
    [[maybe_unused]] const ssize_t taken = ::send(fd, text.data(), size_t(text.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::shutdown(fd, SHUT_WR);
    ::close(fd);
}

} // namespace callboard::httpd
#endif
