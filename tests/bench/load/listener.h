// Many WebSocket consoles that count what reaches them; they acknowledge like Microsoft's client, once a second.
#pragma once
#include "sockets.h"
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace bench {

class Listeners
{
public:
    /// `subprotocol` may be empty (the plain sample). `first` is the epoll index of the first one.
    Listeners(int epoll, const Target &target, int count, const std::string &subprotocol, uint64_t first);
    ~Listeners();

    void readable(size_t index);
    /// Sends the acknowledgements that are due.
    void acknowledge();
    /// From now on the first `count` of them neither read nor answer; goOn() ends that. What they read then is not
    /// counted: it is looked at only for the reason of their being cut.
    void stall(size_t count);
    void goOn();
    /// Calls `seen(number)` for each "bench-N." that arrives.
    void watch(std::function<void(int64_t number)> seen) { m_seen = std::move(seen); }

    int64_t messages() const { return m_messages; }
    int64_t bytes() const { return m_bytes; }
    size_t open() const;
    /// Stalled ones that were cut with a reason, and the newest reason.
    size_t cut() const { return m_cut; }
    const std::string &reason() const { return m_reason; }

private:
    struct Socket {
        int fd = -1;
        bool stalled = false; ///< once, if no more
        std::string in;
        int64_t sequence = 0;
        int64_t acknowledged = 0;
    };
    void shake(Socket &socket, const Target &target, const std::string &subprotocol);
    void frames(Socket &socket);
    void message(Socket &socket, std::string_view text);
    void listen(size_t index, bool on);
    void noteReason(std::string_view text);

    int m_epoll;
    uint64_t m_first;
    std::vector<Socket> m_sockets;
    bool m_reliable;
    size_t m_stalled = 0; ///< the first so many read nothing now
    size_t m_cut = 0;
    std::string m_reason;
    int64_t m_messages = 0;
    int64_t m_bytes = 0;
    std::function<void(int64_t)> m_seen;
};

} // namespace bench
