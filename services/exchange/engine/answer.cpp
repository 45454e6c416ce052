// An application answers an announced call: contract README, 6.2.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
std::optional<ApiError> whyNot(const Offer &offer)
{
    switch (offer.state) {
    case Offer::State::Ringing:
    case Offer::State::CallerLeft: // found out only while the call is being set up: AnswerFailed
        return {};
    case Offer::State::Expired: return refusal(400, "8587"_L1, u"Incoming call was not answered in time."_s);
    case Offer::State::Taken:
    case Offer::State::Refused:
    case Offer::State::Redirected:
        return refusal(409, "8519"_L1, u"Incoming call was already answered, rejected or redirected."_s);
    }
    Q_UNREACHABLE();
}

Connection draftOf(Work &w, const AnswerCall &r, const Offer &offer)
{
    Connection c;
    c.origin = Connection::Origin::Answered;
    c.setup = r.setup;
    c.answeredBy = r.answeredBy;
    c.self = !r.answeredBy.isEmpty() ? r.answeredBy : isAcsUser(offer.to) ? offer.to : madeUpUser(w);
    c.source = offer.from;
    c.targets = {offer.from};
    if (isOwned(w, offer.to))
        c.answeredFor = offer.to;
    return c;
}

Member memberFor(const Connection &c, const Ring &ring)
{
    Member m;
    m.leg = ring.leg;
    m.who = c.self;
    m.connection = c.id;
    return m;
}
} // namespace

Result<Reply> handle(Work &w, const AnswerCall &r)
{
    const QByteArray key = offerKey(r.incomingCallContext);
    const auto it = w.s.offers.find(key);
    if (it == w.s.offers.end())
        return refusal(404, "8522"_L1, u"Incoming call not found."_s);
    Offer &offer = it->second;
    if (auto error = whyNot(offer))
        return *error;
    if (Ring *ring = ringOf(w, offer.ring))
        w.cancel(ring->expiry);
    offer.state = Offer::State::Taken;
    Call none;
    none.serverCall = offer.serverCall;
    none.correlation = offer.correlation;
    const Connection &c = newConnection(w, draftOf(w, r, offer), none);
    w.after(w.times().settle, AnswerSettles{c.id, key});
    return Reply{c.id, c.serverCall, {}, c};
}

void fire(Work &w, const AnswerSettles &t)
{
    const auto offer = w.s.offers.find(t.offer);
    Connection &c = *connectionOf(w, t.connection);
    if (offer != w.s.offers.end() && ringOf(w, offer->second.ring)) {
        const Ring ring = detachRing(w, offer->second.ring);
        w.after(w.times().remembered, OfferForgotten{t.offer});
        ringAnswered(w, ring, memberFor(c, ring));
        return;
    }
    send(w, Callback::Kind::AnswerFailed, c, outcomes::incomingGone());
    dropConnection(w, t.connection);
}

} // namespace callboard::exchange
