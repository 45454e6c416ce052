// A target rings: by its script, at the applications of this resource, through the telephone network, or not at all.
#include "core/literals.h"
#include "core/overloaded.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
bool comesFromOutside(const Purpose &p)
{
    return std::holds_alternative<ForDial>(p) || std::holds_alternative<ForTrunk>(p);
}

void expireIn(Work &w, Ring &ring, milliseconds limit, Refusal why)
{
    ring.until = w.s.now + ticksOf(limit);
    ring.expiry = w.after(limit, RingExpires{ring.leg, why});
}

/// An application calls a number of its own resource: the call leaves and comes back as another one,
/// with its own server call id and correlation id (recorded sessions, PSTN).
void openTrunk(Work &w, Ring &ring, const RingRequest &r)
{
    const RawId caller = isPhone(r.from) ? r.from : RawId(u"4:anonymous"_s);
    Call &inner = newCall(w, caller);
    Member phone;
    phone.leg = w.newKey();
    phone.who = caller;
    phone.line = Line::PstnIn;
    phone.peer = ring.leg;
    addMember(w, inner, phone);
    ring.trunk = inner.key;
    startRing(w, inner, {r.target, caller, {}, r.context, ForTrunk{ring.leg}, w.times().incomingRing});
}

void ringTarget(Work &w, Call &call, Ring &ring, const RingRequest &r)
{
    const bool owned = isOwned(w, r.target);
    ring.scripted = !owned && w.s.scripted.contains(r.target);
    if (owned && !comesFromOutside(r.purpose)) {
        expireIn(w, ring, r.limit, Refusal::NoAnswer);
        openTrunk(w, ring, r);
    } else if (owned || (isAcsUser(r.target) && !ring.scripted)) {
        expireIn(w, ring, std::min(r.limit, w.times().incomingRing), Refusal::NoAnswer);
        announceIncoming(w, call, ring);
    } else if (ring.scripted) {
        expireIn(w, ring, r.limit, Refusal::NoAnswer);
        partySignal(w, PartySignal::Kind::Ringing, ring.leg, r.target);
    } else {
        expireIn(w, ring, w.times().unreachable, isPhone(r.target) ? Refusal::Unreachable : Refusal::Unregistered);
    }
}

void endOffer(Work &w, const Ring &ring, Offer::State state)
{
    if (const auto it = w.s.offers.find(ring.offer); it != w.s.offers.end()) {
        if (it->second.state == Offer::State::Ringing)
            it->second.state = state;
        w.after(w.times().remembered, OfferForgotten{ring.offer});
    }
}
} // namespace

milliseconds setupLimit(const Work &w, const RawId &target)
{
    return isPhone(target) ? w.times().setupPstn : w.times().setupVoip;
}

Ring *ringOf(Work &w, LegId leg)
{
    const auto it = w.s.rings.find(leg);
    return it == w.s.rings.end() ? nullptr : &it->second;
}

LegId startRing(Work &w, Call &call, const RingRequest &r)
{
    const LegId leg = w.newKey();
    Ring &ring = w.s.rings[leg];
    ring.leg = leg;
    ring.call = call.key;
    ring.target = r.target;
    ring.from = r.from;
    ring.displayName = r.displayName;
    ring.context = r.context;
    ring.purpose = r.purpose;
    ring.line = isPhone(r.target) ? Line::PstnOut : Line::Voip;
    call.rings.append(leg);
    ringTarget(w, call, ring, r);
    return leg;
}

Ring detachRing(Work &w, LegId leg)
{
    Ring ring = std::move(w.s.rings.extract(leg).mapped());
    w.cancel(ring.expiry);
    if (Call *call = callOf(w, ring.call))
        call->rings.removeOne(leg);
    if (const auto *add = std::get_if<ForAdd>(&ring.purpose))
        w.s.invitations.remove(add->invitationId);
    return ring;
}

Ring takeRing(Work &w, LegId leg, Offer::State offerEnds)
{
    Ring ring = detachRing(w, leg);
    endOffer(w, ring, offerEnds);
    if (ring.scripted)
        partySignal(w, PartySignal::Kind::Ended, leg, ring.target);
    if (ring.trunk != 0)
        endCall(w, ring.trunk, {}, outcomes::ended(), outcomes::ended());
    return ring;
}

void ringFailed(Work &w, LegId leg, Refusal why, Offer::State offerEnds)
{
    const Ring ring = takeRing(w, leg, offerEnds);
    const RingEnd end{ring.call, ring.target, why, outcomes::refused(why, ring.line)};
    std::visit([&](const auto &purpose) { refused(w, purpose, end); }, ring.purpose);
    afterLeaving(w, ring.call);
}

void withdrawRing(Work &w, LegId leg)
{
    if (!ringOf(w, leg))
        return;
    const Ring ring = takeRing(w, leg, Offer::State::CallerLeft);
    const RingEnd end{ring.call, ring.target, Refusal::NoAnswer, outcomes::callCancelled()};
    std::visit(overloaded{[&](const ForAdd &p) { refused(w, p, end); },
                          [&](const ForTransfer &p) { refused(w, p, end); }, [](const ForCreate &) {},
                          [](const ForDial &) {}, [](const ForTrunk &) {}},
               ring.purpose);
}

void establish(Work &w, Call &call)
{
    if (call.established)
        return;
    call.established = true;
    const QList<Member> present = call.members;
    for (const Member &m : present)
        noticeJoined(w, call, m);
}

void ringAnswered(Work &w, Ring ring, Member member)
{
    Call &call = *callOf(w, ring.call);
    establish(w, call);
    std::visit([&](const auto &purpose) { answered(w, purpose, call, member); }, ring.purpose);
    if (ring.scripted)
        partySignal(w, PartySignal::Kind::Connected, ring.leg, ring.target);
}

void partyAnswered(Work &w, LegId leg)
{
    const Ring ring = detachRing(w, leg);
    Member m;
    m.leg = leg;
    m.who = ring.target;
    m.name = w.s.parties.value(ring.target);
    m.line = ring.line;
    ringAnswered(w, ring, m);
}

} // namespace callboard::exchange
