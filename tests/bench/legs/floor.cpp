// The floor of P16: a bare epoll loop that gives each socket's latest message to its neighbour every 20 ms, unread.
#include <array>
#include <cstdint>
#include <cstdio>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <vector>

namespace {
constexpr size_t ClientHead = 8; // bytes, of messages of 126 to 65,535

struct Socket {
    int fd = -1;
    bool open = false; ///< the upgrade is through
    std::string in;
    std::string latest; ///< as it goes out
};

class Floor
{
public:
    Floor() : m_epoll(epoll_create1(0)), m_listener(listening()), m_beat(beating())
    {
        watch(m_listener, Listener);
        watch(m_beat, Beat);
    }

    void run()
    {
        std::array<epoll_event, 512> events{};
        for (;;) {
            const int n = epoll_wait(m_epoll, events.data(), int(events.size()), -1);
            for (int i = 0; i < n; ++i) {
                const uint64_t what = events[size_t(i)].data.u64;
                what == Listener ? accept() : what == Beat ? beat() : read(m_sockets[what]);
            }
        }
    }

private:
    static constexpr uint64_t Listener = ~uint64_t(0), Beat = Listener - 1;

    static int listening()
    {
        const int fd = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bind(fd, reinterpret_cast<sockaddr *>(&address), sizeof address);
        ::listen(fd, 1024);
        socklen_t size = sizeof address;
        getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size);
        std::printf("{\"endpoint\":\"http://127.0.0.1:%d\"}\n", ntohs(address.sin_port));
        std::fflush(stdout);
        return fd;
    }

    static int beating()
    {
        const int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
        const itimerspec each{{0, 20'000'000}, {0, 20'000'000}};
        timerfd_settime(fd, 0, &each, nullptr);
        return fd;
    }

    void watch(int fd, uint64_t what)
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = what;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
    }

    void accept()
    {
        const int fd = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK);
        const int on = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_sockets.push_back({fd, false, {}, {}});
        watch(fd, m_sockets.size() - 1);
    }

    void beat()
    {
        uint64_t times = 0;
        if (::read(m_beat, &times, sizeof times) <= 0)
            return;
        for (size_t i = 0; i < m_sockets.size(); ++i) {
            const std::string &frame = m_sockets[i].latest;
            if (const size_t to = i ^ 1U; to < m_sockets.size() && !frame.empty())
                send(m_sockets[to].fd, frame.data(), frame.size(), MSG_NOSIGNAL);
        }
    }

    void read(Socket &socket)
    {
        std::array<char, 65536> buffer;
        const ssize_t n = recv(socket.fd, buffer.data(), buffer.size(), 0);
        if (n <= 0) {
            epoll_ctl(m_epoll, EPOLL_CTL_DEL, socket.fd, nullptr);
            return;
        }
        socket.in.append(buffer.data(), size_t(n));
        if (!socket.open)
            upgrade(socket);
        while (socket.open && takeFrame(socket)) { }
    }

    static void upgrade(Socket &socket)
    {
        const size_t end = socket.in.find("\r\n\r\n");
        if (end == std::string::npos)
            return;
        // The accept value for the fixed key that the generator sends.
        constexpr std::string_view Answer
            = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
        socket.open = send(socket.fd, Answer.data(), Answer.size(), MSG_NOSIGNAL) > 0;
        socket.in.erase(0, end + 4);
    }

    /// The generator's mask is zero, so the text can go as it came.
    static bool takeFrame(Socket &socket)
    {
        if (socket.in.size() < ClientHead)
            return false;
        const size_t length = size_t(uint8_t(socket.in[2])) << 8 | uint8_t(socket.in[3]);
        if (socket.in.size() < ClientHead + length)
            return false;
        socket.latest = {socket.in[0], char(126), socket.in[2], socket.in[3]};
        socket.latest.append(socket.in, ClientHead, length);
        socket.in.erase(0, ClientHead + length);
        return true;
    }

    int m_epoll;
    int m_listener;
    int m_beat;
    std::vector<Socket> m_sockets; ///< as they came: 2n and 2n + 1 are neighbours
};
} // namespace

int main()
{
    Floor().run();
}
