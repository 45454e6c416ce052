// Inviting a participant and taking the invitation back: contract README, 8.1 and 8.2.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
/// SIP headers reach telephones, VoIP headers users (contract README, 9).
CustomContext contextFor(const RawId &target, CustomContext context)
{
    (isPhone(target) ? context.voipHeaders : context.sipHeaders).clear();
    return context;
}

RawId callerFor(const RawId &target, const RawId &callerNumber, const RawId &self)
{
    return isPhone(target) ? callerNumber : self;
}

milliseconds limitOf(const Work &w, const AddParticipant &r)
{
    const int seconds = r.timeoutSeconds.value_or(0);
    return seconds > 0 ? milliseconds(seconds * 1000) : w.times().incomingRing;
}

std::optional<ApiError> whyNot(const Work &w, Call &call, const AddParticipant &r)
{
    if (memberIn(call, r.target))
        return refusal(409, "8519"_L1, u"The participant is in the call already."_s);
    if (call.members.size() + call.rings.size() >= w.s.config.mostParticipants)
        return refusal(400, "8530"_L1, u"The call is full."_s);
    return {};
}
} // namespace

Result<Reply> handle(Work &w, const AddParticipant &r)
{
    auto ready = readyConnection(w, r.operation.connection);
    if (!ready)
        return ready.error();
    Connection &c = **ready;
    Call &call = *callOf(w, c.call);
    if (auto error = whyNot(w, call, r))
        return *error;
    const QString invitation = w.s.random.guid();
    sendRoster(w, call, 2); // unchanged list, number two higher: recorded sessions
    const LegId ring = startRing(w, call,
                                 {r.target, callerFor(r.target, r.callerNumber, c.self), r.displayName,
                                  contextFor(r.target, r.context), ForAdd{r.operation, invitation}, limitOf(w, r)});
    w.s.invitations.insert(invitation, ring);
    return Reply{c.id, call.serverCall, invitation, {}};
}

void answered(Work &w, const ForAdd &p, Call &call, const Member &joined)
{
    addMember(w, call, joined);
    if (!joined.connection.isEmpty()) {
        joinConnection(w, call, joined);
        sendConnected(w, joined.connection);
    }
    sendRoster(w, call);
    if (const Connection *c = connectionOf(w, p.operation.connection)) {
        Callback e = callbackFor(w, Callback::Kind::AddParticipantSucceeded, *c, p.operation);
        e.participant = joined.who;
        w.out.append(std::move(e));
    }
}

void refused(Work &w, const ForAdd &p, const RingEnd &end)
{
    const Connection *c = connectionOf(w, p.operation.connection);
    if (!c)
        return;
    Callback e = callbackFor(w, Callback::Kind::AddParticipantFailed, *c, p.operation);
    e.participant = end.target;
    e.result = outcomes::ofInvitation(end.target.text, end.result);
    w.out.append(std::move(e));
}

Result<Reply> handle(Work &w, const CancelAdd &r)
{
    auto ready = readyConnection(w, r.operation.connection);
    if (!ready)
        return ready.error();
    const auto ring = w.s.invitations.constFind(r.invitationId);
    if (ring == w.s.invitations.cend() || !ringOf(w, *ring)->expiry) {
        Callback e = callbackFor(w, Callback::Kind::CancelAddParticipantFailed, **ready, r.operation);
        e.invitationId = r.invitationId;
        e.result = outcomes::tooLateToCancel();
        w.out.append(std::move(e));
        return Reply{};
    }
    const Ring taken = takeRing(w, *ring, Offer::State::CallerLeft);
    w.s.cancelling[r.invitationId] = {r.operation, r.invitationId, taken.target};
    const milliseconds delay(w.s.random.between(w.times().cancelLow.count(), w.times().cancelHigh.count()));
    w.after(delay, CancelDone{r.invitationId});
    return Reply{};
}

void fire(Work &w, const CancelDone &t)
{
    const auto it = w.s.cancelling.find(t.invitationId);
    if (it == w.s.cancelling.end())
        return;
    const Cancelling done = it->second;
    w.s.cancelling.erase(it);
    const Connection *c = connectionOf(w, done.operation.connection);
    if (!c)
        return;
    Callback e = callbackFor(w, Callback::Kind::CancelAddParticipantSucceeded, *c, done.operation);
    e.invitationId = done.invitationId;
    e.result = outcomes::ofInvitation(done.target.text, outcomes::callCancelled());
    w.out.append(std::move(e));
    afterLeaving(w, c->call);
}

} // namespace callboard::exchange
