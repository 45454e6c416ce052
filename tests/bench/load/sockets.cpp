#include "sockets.h"
#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {
[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "bench_load: %s: %s\n", what, std::strerror(errno));
    std::exit(1);
}
} // namespace

Target parseTarget(std::string_view url)
{
    const size_t scheme = url.find("://");
    Target target;
    const std::string_view rest = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
    const size_t slash = rest.find('/');
    const std::string_view authority = rest.substr(0, slash);
    const size_t colon = authority.find(':');
    if (colon == std::string_view::npos)
        fail("an address needs a port");
    target.host = authority.substr(0, colon);
    target.port = uint16_t(std::atoi(std::string(authority.substr(colon + 1)).c_str()));
    target.path = slash == std::string_view::npos ? "/" : std::string(rest.substr(slash));
    return target;
}

int connectTo(const Target &target)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(target.port);
    ::inet_pton(AF_INET, target.host.c_str(), &address.sin_addr);
    if (fd < 0 || ::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        fail("connect");
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(fd, F_SETFL, O_NONBLOCK);
    return fd;
}

void sendAll(int fd, std::string_view data)
{
    while (!data.empty()) {
        const ssize_t n = ::send(fd, data.data(), data.size(), MSG_NOSIGNAL);
        if (n > 0) {
            data.remove_prefix(size_t(n));
        } else if (errno == EAGAIN) {
            pollfd waiting{fd, POLLOUT, 0};
            ::poll(&waiting, 1, 1000);
        } else {
            fail("send");
        }
    }
}

int64_t nowMicros()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace bench
