#include "store/incomingreducer.h"
#include "store/reduce.h"
#include <algorithm>

namespace callboard::store {

UserName claimant(const IncomingFacts &f)
{
    for (const auto &[at, user] : f.claims) {
        const bool released = std::ranges::any_of(
            f.releases, [&](const auto &release) { return release.second == user && !(release.first < at); });
        if (!released)
            return user;
    }
    return {};
}

static void setAnnouncement(IncomingCall &call, const IncomingFacts &f)
{
    if (!f.announced.value)
        return;
    const Announcement &a = *f.announced.value;
    call.from = partyOf(a.from);
    call.to = partyOf(a.to);
    call.callerDisplayName = a.callerDisplayName;
    call.serverCallId = a.serverCallId;
    call.correlationId = a.correlationId;
    call.context = a.context;
    call.announcedAt = f.announced.at;
    constexpr qint64 ticksPerSecond = 10'000'000;
    call.expiresAt = Timestamp::fromTicks(f.announced.at.ticks() + IncomingCall::ringTime.count() * ticksPerSecond);
}

IncomingCall makeIncoming(const IncomingFacts &f, int eventCount)
{
    IncomingCall call;
    call.id = f.id;
    setAnnouncement(call, f);
    call.claimedBy = claimant(f);
    const First<Closing> &end = f.closed.value ? f.closed : f.owned;
    if (end.value) {
        call.outcome = end.value->outcome;
        call.closedBy = end.value->user;
        call.closedAt = end.at;
        call.callId = end.value->callId;
    } else {
        call.incomingCallContext = f.context;
    }
    if (call.callId.isEmpty() && f.owned.value)
        call.callId = f.owned.value->callId;
    call.eventCount = eventCount;
    return call;
}

IncomingFields differences(const IncomingCall &a, const IncomingCall &b)
{
    IncomingFields fields;
    fields.setFlag(IncomingField::Identity,
                   a.from != b.from || a.to != b.to || a.callerDisplayName != b.callerDisplayName
                       || a.context != b.context || a.incomingCallContext != b.incomingCallContext
                       || a.serverCallId != b.serverCallId || a.correlationId != b.correlationId
                       || a.announcedAt != b.announcedAt);
    fields.setFlag(IncomingField::Claim, a.claimedBy != b.claimedBy);
    fields.setFlag(IncomingField::Outcome,
                   a.outcome != b.outcome || a.closedBy != b.closedBy || a.closedAt != b.closedAt
                       || a.callId != b.callId);
    fields.setFlag(IncomingField::Timeline, a.eventCount != b.eventCount);
    return fields;
}

static RawId idOf(const std::optional<wire::GridIdentifier> &identifier)
{
    return identifier ? identifier->id() : RawId();
}

void reduceAnnouncement(State &state, const wire::EventGridEvent &event, const wire::IncomingCall &e, Touched &touched)
{
    IncomingFacts *facts = state.incoming(wire::incomingIdOf(e.incomingCallContext), touched);
    if (!facts)
        return;
    Announcement a{idOf(e.from), idOf(e.to), e.callerDisplayName, e.serverCallId, e.correlationId, {}};
    if (e.customContext)
        a.context = {e.customContext->sipHeaders, e.customContext->voipHeaders};
    facts->announced.offer(event.time(), a);
    const bool over = facts->closed.value || facts->owned.value;
    facts->context = over ? QString() : e.incomingCallContext;
}

void reduceIncoming(State &state, const Timestamp &at, const wire::CallClaimed &e, Touched &touched)
{
    if (IncomingFacts *facts = state.incoming(e.incomingId, touched))
        facts->claims.insert({at, e.user});
}

void reduceIncoming(State &state, const Timestamp &at, const wire::ClaimReleased &e, Touched &touched)
{
    if (IncomingFacts *facts = state.incoming(e.incomingId, touched))
        facts->releases.insert({at, e.user});
}

static IncomingOutcome outcomeOf(wire::IncomingOutcome outcome)
{
    switch (outcome) {
    case wire::IncomingOutcome::Answered: return IncomingOutcome::Answered;
    case wire::IncomingOutcome::Rejected: return IncomingOutcome::Rejected;
    case wire::IncomingOutcome::Redirected: return IncomingOutcome::Redirected;
    case wire::IncomingOutcome::Expired: return IncomingOutcome::Expired;
    case wire::IncomingOutcome::CallerLeft:
    case wire::IncomingOutcome::Unknown: return IncomingOutcome::CallerLeft;
    }
    return IncomingOutcome::CallerLeft;
}

void reduceIncoming(State &state, const Timestamp &at, const wire::IncomingClosed &e, Touched &touched)
{
    IncomingFacts *facts = state.incoming(e.incomingId, touched);
    if (!facts)
        return;
    const CallId call = e.callConnectionId.value_or(CallId());
    facts->closed.offer(at, {outcomeOf(e.outcome), e.user.value_or(UserName()), call});
    facts->context.clear();
    if (!call.isEmpty())
        state.link(call, e.incomingId, at, touched);
}

void reduceIncoming(State &state, const Timestamp &at, const wire::CallOwned &e, Touched &touched)
{
    if (!e.incomingId || e.incomingId->isEmpty())
        return;
    state.link(e.callConnectionId, *e.incomingId, at, touched);
    IncomingFacts *facts = state.incoming(*e.incomingId, touched);
    if (!facts)
        return;
    facts->owned.offer(at, {IncomingOutcome::Answered, e.user, e.callConnectionId});
    facts->context.clear();
}

} // namespace callboard::store
