// Sends webhook events over keep-alive connections, as fast as answers come or at a fixed rate.
#pragma once
#include "sockets.h"
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace bench {

/// One thread, one epoll descriptor that the caller owns. Each event is numbered; the text "bench-N." is in its body.
class Poster
{
public:
    Poster(int epoll, const Target &target, int connections, std::string bodyTemplate);
    /// Sends these whole requests in turn instead of events.
    void setRequests(std::vector<std::string> requests) { m_requests = std::move(requests); }
    ~Poster();

    /// Sends event N on a free connection, or keeps it until one is free. `dueMicros` starts its clock.
    void post(int64_t dueMicros);
    /// To be called for an epoll event that carries this connection's index.
    void readable(size_t index);

    int64_t sent() const { return m_next; }
    int64_t answered() const { return m_answered; }
    int64_t refused() const { return m_refused; }
    size_t freeConnections() const { return m_free.size(); }
    const std::vector<int64_t> &answerMicros() const { return m_latencies; }
    int64_t dueOf(int64_t number) const { return m_due[size_t(number)]; }

private:
    struct Connection {
        int fd = -1;
        int64_t due = 0;
        std::string in;
    };
    void send(size_t index, int64_t due);
    void finish(size_t index, bool success);

    Target m_target;
    std::string m_template;
    std::vector<std::string> m_requests;
    std::vector<Connection> m_connections;
    std::vector<size_t> m_free;
    std::deque<int64_t> m_waiting;
    std::vector<int64_t> m_latencies;
    std::vector<int64_t> m_due;
    int64_t m_next = 0;
    int64_t m_answered = 0;
    int64_t m_refused = 0;
};

} // namespace bench
