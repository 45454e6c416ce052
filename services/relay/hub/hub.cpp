// Connections and the end of sessions.
#include "relay/hub/hub.h"
#include "core/literals.h"
#include "relay/hub/hublog.h"
#include <QRandomGenerator>
#include <openssl/crypto.h>

namespace callboard::relay {

namespace {
template<size_t Words>
QString randomText()
{
    quint32 words[Words];
    QRandomGenerator::system()->fillRange(words);
    const QByteArray bytes(reinterpret_cast<const char *>(words), sizeof words);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool sameText(const QString &a, const QString &b)
{
    const QByteArray left = a.toUtf8(), right = b.toUtf8();
    return left.size() == right.size() && CRYPTO_memcmp(left.constData(), right.constData(), size_t(left.size())) == 0;
}
} // namespace

QString newConnectionId()
{
    return randomText<4>();
}

QString newReconnectionToken()
{
    return randomText<6>();
}

Hub::Hub(QString name, const Clock &clock, HubLimits limits) : m_name(std::move(name)), m_clock(clock), m_limits(limits)
{
}

Hub::~Hub() = default;

HubStats Hub::stats() const
{
    HubStats stats = m_stats;
    stats.sessions = qsizetype(m_sessions.size());
    return stats;
}

Session *Hub::open(SessionKind kind, const ClientIdentity &who, std::unique_ptr<Outlet> outlet)
{
    m_ended.clear();
    m_now = m_clock.monotonic();
    const QString token = kind == SessionKind::Reliable ? newReconnectionToken() : QString();
    auto owned = std::make_unique<Session>(kind, newConnectionId(), token, who);
    Session *session = owned.get();
    m_sessions.emplace(session->id, std::move(owned));
    if (!session->userId.isNull())
        m_users[session->userId].append(session);
    for (const QString &group : who.groups)
        m_groups.join(*session, group);
    session->attach(std::move(outlet), m_now);
    ++m_stats.opened;
    ++m_stats.connections;
    return session;
}

Session *Hub::recover(const QString &connectionId, const QString &token, std::unique_ptr<Outlet> &outlet)
{
    Session *session = find(connectionId);
    if (!session || !session->isReliable() || !sameText(session->reconnectionToken, token)) {
        ++m_stats.recoveriesRefused;
        return nullptr;
    }
    m_now = m_clock.monotonic();
    m_stats.connections += !session->isConnected();
    ++m_stats.recovered;
    session->attach(std::move(outlet), m_now);
    session->pump(m_limits, m_now);
    return session;
}

void Hub::heard(Session *session)
{
    session->heard(m_clock.monotonic());
}

void Hub::drained(Session *session)
{
    session->pump(m_limits, m_clock.monotonic());
}

void Hub::closed(Session *session, bool lost)
{
    m_now = m_clock.monotonic();
    if (lost)
        loseConnection(*session);
    else
        finish(*session, {});
}

void Hub::loseConnection(Session &session)
{
    ++m_stats.lost;
    if (!session.isReliable())
        return finish(session, {});
    session.detach(m_now);
    --m_stats.connections;
}

void Hub::tick()
{
    m_ended.clear();
    m_now = m_clock.monotonic();
    std::vector<Session *> lost, expired;
    for (const auto &[id, session] : m_sessions) {
        if (session->isLost(m_limits, m_now))
            lost.push_back(session.get());
        else if (session->isExpired(m_limits, m_now))
            expired.push_back(session.get());
        else if (const auto health = session->health(m_limits, m_now); health != Session::Health::Good)
            condemn(*session, health);
        else
            session->pingIfDue(m_limits, m_now);
    }
    for (Session *session : lost)
        loseConnection(*session);
    for (Session *session : expired)
        finish(*session, {});
    m_stats.expired += expired.size();
    settle();
}

void Hub::end(const QList<Session *> &sessions, const QString &reason)
{
    for (Session *session : sessions)
        finish(*session, reason.isEmpty() ? u"closed by the server"_s : reason);
}

void Hub::finish(Session &session, const QString &reason)
{
    const auto it = m_sessions.find(session.id);
    if (it == m_sessions.end())
        return;
    m_stats.connections -= session.isConnected();
    if (reason.isEmpty())
        session.detach(m_now);
    else
        session.dismiss(reason);
    m_groups.leaveAll(session);
    if (const auto user = m_users.find(session.userId); user != m_users.end()) {
        user->removeOne(&session);
        if (user->isEmpty())
            m_users.erase(user);
    }
    m_ended.push_back(std::move(it->second));
    m_sessions.erase(it);
}

void Hub::condemn(Session &session, Session::Health why)
{
    m_condemned.emplace_back(&session, why);
}

void Hub::settle()
{
    for (const auto &[session, why] : std::exchange(m_condemned, {})) {
        if (find(session->id) != session)
            continue; // condemned twice
        const bool full = why == Session::Health::Full;
        ++(full ? m_stats.overflowed : m_stats.slow);
        qCInfo(lcHub) << "hub" << m_name << "connection" << session->id << (full ? "queue full, cut" : "too slow, cut");
        finish(*session,
               full ? u"SlowClient: too many messages wait to be acknowledged"_s
                    : u"SlowClient: answers are not being read"_s);
    }
}

} // namespace callboard::relay
