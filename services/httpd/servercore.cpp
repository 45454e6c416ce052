#include "httpd/servercore.h"
#include "httpd/connection.h"
#include <QLocale>
#include <algorithm>

namespace callboard::httpd {

namespace {
constexpr qsizetype readBytes = 64 * 1024;

std::chrono::milliseconds sweepEvery(const HttpLimits &limits)
{
    using std::chrono::milliseconds;
    const milliseconds shortest
        = std::min({limits.headerTime, limits.bodyTime, limits.idleTime, limits.lingerTime, limits.closeTime});
    return std::clamp(shortest / 4, milliseconds(5), milliseconds(1000));
}
} // namespace

ServerCore::ServerCore(HttpLimits l, const Clock &c, QObject *server)
    : limits(l),
      clock(c),
      gate(std::make_shared<ServerGate>(server)),
      m_server(server)
{
}

ServerCore::~ServerCore()
{
    gate->shut();
    for (const auto &[peer, kept] : m_peers)
        peer->drop();
    for (const auto &peer : m_retired)
        peer->drop();
    m_peers.clear();
    m_retired.clear();
}

void ServerCore::start()
{
    if (m_poller)
        return;
    m_readBuffer = QByteArray(readBytes, Qt::Uninitialized);
    m_poller = Poller::create([this] { endTurn(); });
    m_timer = std::make_unique<QTimer>();
    m_timer->setInterval(sweepEvery(limits));
    QObject::connect(m_timer.get(), &QTimer::timeout, m_server, [this] { sweep(); });
}

void ServerCore::accepted(qintptr descriptor, const QSslConfiguration *tls)
{
    ++stats.accepted;
    if (m_winding || stats.connections >= limits.connections) {
        ++stats.refused;
        return turnAway(descriptor,
                        tls ? QByteArrayView()
                            : "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n"
                              "Content-Length: 0\r\nConnection: close\r\n\r\n");
    }
    auto stream = tls ? makeTlsStream(descriptor, *tls) : makePlainStream(descriptor, *m_poller);
    if (stream)
        keep(std::make_shared<Connection>(*this, std::move(stream)));
}

void ServerCore::windDown()
{
    m_winding = true;
    std::vector<std::shared_ptr<Peer>> all;
    for (const auto &[peer, kept] : m_peers)
        all.push_back(kept);
    for (const auto &peer : all)
        peer->wind();
    scheduleTurn();
}

void ServerCore::keep(std::shared_ptr<Peer> peer)
{
    Peer *key = peer.get();
    m_peers.emplace(key, std::move(peer));
    stats.connections = qsizetype(m_peers.size());
    if (!m_timer->isActive())
        m_timer->start();
}

void ServerCore::retire(Peer *peer)
{
    const auto it = m_peers.find(peer);
    if (it == m_peers.end())
        return;
    m_retired.push_back(std::move(it->second));
    m_peers.erase(it);
    stats.connections = qsizetype(m_peers.size());
    scheduleTurn();
}

void ServerCore::needsFlush(Peer *peer)
{
    if (std::exchange(peer->m_dirty, true))
        return;
    m_dirty.push_back(peer);
    scheduleTurn();
}

void ServerCore::scheduleTurn()
{
    if (m_inEndTurn || m_turnScheduled || (m_poller && m_poller->isDispatching()))
        return;
    m_turnScheduled = true;
    QMetaObject::invokeMethod(
        m_server, [this] { endTurn(); }, Qt::QueuedConnection);
}

/// Everything that was queued in this turn leaves now; then those who are done go.
void ServerCore::endTurn()
{
    m_turnScheduled = false;
    m_inEndTurn = true;
    while (!m_dirty.empty() || !m_retired.empty()) {
        for (Peer *peer : std::exchange(m_dirty, {})) {
            peer->m_dirty = false;
            peer->flush();
        }
        // The last callback of one may mark another: they go when nothing points to any of them.
        const auto leaving = std::exchange(m_retired, {});
        for (const auto &peer : leaving)
            peer->retired();
        for (const auto &peer : leaving)
            std::erase(m_dirty, peer.get());
    }
    m_inEndTurn = false;
    if (m_winding && m_peers.empty() && onDrained)
        std::exchange(onDrained, {})();
}

void ServerCore::sweep()
{
    const auto now = clock.monotonic();
    std::vector<std::shared_ptr<Peer>> all;
    all.reserve(m_peers.size());
    for (const auto &[peer, kept] : m_peers)
        all.push_back(kept);
    for (const auto &peer : all)
        peer->tick(now);
    if (m_peers.empty())
        m_timer->stop();
}

QByteArrayView ServerCore::date()
{
    const auto now = clock.monotonic();
    if (m_date.isEmpty() || now - m_dateAt >= std::chrono::seconds(1)) {
        m_dateAt = now;
        m_date = QLocale::c().toString(clock.now().toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
    }
    return m_date;
}

} // namespace callboard::httpd
