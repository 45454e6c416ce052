#include "poster.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {
void replaceAll(std::string &text, std::string_view from, const std::string &to)
{
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Length of the first whole HTTP answer in `in`, 0 when it is not complete yet.
size_t wholeAnswer(const std::string &in)
{
    const size_t end = in.find("\r\n\r\n");
    if (end == std::string::npos)
        return 0;
    size_t length = 0;
    for (const char *name : {"Content-Length:", "content-length:"}) {
        const size_t at = in.find(name);
        if (at != std::string::npos && at < end)
            length = size_t(std::atoll(in.c_str() + at + std::strlen(name)));
    }
    return in.size() >= end + 4 + length ? end + 4 + length : 0;
}

/// "2026-03-16T09:12:44.1837265Z", as the service would stamp an event now.
std::string presentTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    static time_t second = 0;
    static char text[64];
    static size_t whole = 0;
    if (now.tv_sec != second) {
        tm parts{};
        ::gmtime_r(&now.tv_sec, &parts);
        whole = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
        second = now.tv_sec;
    }
    std::snprintf(text + whole, sizeof text - whole, ".%07ldZ", now.tv_nsec / 100);
    return text;
}
} // namespace

Poster::Poster(int epoll, const Target &target, int connections, std::string bodyTemplate)
    : m_target(target),
      m_template(std::move(bodyTemplate)),
      m_connections(size_t(connections))
{
    for (size_t i = 0; i < m_connections.size(); ++i) {
        m_connections[i].fd = connectTo(target);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, m_connections[i].fd, &event);
        m_free.push_back(i);
    }
}

Poster::~Poster()
{
    for (const Connection &connection : m_connections)
        ::close(connection.fd);
}

void Poster::post(int64_t dueMicros)
{
    if (m_free.empty()) {
        m_waiting.push_back(dueMicros);
        return;
    }
    const size_t index = m_free.back();
    m_free.pop_back();
    send(index, dueMicros);
}

void Poster::send(size_t index, int64_t due)
{
    m_connections[index].due = due;
    m_due.push_back(due);
    if (!m_requests.empty())
        return sendAll(m_connections[index].fd, m_requests[size_t(m_next++) % m_requests.size()]);
    std::string body = m_template;
    replaceAll(body, "@N@", std::to_string(m_next++));
    replaceAll(body, "@T@", presentTime());
    std::string request = "POST " + m_target.path + " HTTP/1.1\r\nHost: " + m_target.host + ":"
        + std::to_string(m_target.port) + "\r\nContent-Type: application/json\r\naeg-event-type: Notification\r\n"
        + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    sendAll(m_connections[index].fd, request);
}

void Poster::readable(size_t index)
{
    Connection &connection = m_connections[index];
    char buffer[4096];
    const ssize_t n = ::recv(connection.fd, buffer, sizeof buffer, 0);
    if (n <= 0)
        return;
    connection.in.append(buffer, size_t(n));
    const size_t whole = wholeAnswer(connection.in);
    if (whole == 0)
        return;
    const bool success = connection.in.size() > 9 && connection.in[9] == '2';
    connection.in.erase(0, whole);
    finish(index, success);
}

void Poster::finish(size_t index, bool success)
{
    success ? ++m_answered : ++m_refused;
    m_latencies.push_back(nowMicros() - m_connections[index].due);
    if (m_waiting.empty()) {
        m_free.push_back(index);
        return;
    }
    const int64_t due = m_waiting.front();
    m_waiting.pop_front();
    send(index, due);
}

} // namespace bench
