// Sending to many.
#include "pubsub/relayframes.h"
#include "relay/hub/hub.h"

namespace callboard::relay {

void Hub::publish(const QByteArray &jsonData, const QStringList &groups)
{
    m_now = m_clock.monotonic();
    ++m_stats.published;
    const quint64 stamp = ++m_stamp;
    for (const QString &name : groups) {
        // The body names the group, so each group that anybody is in has its own.
        if (const Group *group = m_groups.find(name))
            fanOut(group->members, payload(name, {pubsub::DataType::Json, jsonData}), stamp);
    }
    settle();
}

void Hub::fanOut(Members members, const PayloadPtr &payload, quint64 stamp, const Session *except)
{
    for (Session *session : members) {
        if (session == except || session->stamp == stamp)
            continue;
        session->stamp = stamp;
        deliver(*session, payload);
    }
}

void Hub::deliver(Session &session, const PayloadPtr &payload)
{
    ++m_stats.delivered;
    if (const auto health = session.deliver(payload, m_limits, m_now); health != Session::Health::Good)
        condemn(session, health);
}

PayloadPtr Hub::payload(const QString &group, const ServerMessage &message) const
{
    const std::chrono::milliseconds until
        = message.ttl.count() == 0 ? std::chrono::milliseconds(0) : m_now + message.ttl;
    return PayloadPtr(new Payload(pubsub::messageBody(group, {}, message.type, message.data), until));
}

void Hub::sendToGroup(const QString &group, const ServerMessage &message, const Recipients &to)
{
    m_now = m_clock.monotonic();
    ++m_stats.published;
    const QList<Session *> members = ofGroup(group, to);
    fanOut({members.constData(), size_t(members.size())}, payload(group, message), ++m_stamp);
    settle();
}

void Hub::sendToAll(const ServerMessage &message, const Recipients &to)
{
    m_now = m_clock.monotonic();
    ++m_stats.published;
    const QList<Session *> everybody = all(to);
    fanOut({everybody.constData(), size_t(everybody.size())}, payload({}, message), ++m_stamp);
    settle();
}

void Hub::sendToUser(const QString &user, const ServerMessage &message, const Recipients &to)
{
    m_now = m_clock.monotonic();
    ++m_stats.published;
    const QList<Session *> own = ofUser(user, to);
    fanOut({own.constData(), size_t(own.size())}, payload({}, message), ++m_stamp);
    settle();
}

void Hub::sendToConnection(const QString &connectionId, const ServerMessage &message)
{
    m_now = m_clock.monotonic();
    ++m_stats.published;
    if (Session *session = find(connectionId))
        deliver(*session, payload({}, message));
    settle();
}

Session *Hub::find(const QString &connectionId) const
{
    const auto it = m_sessions.find(connectionId);
    return it == m_sessions.end() ? nullptr : it->second.get();
}

QList<Session *> Hub::all(const Recipients &to) const
{
    QList<Session *> result;
    for (const auto &[id, session] : m_sessions) {
        if (passes(*session, to))
            result.append(session.get());
    }
    return result;
}

QList<Session *> Hub::ofUser(const QString &user, const Recipients &to) const
{
    const QList<Session *> own = m_users.value(user);
    return filtered({own.constData(), size_t(own.size())}, to);
}

QList<Session *> Hub::ofGroup(const QString &group, const Recipients &to) const
{
    const Group *found = m_groups.find(group);
    return found ? filtered(found->members, to) : QList<Session *>();
}

QList<Session *> Hub::filtered(Members members, const Recipients &to) const
{
    QList<Session *> result;
    result.reserve(qsizetype(members.size()));
    for (Session *session : members) {
        if (passes(*session, to))
            result.append(session);
    }
    return result;
}

bool Hub::passes(const Session &session, const Recipients &to) const
{
    if (to.excluded.contains(session.id))
        return false;
    if (to.filter.isEmpty())
        return true;
    const QSet<QString> groups = m_groups.groupsOf(session);
    return to.filter.matches({session.userId, session.id, &groups});
}

} // namespace callboard::relay
