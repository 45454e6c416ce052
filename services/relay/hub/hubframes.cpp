// What a hub does with the frames of its clients.
#include "core/literals.h"
#include "core/overloaded.h"
#include "pubsub/relayframes.h"
#include "relay/hub/hub.h"

namespace callboard::relay {

using namespace pubsub;

void Hub::frame(const QString &connectionId, const QByteArray &text)
{
    ClientSession *session = find(connectionId);
    if (!session)
        return;
    session->lastHeard = m_clock.monotonic();
    const Result<ClientFrame> parsed = parseClientFrame(text);
    if (parsed)
        return handle(session, *parsed);
    ++m_counters.cutProtocol;
    end(session, u"the frame can't be read: "_s + parsed.error().detail);
}

void Hub::handle(ClientSession *session, const ClientFrame &frame)
{
    std::visit(overloaded{[&](const JoinGroup &f) { changeGroup(session, f.group, f.ackId, true); },
                          [&](const LeaveGroup &f) { changeGroup(session, f.group, f.ackId, false); },
                          [&](const SendToGroup &f) { sendFrom(session, f); },
                          // Nobody handles client events here; the client waits for its ack all the same.
                          [&](const ClientEvent &f) {
                              if (!isRepeated(session, f.ackId))
                                  ack(session, f.ackId);
                          },
                          [&](const SequenceAck &f) { session->acknowledge(f.sequenceId); },
                          [&](const Ping &) { session->sendFrame(pongFrame()); },
                          [&](const Invoke &f) { session->sendFrame(invokeRefusedFrame(f.invocationId)); },
                          [&](const Ignored &f) {
                              if (f.type == "streamData"_L1)
                                  session->sendFrame(streamRefusedFrame(f.streamId));
                          },
                          [&](const Unsupported &f) {
                              refuse(session, f.ackId, u"InternalServerError"_s, u"group state is not supported"_s);
                          }},
               frame);
}

void Hub::ack(ClientSession *session, AckId id)
{
    if (!id)
        return;
    session->acks.done(*id);
    session->sendFrame(ackFrame(*id));
}

/// A refusal is not remembered: the client's own repeat would be told "done already".
void Hub::refuse(ClientSession *session, AckId id, const QString &name, const QString &message)
{
    if (id)
        session->sendFrame(ackErrorFrame(*id, name, message));
}

bool Hub::isRepeated(ClientSession *session, AckId id)
{
    if (!id || !session->acks.isDone(*id))
        return false;
    refuse(session, id, u"Duplicate"_s, u"this request was carried out before"_s);
    return true;
}

void Hub::changeGroup(ClientSession *session, const QString &group, AckId id, bool joining)
{
    if (isRepeated(session, id))
        return;
    if (!session->permissions.allows(Permission::JoinLeaveGroup, group))
        return refuse(session, id, u"Forbidden"_s, u"no joinLeaveGroup permission for this group"_s);
    joining ? join(session, group) : leave(session, group);
    ack(session, id);
}

void Hub::sendFrom(ClientSession *session, const SendToGroup &frame)
{
    if (frame.stream)
        return session->sendFrame(streamRefusedFrame(frame.streamId));
    if (isRepeated(session, frame.ackId))
        return;
    if (!session->permissions.allows(Permission::SendToGroup, frame.group))
        return refuse(session, frame.ackId, u"Forbidden"_s, u"no sendToGroup permission for this group"_s);
    ++m_counters.published;
    const QByteArray body = messageBody(frame.group, session->userId(), frame.dataType, frame.data);
    for (ClientSession *member : ofGroup(frame.group)) {
        if (!(frame.noEcho && member == session))
            deliver(member, body, 0);
    }
    ack(session, frame.ackId);
    endMarked();
}

} // namespace callboard::relay
