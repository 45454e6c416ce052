#include "relay/hub/hub.h"
#include "core/literals.h"
#include "pubsub/relayframes.h"
#include <algorithm>

namespace callboard::relay {

using pubsub::DataType;

Hub::Hub(QString name, const SessionLimits &limits, const Clock &clock)
    : m_name(std::move(name)),
      m_limits(limits),
      m_clock(clock)
{
}

Hub::~Hub()
{
    qDeleteAll(m_sessions);
}

qsizetype Hub::present() const
{
    return std::count_if(m_sessions.begin(), m_sessions.end(), [](ClientSession *s) { return s->isPresent(); });
}

ClientSession *Hub::open(const ClientSession::Identity &identity, const QStringList &groups,
                         std::unique_ptr<Outlet> outlet)
{
    auto *session = new ClientSession(identity, m_limits);
    m_sessions.insert(identity.connectionId, session);
    if (!identity.userId.isNull())
        m_users.insert(identity.userId, session);
    for (const QString &group : groups)
        join(session, group);
    session->attach(std::move(outlet), m_clock.monotonic());
    return session;
}

bool Hub::canRecover(const QString &connectionId, const QString &reconnectionToken) const
{
    const ClientSession *session = find(connectionId);
    return session && session->isReliable() && session->reconnectionToken() == reconnectionToken;
}

ClientSession *Hub::recover(const QString &connectionId, const QString &reconnectionToken, bool reliable,
                            std::unique_ptr<Outlet> outlet)
{
    if (!reliable || !canRecover(connectionId, reconnectionToken)) {
        ++m_counters.refusedRecoveries;
        outlet->close(SessionGone, "the session is gone");
        return nullptr;
    }
    ++m_counters.recovered;
    ClientSession *session = find(connectionId);
    session->attach(std::move(outlet), m_clock.monotonic());
    return session;
}

void Hub::heard(const QString &connectionId)
{
    if (ClientSession *session = find(connectionId))
        session->lastHeard = m_clock.monotonic();
}

void Hub::lost(const QString &connectionId, const Outlet *outlet, bool clean)
{
    ClientSession *session = find(connectionId);
    if (!session || session->outlet() != outlet)
        return;
    if (clean || !session->isReliable())
        return forget(session);
    session->detach(m_clock.monotonic());
}

void Hub::publish(const QByteArray &jsonText, const QStringList &groups)
{
    ++m_counters.published;
    const quint64 mark = ++m_publishes;
    for (const QString &group : groups) {
        const auto members = m_groups.constFind(group);
        if (members == m_groups.constEnd())
            continue;
        const QByteArray body = pubsub::messageBody(group, {}, DataType::Json, jsonText);
        for (ClientSession *session : *members) {
            if (std::exchange(session->lastPublish, mark) != mark)
                deliver(session, body, 0);
        }
    }
    endMarked();
}

void Hub::sendToAll(DataType type, const QByteArray &dataText, const Audience &audience, int ttlSeconds)
{
    ++m_counters.published;
    const QByteArray body = pubsub::messageBody({}, {}, type, dataText);
    for (ClientSession *session : std::as_const(m_sessions)) {
        if (passes(audience, *session))
            deliver(session, body, ttlSeconds);
    }
    endMarked();
}

void Hub::sendToGroup(const QString &group, DataType type, const QByteArray &dataText, const Audience &audience,
                      int ttlSeconds)
{
    ++m_counters.published;
    const QByteArray body = pubsub::messageBody(group, {}, type, dataText);
    for (ClientSession *session : ofGroup(group)) {
        if (passes(audience, *session))
            deliver(session, body, ttlSeconds);
    }
    endMarked();
}

void Hub::sendToUser(const QString &user, DataType type, const QByteArray &dataText, const Audience &audience,
                     int ttlSeconds)
{
    ++m_counters.published;
    const QByteArray body = pubsub::messageBody({}, {}, type, dataText);
    for (ClientSession *session : ofUser(user)) {
        if (passes(audience, *session))
            deliver(session, body, ttlSeconds);
    }
    endMarked();
}

void Hub::sendToConnection(const QString &connectionId, DataType type, const QByteArray &dataText, int ttlSeconds)
{
    ++m_counters.published;
    if (ClientSession *session = find(connectionId))
        deliver(session, pubsub::messageBody({}, {}, type, dataText), ttlSeconds);
    endMarked();
}

void Hub::deliver(ClientSession *session, const QByteArray &body, int ttlSeconds)
{
    using Time = std::optional<Milliseconds>;
    const Time expires = ttlSeconds > 0 ? Time(m_clock.monotonic() + std::chrono::seconds(ttlSeconds)) : Time();
    ++m_counters.delivered;
    if (!session->deliver(body, expires) && !m_tooSlow.contains(session))
        m_tooSlow.append(session);
}

void Hub::endMarked()
{
    for (ClientSession *session : std::exchange(m_tooSlow, {})) {
        ++m_counters.cutSlow;
        end(session, u"too many messages are waiting"_s);
    }
}

ClientSession *Hub::find(const QString &connectionId) const
{
    return m_sessions.value(connectionId);
}

QList<ClientSession *> Hub::ofUser(const QString &user) const
{
    return m_users.values(user);
}

QList<ClientSession *> Hub::ofGroup(const QString &group) const
{
    const QSet<ClientSession *> members = m_groups.value(group);
    return {members.begin(), members.end()};
}

QList<ClientSession *> Hub::all() const
{
    return m_sessions.values();
}

void Hub::join(ClientSession *session, const QString &group)
{
    session->groups.insert(group);
    m_groups[group].insert(session);
}

void Hub::leave(ClientSession *session, const QString &group)
{
    session->groups.remove(group);
    const auto members = m_groups.find(group);
    if (members == m_groups.end())
        return;
    members->remove(session);
    if (members->isEmpty())
        m_groups.erase(members);
}

void Hub::leaveAll(ClientSession *session)
{
    for (const QString &group : QSet<QString>(session->groups))
        leave(session, group);
}

bool Hub::passes(const Audience &audience, const ClientSession &session) const
{
    return !audience.excluded.contains(session.connectionId())
        && audience.filter.matches({session.userId(), session.connectionId(), &session.groups});
}

void Hub::end(ClientSession *session, const QString &reason)
{
    if (session->isPresent()) {
        session->sendFrame(pubsub::disconnectedFrame(reason));
        session->outlet()->close(SessionGone, reason.toUtf8());
    }
    forget(session);
}

void Hub::forget(ClientSession *session)
{
    leaveAll(session);
    m_users.remove(session->userId(), session);
    m_sessions.remove(session->connectionId());
    m_tooSlow.removeAll(session);
    delete session;
}

void Hub::tick(Milliseconds pingEvery, Milliseconds silenceLimit)
{
    const Milliseconds now = m_clock.monotonic();
    const bool pinging = now - m_lastPing >= pingEvery;
    m_lastPing = pinging ? now : m_lastPing;
    for (ClientSession *session : all()) {
        session->expire(now);
        if (!session->isPresent()) {
            if (now - *session->awaySince() > m_limits.window)
                forget(session);
        } else if (now - session->lastHeard > silenceLimit) {
            session->outlet()->drop();
        } else if (pinging) {
            session->outlet()->ping();
        }
    }
}

void Hub::goAway()
{
    for (ClientSession *session : all()) {
        if (session->isPresent())
            session->outlet()->close(GoingAway, "the relay is closing");
        forget(session);
    }
}

} // namespace callboard::relay
