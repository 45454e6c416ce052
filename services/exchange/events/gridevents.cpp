// Event Grid: contract README, 14.2, 14.5 and 14.6.
#include "core/literals.h"
#include "exchange/events/wireevents.h"

namespace callboard::exchange {

namespace {
wire::GridIdentifier identifier(const RawId &who)
{
    return wire::CommunicationIdentifier::fromRawId(who);
}

wire::GridParticipant participant(const RawId &who, wire::GridRole role)
{
    wire::GridParticipant p;
    p.communicationIdentifier = identifier(who);
    p.role = role;
    return p;
}

template<class T>
T withCall(const CallNotice &n)
{
    T out;
    out.startedBy = participant(n.startedBy, wire::GridRole::Consumer);
    out.serverCallId = n.serverCall;
    out.correlationId = n.correlation;
    if (!n.groupId.isEmpty())
        out.group = wire::GridGroup{n.groupId};
    if (!n.roomId.isEmpty())
        out.room = wire::GridRoom{n.roomId};
    out.isTwoParty = n.twoParty;
    out.isRoomsCall = !n.roomId.isEmpty();
    return out;
}

template<class T>
T withUser(const CallNotice &n)
{
    T out = withCall<T>(n);
    out.user = participant(n.user, wire::GridRole::Attendee);
    out.displayName = n.displayName;
    out.participantId = n.participantId;
    out.userAgent = u"callboard-exchange scripted party"_s;
    return out;
}

wire::CallEnded ended(const CallNotice &n)
{
    auto out = withCall<wire::CallEnded>(n);
    wire::GridEndedBy by;
    by.type = n.endedBy.isEmpty() ? wire::GridEndedByType::MicrosoftInternal : wire::GridEndedByType::Participant;
    if (!n.endedBy.isEmpty())
        by.communicationIdentifier = identifier(n.endedBy);
    by.name = n.endedByName;
    out.endedBy = by;
    wire::GridEndReason reason;
    reason.subCode = n.endedBy.isEmpty() ? 5300 : 0;
    reason.phrase = n.endedBy.isEmpty() ? u"The call was ended by the service."_s : u"Call ended."_s;
    out.reason = reason;
    out.callDurationInSeconds = n.seconds;
    return out;
}

wire::GridEventData dataOf(const CallNotice &n)
{
    switch (n.kind) {
    case CallNotice::Kind::Started: return withCall<wire::CallStarted>(n);
    case CallNotice::Kind::Ended: return ended(n);
    case CallNotice::Kind::ParticipantAdded: return withUser<wire::CallParticipantAdded>(n);
    case CallNotice::Kind::ParticipantRemoved: return withUser<wire::CallParticipantRemoved>(n);
    }
    Q_UNREACHABLE();
}

QString subjectOf(const CallNotice &n)
{
    const QString call = "call/"_L1 + n.serverCall.text;
    switch (n.kind) {
    case CallNotice::Kind::Started: return call + "/startedBy/"_L1 + n.startedBy.text;
    case CallNotice::Kind::Ended: return call;
    case CallNotice::Kind::ParticipantAdded:
    case CallNotice::Kind::ParticipantRemoved: return call + "/participant/"_L1 + n.user.text;
    }
    Q_UNREACHABLE();
}
} // namespace

wire::EventGridEvent GridEvent::in(wire::GridSchema schema, const QString &topic) const
{
    return wire::EventGridEvent::of(schema, id, topic, subject, time, data);
}

GridEvent toGrid(const IncomingCall &e)
{
    wire::IncomingCall out;
    out.to = identifier(e.to);
    out.from = identifier(e.from);
    out.serverCallId = e.serverCall;
    out.callerDisplayName = e.callerDisplayName;
    out.incomingCallContext = e.incomingCallContext;
    out.correlationId = e.correlation;
    if (!e.context.isEmpty()) {
        wire::IncomingCallCustomContext context;
        context.sipHeaders = e.context.sipHeaders;
        context.voipHeaders = e.context.voipHeaders;
        out.customContext = context;
    }
    return {e.id, Timestamp::fromTicks(e.time), "/caller/"_L1 + e.from.text + "/recipient/"_L1 + e.to.text, out};
}

GridEvent toGrid(const CallNotice &n)
{
    return {n.id, Timestamp::fromTicks(n.time), subjectOf(n), dataOf(n)};
}

QString topicOf(const QString &name)
{
    return "/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/local/providers/"
           "microsoft.communication/communicationservices/"_L1
        + name;
}

} // namespace callboard::exchange
