// Reject and redirect: contract README, 6.3 and 6.4.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
Result<LegId> ringingLeg(Work &w, const QString &incomingCallContext)
{
    const auto it = w.s.offers.find(offerKey(incomingCallContext));
    if (it == w.s.offers.end())
        return refusal(404, "8522"_L1, u"Incoming call not found."_s);
    switch (it->second.state) {
    case Offer::State::Ringing: return it->second.ring;
    case Offer::State::Expired: return refusal(400, "8587"_L1, u"Incoming call was not answered in time."_s);
    case Offer::State::CallerLeft: return refusal(404, "8522"_L1, u"The incoming call no longer exists."_s);
    case Offer::State::Taken:
    case Offer::State::Refused:
    case Offer::State::Redirected: break;
    }
    return refusal(409, "8519"_L1, u"Incoming call was already answered, rejected or redirected."_s);
}
} // namespace

Result<Reply> handle(Work &w, const RejectCall &r)
{
    const auto leg = ringingLeg(w, r.incomingCallContext);
    if (!leg)
        return leg.error();
    ringFailed(w, *leg, r.reason);
    return Reply{};
}

Result<Reply> handle(Work &w, const RedirectCall &r)
{
    const auto leg = ringingLeg(w, r.incomingCallContext);
    if (!leg)
        return leg.error();
    if (isPhone(r.target) && !isPhone(ringOf(w, *leg)->from))
        return refusal(405, "8520"_L1, u"A VoIP call can't be redirected to a phone number."_s);
    const Ring old = takeRing(w, *leg, Offer::State::Redirected);
    Call &call = *callOf(w, old.call);
    const LegId next
        = startRing(w, call, {r.target, old.from, old.displayName, old.context, old.purpose, setupLimit(w, r.target)});
    if (const auto *add = std::get_if<ForAdd>(&old.purpose))
        w.s.invitations.insert(add->invitationId, next);
    return Reply{};
}

} // namespace callboard::exchange
