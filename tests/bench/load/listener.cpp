#include "listener.h"
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace bench {

namespace {
std::string maskedText(const std::string &text)
{
    std::string frame{char(0x81)};
    frame += char(0x80 | text.size()); // acknowledgements stay below 126 bytes
    frame.append(4, '\0'); // a zero mask leaves the payload as it is
    return frame + text;
}
} // namespace

Listeners::Listeners(int epoll, const Target &target, int count, const std::string &subprotocol, uint64_t first)
    : m_epoll(epoll),
      m_first(first),
      m_sockets(size_t(count)),
      m_reliable(subprotocol.find("reliable") != std::string::npos)
{
    for (size_t i = 0; i < m_sockets.size(); ++i) {
        m_sockets[i].fd = connectTo(target);
        shake(m_sockets[i], target, subprotocol);
        listen(i, true);
    }
}

Listeners::~Listeners()
{
    for (const Socket &socket : m_sockets)
        ::close(socket.fd);
}

void Listeners::listen(size_t index, bool on)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = m_first + index;
    ::epoll_ctl(m_epoll, on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, m_sockets[index].fd, &event);
}

void Listeners::stall(size_t count)
{
    m_stalled = std::min(count, m_sockets.size());
    for (size_t i = 0; i < m_stalled; ++i) {
        m_sockets[i].stalled = true;
        listen(i, false);
    }
}

void Listeners::goOn()
{
    const size_t stalled = std::exchange(m_stalled, 0);
    for (size_t i = 0; i < stalled; ++i)
        listen(i, true);
}

void Listeners::shake(Socket &socket, const Target &target, const std::string &subprotocol)
{
    std::string request = "GET " + target.path + " HTTP/1.1\r\nHost: " + target.host + ":" + std::to_string(target.port)
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (!subprotocol.empty())
        request += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
    sendAll(socket.fd, request + "\r\n");
    char buffer[4096];
    while (socket.in.find("\r\n\r\n") == std::string::npos) {
        pollfd waiting{socket.fd, POLLIN, 0};
        ::poll(&waiting, 1, 5000);
        const ssize_t n = ::recv(socket.fd, buffer, sizeof buffer, 0);
        if (n <= 0) {
            std::fprintf(stderr, "bench_load: the upgrade was not answered\n");
            std::exit(1);
        }
        socket.in.append(buffer, size_t(n));
    }
    if (socket.in.compare(9, 3, "101") != 0) {
        std::fprintf(stderr, "bench_load: the upgrade was refused: %.40s\n", socket.in.c_str());
        std::exit(1);
    }
    socket.in.erase(0, socket.in.find("\r\n\r\n") + 4);
}

size_t Listeners::open() const
{
    return size_t(std::count_if(m_sockets.begin(), m_sockets.end(), [](const Socket &s) { return s.fd >= 0; }));
}

void Listeners::readable(size_t index)
{
    Socket &socket = m_sockets[index];
    if (index < m_stalled || socket.fd < 0)
        return;
    static char buffer[256 * 1024];
    const ssize_t n = ::recv(socket.fd, buffer, sizeof buffer, 0);
    if (n <= 0) {
        ::close(socket.fd);
        socket.fd = -1;
        return;
    }
    m_bytes += n;
    socket.in.append(buffer, size_t(n));
    frames(socket);
}

void Listeners::frames(Socket &socket)
{
    size_t at = 0;
    const auto byte = [&](size_t i) { return uint8_t(socket.in[at + i]); };
    while (socket.in.size() - at >= 2) {
        uint64_t length = byte(1) & 0x7f;
        size_t head = 2;
        if (length >= 126) {
            const size_t wide = length == 126 ? 2 : 8;
            if (socket.in.size() - at < head + wide)
                break;
            length = 0;
            for (size_t i = 0; i < wide; ++i)
                length = length << 8 | byte(head + i);
            head += wide;
        }
        if (socket.in.size() - at < head + length)
            break;
        if ((byte(0) & 0x0f) == 1)
            message(socket, std::string_view(socket.in).substr(at + head, length));
        at += head + length;
    }
    socket.in.erase(0, at);
}

void Listeners::message(Socket &socket, std::string_view text)
{
    constexpr std::string_view key = "\"sequenceId\":";
    if (socket.stalled)
        return noteReason(text);
    if (m_reliable) {
        const size_t at = text.substr(0, 64).find(key);
        if (at == std::string_view::npos)
            return; // connected, ack, pong
        socket.sequence = std::atoll(text.data() + at + key.size());
    }
    ++m_messages;
    if (!m_seen)
        return;
    const size_t mark = text.find("bench-");
    if (mark != std::string_view::npos)
        m_seen(std::atoll(text.data() + mark + 6));
}

void Listeners::noteReason(std::string_view text)
{
    constexpr std::string_view key = "\"message\":\"";
    const size_t at = text.substr(0, 64).find("\"disconnected\"");
    const size_t begin = at == std::string_view::npos ? at : text.find(key, at);
    if (begin == std::string_view::npos)
        return;
    m_reason = text.substr(begin + key.size(), text.find('"', begin + key.size()) - begin - key.size());
    ++m_cut;
}

void Listeners::acknowledge()
{
    for (size_t i = 0; m_reliable && i < m_sockets.size(); ++i) {
        Socket &socket = m_sockets[i];
        if (socket.fd < 0 || socket.stalled || socket.sequence == socket.acknowledged)
            continue;
        socket.acknowledged = socket.sequence;
        sendAll(socket.fd,
                maskedText("{\"type\":\"sequenceAck\",\"sequenceId\":" + std::to_string(socket.sequence) + "}"));
    }
}

} // namespace bench
