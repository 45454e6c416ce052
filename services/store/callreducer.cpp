#include "store/callreducer.h"
#include "store/mediareducer.h"
#include <algorithm>

namespace callboard::store {

bool isHandOff(const CallFacts &f)
{
    return f.transferred.value && f.rosters.partiesAt(f.transferred.at) <= 2;
}

static bool isSuccess(const EndReason &reason)
{
    return reason.code == 0 || reason.code / 100 == 2;
}

static CallDirection directionOf(const CallFacts &f, const CallSurroundings &around)
{
    if (f.direction.value)
        return *f.direction.value;
    return around.incomingId.isEmpty() ? CallDirection::Unknown : CallDirection::Incoming;
}

static CallState stateOf(const CallFacts &f, CallDirection direction)
{
    if (!f.disconnected.value && !f.failed.value) {
        if (isHandOff(f))
            return CallState::Transferring;
        if (f.connected.value)
            return CallState::Connected;
        const bool untouched = direction == CallDirection::Incoming && f.rosters.isEmpty();
        return untouched ? CallState::Incoming : CallState::Connecting;
    }
    if (f.disconnected.value && isHandOff(f))
        return CallState::HandedOff;
    const bool refused = f.failed.value || !isSuccess(*f.disconnected.value);
    return refused && !f.connected.value ? CallState::Failed : CallState::Disconnected;
}

static void setEnd(Call &call, const CallFacts &f)
{
    // A refused call raises both events with one code, either may come first or lack the result.
    if (f.disconnected.value) {
        call.endedAt = f.disconnected.at;
        call.end = *f.disconnected.value;
    }
    if (f.failed.value && (!f.disconnected.value || call.end.code == 0)) {
        call.endedAt = f.disconnected.value ? std::min(call.endedAt, f.failed.at) : f.failed.at;
        call.end = *f.failed.value;
    }
}

static Party firstNumber(const QList<LegFacts> &legs)
{
    const LegFacts *found = nullptr;
    for (const LegFacts &leg : legs) {
        if (partyOf(leg.rawId).kind == PartyKind::PhoneNumber && (!found || leg.joinedAt < found->joinedAt))
            found = &leg;
    }
    return found ? partyOf(found->rawId) : Party{};
}

static Party customerOf(const Call &call, const CallFacts &f)
{
    if (call.direction == CallDirection::Incoming && !call.from.isEmpty())
        return call.from;
    if (call.direction == CallDirection::Outgoing && !call.to.isEmpty())
        return call.to;
    return firstNumber(f.rosters.legs());
}

/// The service lists the application among the participants without saying which one it is (contract README, 18.5).
/// It is an ACS user that is neither the customer nor was invited; of several, the one that is the called identity,
/// else the one that was there first.
static RawId ownLeg(const Call &call, const CallFacts &f)
{
    const LegFacts *first = nullptr;
    bool tied = false;
    for (const LegFacts &leg : f.rosters.legs()) {
        const bool user = partyOf(leg.rawId).kind == PartyKind::AcsUser;
        if (!user || leg.rawId == call.customer.rawId || f.invited.contains(leg.rawId))
            continue;
        if (call.direction == CallDirection::Incoming && leg.rawId == call.to.rawId)
            return leg.rawId;
        tied = first && leg.joinedAt == first->joinedAt;
        if (!first || leg.joinedAt < first->joinedAt)
            first = &leg;
    }
    return first && !tied ? first->rawId : RawId();
}

static QString nameOf(const Call &call, const RawId &id, const ServerFacts *server)
{
    if (server) {
        if (const auto it = server->names.constFind(id); it != server->names.constEnd())
            return it->value.value_or(QString());
    }
    return call.direction == CallDirection::Incoming && id == call.from.rawId ? call.callerDisplayName : QString();
}

static QList<Leg> legsOf(const Call &call, const CallFacts &f, const ServerFacts *server)
{
    const RawId own = ownLeg(call, f);
    QList<Leg> legs;
    for (const LegFacts &fact : f.rosters.legs()) {
        Leg leg;
        leg.party = partyOf(fact.rawId);
        leg.displayName = nameOf(call, fact.rawId, server);
        leg.own = fact.rawId == own;
        const bool customer = fact.rawId == call.customer.rawId;
        leg.role = customer ? LegRole::Customer : leg.own ? LegRole::Agent : LegRole::Expert;
        leg.muted = fact.muted;
        leg.onHold = fact.onHold;
        leg.joinedAt = fact.joinedAt;
        leg.heldSince = fact.heldSince;
        leg.mutedSince = fact.mutedSince;
        legs.append(std::move(leg));
    }
    std::ranges::stable_sort(legs, {}, [](const Leg &l) { return l.role != LegRole::Customer; });
    return legs;
}

static void setParties(Call &call, const CallFacts &f, const IncomingCall *announcement)
{
    call.from = partyOf(f.from.value.value_or(RawId()));
    call.to = partyOf(f.to.value.value_or(RawId()));
    if (!announcement)
        return;
    if (!announcement->from.isEmpty())
        call.from = announcement->from;
    if (!announcement->to.isEmpty())
        call.to = announcement->to;
    call.callerDisplayName = announcement->callerDisplayName;
    call.context = announcement->context;
}

static void setMedia(Call &call, const CallFacts &f)
{
    if (f.stream.value)
        call.stream = {f.stream.value->state, f.stream.at, f.stream.value->reason};
    if (f.transcript.value)
        call.transcript = {f.transcript.value->state, f.transcript.at, f.transcript.value->reason, 0, {}};
    call.transcript.lines = f.lines.count();
    call.transcript.lastLineAt = f.lines.lastAt();
}

Call makeCall(const CallFacts &f, const CallSurroundings &around)
{
    Call call;
    call.id = f.id;
    call.serverCallId = f.serverCallId.value.value_or(ServerCallId());
    call.correlationId = f.correlationId.value.value_or(CorrelationId());
    call.incomingId = around.incomingId;
    call.direction = directionOf(f, around);
    call.state = stateOf(f, call.direction);
    call.owner = f.owner.value.value_or(UserName());
    setParties(call, f, around.announcement);
    call.customer = customerOf(call, f);
    call.createdAt = f.seen;
    if (f.connected.value)
        call.connectedAt = f.connected.at;
    setEnd(call, f);
    call.legs = legsOf(call, f, around.server);
    call.participantsSequence = f.rosters.newestSequence();
    call.recording = around.recording;
    setMedia(call, f);
    // With the call everything in it ends, told or not.
    call.media = makeMedia(f);
    if (call.isOver())
        call.media.removeIf([](const MediaOperation &o) { return o.outcome == MediaOutcome::Running; });
    call.eventCount = around.eventCount;
    return call;
}

CallFields differences(const Call &a, const Call &b)
{
    CallFields fields;
    fields.setFlag(CallField::State, a.state != b.state || a.end != b.end);
    fields.setFlag(CallField::Identity,
                   a.serverCallId != b.serverCallId || a.correlationId != b.correlationId
                       || a.incomingId != b.incomingId || a.direction != b.direction || a.customer != b.customer
                       || a.from != b.from || a.to != b.to || a.callerDisplayName != b.callerDisplayName
                       || a.context != b.context);
    fields.setFlag(CallField::Owner, a.owner != b.owner);
    fields.setFlag(CallField::Times,
                   a.createdAt != b.createdAt || a.connectedAt != b.connectedAt || a.endedAt != b.endedAt);
    fields.setFlag(CallField::Legs, a.legs != b.legs || a.participantsSequence != b.participantsSequence);
    fields.setFlag(CallField::Recording, a.recording != b.recording);
    fields.setFlag(CallField::Media, a.stream != b.stream || a.transcript != b.transcript || a.media != b.media);
    fields.setFlag(CallField::Timeline, a.eventCount != b.eventCount);
    return fields;
}

} // namespace callboard::store
