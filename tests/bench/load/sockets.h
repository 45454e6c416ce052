// Plain non-blocking sockets for the load generator: no Qt, so that it is never the limit.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

struct Target {
    std::string host = "127.0.0.1";
    uint16_t port = 0;
    std::string path = "/";
};

/// Reads http://host:port/path or ws://…; exits with a message when it is neither.
Target parseTarget(std::string_view url);

/// A connected, non-blocking TCP socket with Nagle off; exits with a message when nobody listens.
int connectTo(const Target &target);

/// Sends all or gives up the program: the load generator keeps its own writes small.
void sendAll(int fd, std::string_view data);

/// Microseconds on a clock that never goes back.
int64_t nowMicros();

} // namespace bench
