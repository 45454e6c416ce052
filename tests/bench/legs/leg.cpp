#include "leg.h"
#include <cstdio>
#include <cstdlib>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace bench {

namespace {
constexpr size_t HeadBytes = 4; // of a frame of 126 to 65,535 bytes

size_t lengthOf(std::string_view frame)
{
    const size_t length = uint8_t(frame[1]);
    return length < 126 ? 2 + length : HeadBytes + (size_t(uint8_t(frame[2])) << 8 | uint8_t(frame[3]));
}
} // namespace

Leg::Leg(size_t index, const Target &server, const std::string &bearer) : m_index(index), m_fd(connectTo(server))
{
    shake(server, bearer);
}

Leg::~Leg()
{
    ::close(m_fd);
}

void Leg::shake(const Target &server, const std::string &bearer)
{
    sendAll(m_fd,
            "GET /exchange/v1/endpoints/4%3A%2B1425" + std::to_string(1'000'000 + m_index) + "/audio HTTP/1.1\r\nHost: "
                + server.host + ":" + std::to_string(server.port) + "\r\nAuthorization: Bearer " + bearer
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    char buffer[4096];
    size_t end = std::string::npos;
    while ((end = m_in.find("\r\n\r\n")) == std::string::npos) {
        pollfd waiting{m_fd, POLLIN, 0};
        ::poll(&waiting, 1, 5000);
        const ssize_t n = ::recv(m_fd, buffer, sizeof buffer, 0);
        if (n > 0)
            m_in.append(buffer, size_t(n));
        if (n <= 0 || m_in.compare(9, 3, "101") != 0) {
            std::fprintf(stderr, "bench_legs: the upgrade was refused: %.40s\n", m_in.c_str());
            std::exit(1);
        }
    }
    m_in.erase(0, end + 4);
}

bool Leg::say(uint64_t number, const Sound &sound, Framing &framing)
{
    const std::string_view parts[] = {framing.head(number), sound.data(m_index, number), framing.tail()};
    iovec vectors[3];
    size_t size = 0;
    for (size_t i = 0; i < 3; ++i) {
        vectors[i] = {const_cast<char *>(parts[i].data()), parts[i].size()};
        size += parts[i].size();
    }
    msghdr message{};
    message.msg_iov = vectors;
    message.msg_iovlen = 3;
    return ::sendmsg(m_fd, &message, MSG_NOSIGNAL) == ssize_t(size);
}

bool Leg::hear(const Sound &sound, const std::vector<int64_t> &spoken, Heard &heard)
{
    static char buffer[64 * 1024];
    const ssize_t n = ::recv(m_fd, buffer, sizeof buffer, 0);
    if (n <= 0)
        return false;
    std::string_view bytes(buffer, size_t(n));
    if (!m_in.empty())
        bytes = m_in.append(bytes);
    const size_t used = frames(bytes, sound, spoken, heard);
    m_in = std::string(bytes.substr(used));
    return true;
}

size_t Leg::frames(std::string_view bytes, const Sound &sound, const std::vector<int64_t> &spoken, Heard &heard)
{
    size_t at = 0;
    while (bytes.size() - at >= HeadBytes) {
        const size_t length = lengthOf(bytes.substr(at));
        if (bytes.size() - at < length)
            break;
        const size_t head = uint8_t(bytes[at + 1]) < 126 ? 2 : HeadBytes;
        message(bytes.substr(at + head, length - head), sound, spoken, heard);
        at += length;
    }
    return at;
}

void Leg::message(std::string_view text, const Sound &sound, const std::vector<int64_t> &spoken, Heard &heard)
{
    constexpr std::string_view Key = R"("data":")";
    const size_t key = text.find(Key);
    if (key == std::string_view::npos)
        return; // metadata
    const size_t begin = key + Key.size();
    const std::string_view data = text.substr(begin, text.find('"', begin) - begin);
    const size_t partner = m_index ^ 1U;
    const size_t place = sound.find(partner, data, m_next);
    ++heard.frames;
    if (place == Sound::Circle) {
        ++heard.other;
        return;
    }
    if (place == m_next) {
        ++heard.exact;
        heard.delays.push_back(nowMicros() - spoken[partner * Sound::Circle + place]);
    } else {
        ++heard.jumps;
    }
    m_next = (place + 1) % Sound::Circle;
}

} // namespace bench
