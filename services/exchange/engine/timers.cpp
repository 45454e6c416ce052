// What happens when time has come.
#include "exchange/engine/work.h"

namespace callboard::exchange {

void fire(Work &w, const RingExpires &t)
{
    if (Ring *ring = ringOf(w, t.ring)) {
        ring->expiry.reset();
        ringFailed(w, t.ring, t.why, Offer::State::Expired);
    }
}

void fire(Work &w, const LegEnds &t)
{
    disconnect(w, t.connection, t.result);
}

void fire(Work &w, const CallFallsApart &t)
{
    Call *call = callOf(w, t.call);
    if (!call)
        return;
    call->ending.reset();
    const CallId last = call->members.isEmpty() ? CallId() : call->members.first().connection;
    endCall(w, t.call, last, outcomes::leftAlone(), outcomes::leftAlone());
}

void fire(Work &w, const OfferForgotten &t)
{
    w.s.offers.erase(t.offer);
}

} // namespace callboard::exchange
