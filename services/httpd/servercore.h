// What all connections of one server share.
#pragma once
#include "httpd/httpserver.h"
#include "httpd/poller.h"
#include "httpd/routetable.h"
#include "httpd/servergate.h"
#include "httpd/stream.h"
#include <QTimer>
#include <unordered_map>

namespace callboard::httpd {

class WebSocketLink;

/// One connection, whatever it speaks. Owned by ServerCore through a shared_ptr and destroyed only between two turns of
/// the event loop, so no call into it can pull it away under its own feet.
class Peer : public StreamClient
{
public:
    /// Writes what has been queued.
    virtual void flush() = 0;
    /// Looks at its deadlines.
    virtual void tick(std::chrono::milliseconds now) = 0;
    /// The server stops taking work.
    virtual void wind() = 0;
    /// The server is being destroyed.
    virtual void drop() = 0;
    /// Between turns, after it was retired.
    virtual void retired() { }

private:
    friend class ServerCore;
    bool m_dirty = false;
};

/// Registry, turn of the event loop, deadlines and the shared read buffer. Lives in the server's thread from listen()
/// on.
class ServerCore
{
public:
    ServerCore(HttpLimits limits, const Clock &clock, QObject *server);
    ~ServerCore();

    const HttpLimits limits;
    const Clock &clock;
    RouteTable routes;
    HttpStats stats;
    std::shared_ptr<ServerGate> gate;
    std::function<void()> onDrained;

    /// Makes poller and timer in the current thread.
    void start();
    void accepted(qintptr descriptor, const QSslConfiguration *tls);
    void windDown();

    /// Keeps a peer alive and gives it ticks.
    void keep(std::shared_ptr<Peer> peer);
    /// Lets a peer go at the end of the turn.
    void retire(Peer *peer);
    /// The peer has something to write at the end of this turn.
    void needsFlush(Peer *peer);

    char *readBuffer() { return m_readBuffer.data(); }
    qint64 readBufferBytes() const { return m_readBuffer.size(); }
    /// Value of the Date field.
    QByteArrayView date();

private:
    void scheduleTurn();
    void endTurn();
    void sweep();

    QObject *m_server;
    std::unique_ptr<Poller> m_poller;
    std::unique_ptr<QTimer> m_timer;
    std::unordered_map<Peer *, std::shared_ptr<Peer>> m_peers;
    std::vector<Peer *> m_dirty;
    std::vector<std::shared_ptr<Peer>> m_retired;
    QByteArray m_readBuffer;
    QByteArray m_date;
    std::chrono::milliseconds m_dateAt{-1000};
    bool m_turnScheduled = false;
    bool m_inEndTurn = false;
    bool m_winding = false;
};

} // namespace callboard::httpd
