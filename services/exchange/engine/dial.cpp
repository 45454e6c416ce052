// Scripted callers, and what parties do on their own: architecture.md, section 6.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
Member callerOf(Work &w, const Dial &r)
{
    Member m;
    m.leg = w.newKey();
    m.who = r.from;
    m.name = w.s.parties.value(r.from);
    m.line = isPhone(r.from) ? Line::PstnIn : Line::Voip;
    return m;
}

Result<Reply> unknownLeg()
{
    return refusal(404, "8558"_L1, u"The party has no such leg."_s);
}
} // namespace

Result<Reply> handle(Work &w, const Dial &r)
{
    if (!isOwned(w, r.to) && !isAcsUser(r.to) && !w.s.scripted.contains(r.to))
        return refusal(400, "8523"_L1, u"to: neither a number of this exchange, an ACS user nor a scripted party."_s);
    const Member caller = callerOf(w, r);
    Call &call = newCall(w, r.from);
    addMember(w, call, caller);
    partySignal(w, PartySignal::Kind::Dialling, caller.leg, r.from);
    const QString name = caller.line == Line::Voip ? caller.name : QString();
    startRing(w, call, {r.to, r.from, name, r.context, ForDial{caller.leg}, setupLimit(w, r.to)});
    return Reply{{}, call.serverCall, {}, {}};
}

void answered(Work &w, const ForDial &p, Call &call, const Member &joined)
{
    addMember(w, call, joined);
    if (const Member *caller = memberOfLeg(w, p.caller))
        partySignal(w, PartySignal::Kind::Connected, p.caller, caller->who);
    if (joined.connection.isEmpty())
        return;
    joinConnection(w, call, joined);
    sendJoined(w, call, {joined.connection});
}

void refused(Work &w, const ForDial &, const RingEnd &end)
{
    endCall(w, end.call, {}, outcomes::ended(), outcomes::ended());
}

void answered(Work &w, const ForTrunk &p, Call &call, const Member &joined)
{
    addMember(w, call, joined);
    const LegId inner = call.members.first().leg;
    if (!joined.connection.isEmpty()) {
        joinConnection(w, call, joined);
        sendJoined(w, call, {joined.connection});
    }
    const Ring outer = detachRing(w, p.outer);
    Member phone;
    phone.leg = p.outer;
    phone.who = outer.target;
    phone.line = Line::PstnOut;
    phone.peer = inner;
    ringAnswered(w, outer, phone);
}

void refused(Work &w, const ForTrunk &p, const RingEnd &end)
{
    dropCall(w, end.call);
    if (Ring *outer = ringOf(w, p.outer)) {
        outer->trunk = 0;
        ringFailed(w, p.outer, end.why);
    }
}

Result<Reply> handle(Work &w, const PartyAnswers &r)
{
    const Ring *ring = ringOf(w, r.leg);
    if (!ring || !ring->scripted)
        return unknownLeg();
    partyAnswered(w, r.leg);
    return Reply{};
}

Result<Reply> handle(Work &w, const PartyRejects &r)
{
    const Ring *ring = ringOf(w, r.leg);
    if (!ring || !ring->scripted)
        return unknownLeg();
    ringFailed(w, r.leg, r.reason);
    return Reply{};
}

Result<Reply> handle(Work &w, const PartyHangsUp &r)
{
    if (ringOf(w, r.leg))
        return handle(w, PartyRejects{r.leg, Refusal::Declined});
    Call *call = callOf(w, w.s.memberCalls.value(r.leg));
    if (!call)
        return unknownLeg();
    partyLeaves(w, *call, r.leg);
    return Reply{};
}

} // namespace callboard::exchange
