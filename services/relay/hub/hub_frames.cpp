// What clients ask for.
#include "core/literals.h"
#include "pubsub/relayframes.h"
#include "relay/hub/hub.h"
#include "relay/hub/hublog.h"

Q_LOGGING_CATEGORY(lcHub, "callboard.relay.hub")

namespace callboard::relay {

using namespace pubsub;

void Hub::received(Session *session, const QByteArray &text)
{
    m_now = m_clock.monotonic();
    session->heard(m_now);
    const Result<ClientFrame> frame = parseClientFrame(text);
    if (!frame) {
        ++m_stats.protocolErrors;
        qCInfo(lcHub) << "hub" << m_name << "connection" << session->id << "sent what is no frame";
        return finish(*session, u"The frame can't be read. "_s + frame.error().detail);
    }
    std::visit([&](const auto &f) { handle(*session, f); }, *frame);
    settle();
}

void Hub::handle(Session &session, const JoinGroup &frame)
{
    if (!isNew(session, frame.ackId))
        return;
    if (!session.permissions.allows(Permission::JoinLeaveGroup, frame.group))
        return refuse(session, frame.ackId, u"Forbidden"_s, u"This connection may not join that group."_s);
    m_groups.join(session, frame.group);
    acknowledge(session, frame.ackId);
}

void Hub::handle(Session &session, const LeaveGroup &frame)
{
    if (!isNew(session, frame.ackId))
        return;
    if (!session.permissions.allows(Permission::JoinLeaveGroup, frame.group))
        return refuse(session, frame.ackId, u"Forbidden"_s, u"This connection may not leave that group."_s);
    m_groups.leave(session, frame.group);
    acknowledge(session, frame.ackId);
}

void Hub::handle(Session &session, const SendToGroup &frame)
{
    if (frame.stream)
        return answer(session, streamRefusedFrame(frame.streamId));
    if (!isNew(session, frame.ackId))
        return;
    if (!session.permissions.allows(Permission::SendToGroup, frame.group))
        return refuse(session, frame.ackId, u"Forbidden"_s, u"This connection may not send to that group."_s);
    ++m_stats.published;
    if (const Group *group = m_groups.find(frame.group)) {
        const PayloadPtr shared(new Payload(messageBody(frame.group, session.userId, frame.dataType, frame.data)));
        fanOut(group->members, shared, ++m_stamp, frame.noEcho ? &session : nullptr);
    }
    acknowledge(session, frame.ackId);
}

/// Nothing listens to events here; the client waits for its ack all the same.
void Hub::handle(Session &session, const ClientEvent &frame)
{
    if (isNew(session, frame.ackId))
        acknowledge(session, frame.ackId);
}

void Hub::handle(Session &session, const SequenceAck &frame)
{
    session.acknowledge(frame.sequenceId, m_now);
}

void Hub::handle(Session &session, const Ping &)
{
    answer(session, pongFrame());
}

void Hub::handle(Session &session, const Invoke &frame)
{
    answer(session, invokeRefusedFrame(frame.invocationId));
}

void Hub::handle(Session &session, const Ignored &frame)
{
    if (!frame.streamId.isEmpty())
        answer(session, streamRefusedFrame(frame.streamId));
}

void Hub::handle(Session &session, const Unsupported &frame)
{
    refuse(session, frame.ackId, u"BadRequest"_s, u"Group state is not supported here."_s);
}

bool Hub::isNew(Session &session, AckId ackId)
{
    if (!ackId || !session.done.contains(*ackId))
        return true;
    answer(session, ackErrorFrame(*ackId, u"Duplicate"_s, u"This was done before."_s));
    return false;
}

void Hub::acknowledge(Session &session, AckId ackId)
{
    if (!ackId)
        return;
    session.done.add(*ackId);
    answer(session, ackFrame(*ackId));
}

void Hub::refuse(Session &session, AckId ackId, const QString &name, const QString &message)
{
    if (ackId)
        answer(session, ackErrorFrame(*ackId, name, message));
}

void Hub::answer(Session &session, const QByteArray &frame)
{
    if (const auto health = session.answer(frame, m_limits); health != Session::Health::Good)
        condemn(session, health);
}

} // namespace callboard::relay
