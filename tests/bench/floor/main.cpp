// The floor that the relay is measured against: a bare epoll server with nothing of a product in it.
//   bench_floor plain            answers each POST at once and sends its body to every WebSocket, one send a socket and
//   turn bench_floor journal FILE     the same, but what one turn brought in is committed to SQLite (WAL, FULL) before
//   the answers
#include <arpa/inet.h>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <netinet/tcp.h>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <unordered_map>
#include <vector>

namespace {
struct Connection {
    int fd;
    bool webSocket = false;
    std::string in;
    std::string out;
};

class Journal
{
public:
    explicit Journal(const char *file)
    {
        sqlite3_open(file, &m_database);
        sqlite3_exec(m_database,
                     "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                     "CREATE TABLE event(position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, body BLOB);",
                     nullptr, nullptr, nullptr);
        sqlite3_prepare_v2(m_database, "INSERT OR IGNORE INTO event(id, body) VALUES(?, ?)", -1, &m_insert, nullptr);
    }
    void commit(const std::vector<std::string> &bodies)
    {
        sqlite3_exec(m_database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        for (const std::string &body : bodies) {
            const size_t at = body.find("\"id\":\"") + 6;
            const size_t end = body.find('"', at);
            sqlite3_bind_text(m_insert, 1, body.data() + at, int(end - at), SQLITE_STATIC);
            sqlite3_bind_blob(m_insert, 2, body.data(), int(body.size()), SQLITE_STATIC);
            sqlite3_step(m_insert);
            sqlite3_reset(m_insert);
        }
        sqlite3_exec(m_database, "COMMIT", nullptr, nullptr, nullptr);
    }

private:
    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
};

class Floor
{
public:
    explicit Floor(std::unique_ptr<Journal> journal) : m_journal(std::move(journal)), m_epoll(epoll_create1(0)) { }

    void run()
    {
        listen();
        epoll_event events[512];
        for (;;) {
            const int n = epoll_wait(m_epoll, events, 512, -1);
            for (int i = 0; i < n; ++i)
                events[i].data.fd == m_listener ? accept() : read(events[i].data.fd);
            if (!m_bodies.empty())
                finishTurn();
        }
    }

private:
    void listen()
    {
        m_listener = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bind(m_listener, reinterpret_cast<sockaddr *>(&address), sizeof address);
        ::listen(m_listener, 1024);
        socklen_t size = sizeof address;
        getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
        std::printf("{\"endpoint\":\"http://127.0.0.1:%d\"}\n", ntohs(address.sin_port));
        std::fflush(stdout);
        watch(m_listener);
    }

    void watch(int fd)
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = fd;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
    }

    void accept()
    {
        const int fd = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK);
        const int on = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_connections[fd] = Connection{fd, false, {}, {}};
        watch(fd);
    }

    void read(int fd)
    {
        char buffer[65536];
        const ssize_t n = recv(fd, buffer, sizeof buffer, 0);
        Connection &connection = m_connections[fd];
        if (n <= 0) {
            close(fd);
            m_connections.erase(fd);
            return;
        }
        if (connection.webSocket)
            return;
        connection.in.append(buffer, size_t(n));
        while (takeRequest(connection)) { }
    }

    bool takeRequest(Connection &connection)
    {
        const size_t end = connection.in.find("\r\n\r\n");
        if (end == std::string::npos)
            return false;
        if (connection.in.compare(0, 3, "GET") == 0) {
            connection.webSocket = true;
            // The accept value for the fixed key that the load generator sends.
            write(connection,
                  "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
            connection.in.clear();
            return false;
        }
        const size_t at = connection.in.find("Content-Length:");
        const size_t length = size_t(std::atoll(connection.in.c_str() + at + 15));
        if (connection.in.size() < end + 4 + length)
            return false;
        m_bodies.push_back(connection.in.substr(end + 4, length));
        m_asking.push_back(connection.fd);
        connection.in.erase(0, end + 4 + length);
        return !connection.in.empty();
    }

    void finishTurn()
    {
        if (m_journal)
            m_journal->commit(m_bodies);
        for (const int fd : m_asking) {
            if (m_connections.count(fd))
                write(m_connections[fd], "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        }
        broadcast();
        m_bodies.clear();
        m_asking.clear();
    }

    void broadcast()
    {
        std::string frames;
        for (const std::string &body : m_bodies) {
            frames += char(0x81);
            if (body.size() < 126) {
                frames += char(body.size());
            } else {
                frames += char(126);
                frames += char(body.size() >> 8);
                frames += char(body.size() & 0xff);
            }
            frames += body;
        }
        for (auto &[fd, connection] : m_connections) {
            if (connection.webSocket)
                write(connection, frames);
        }
    }

    void write(Connection &connection, std::string_view data)
    {
        while (!data.empty()) {
            const ssize_t n = send(connection.fd, data.data(), data.size(), MSG_NOSIGNAL);
            if (n > 0)
                data.remove_prefix(size_t(n));
            else if (errno != EAGAIN)
                return;
        }
    }

    std::unique_ptr<Journal> m_journal;
    int m_epoll;
    int m_listener = -1;
    std::unordered_map<int, Connection> m_connections;
    std::vector<std::string> m_bodies;
    std::vector<int> m_asking;
};
} // namespace

int main(int argc, char **argv)
{
    const bool journal = argc > 2 && std::strcmp(argv[1], "journal") == 0;
    Floor(journal ? std::make_unique<Journal>(argv[2]) : nullptr).run();
}
