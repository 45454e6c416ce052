// Blind transfer, one-to-one and out of a group: contract README, 7.4.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
/// Who is to be transferred: the named member, or the other one of a one-to-one call.
Result<const Member *> transfereeOf(const Connection &c, Call &call, const Transfer &r)
{
    if (!r.transferee.isEmpty()) {
        const Member *m = memberIn(call, r.transferee);
        if (!m || m->leg == c.leg)
            return refusal(404, "8522"_L1, u"transferee: not in the call."_s);
        return m;
    }
    if (call.members.size() != 2)
        return refusal(400, "8523"_L1, u"transferee: needed in a call of more than two."_s);
    return &call.members[call.members[0].leg == c.leg ? 1 : 0];
}

std::optional<ApiError> whyNot(const Connection &c, Call &call, const Transfer &r)
{
    if (c.state == Connection::State::Transferring)
        return refusal(409, "8607"_L1, u"Another transfer is under way."_s);
    if (memberIn(call, r.target))
        return refusal(409, "8607"_L1, u"targetParticipant: in the call already."_s);
    return {};
}

RawId callerFor(const Transfer &r, const RawId &transferee)
{
    return isPhone(r.target) && !r.callerNumber.isEmpty() ? r.callerNumber : transferee;
}

void sendAccepted(Work &w, const ForTransfer &p, const Connection &c, const RawId &target, const RawId &transferee)
{
    Callback e = callbackFor(w, Callback::Kind::CallTransferAccepted, c, p.operation);
    e.transferTarget = target;
    e.transferee = transferee;
    w.out.append(std::move(e));
}

/// The application leaves; the transferee goes on talking to the target.
void finishOneToOne(Work &w, Connection &c, Call &call)
{
    takeMember(w, call, c.leg);
    disconnectLater(w, c, outcomes::endedByTransfer(), w.times().removedLeg);
    c.state = Connection::State::TransferAccepted;
}

/// The transferee leaves for a call of its own; the application stays.
Call &splitOff(Work &w, Call &call, LegId transferee)
{
    Call &split = newCall(w, memberOfLeg(w, transferee)->who);
    split.correlation = call.correlation;
    split.established = true;
    split.sequence = call.sequence; // a leg that comes along goes on counting
    moveMember(w, call, split, transferee);
    return split;
}

void join(Work &w, Call &call, const Member &target)
{
    addMember(w, call, target);
    if (!target.connection.isEmpty()) {
        Connection &c = *connectionOf(w, target.connection);
        c.serverCall = call.serverCall;
        joinConnection(w, call, target);
        sendConnected(w, target.connection);
    }
    sendRoster(w, call);
}
} // namespace

Result<Reply> handle(Work &w, const Transfer &r)
{
    auto ready = readyConnection(w, r.operation.connection);
    if (!ready)
        return ready.error();
    Connection &c = **ready;
    Call &call = *callOf(w, c.call);
    if (auto error = whyNot(c, call, r))
        return *error;
    const auto transferee = transfereeOf(c, call, r);
    if (!transferee)
        return transferee.error();
    const Member who = **transferee;
    CustomContext context = r.context;
    (isPhone(r.target) ? context.voipHeaders : context.sipHeaders).clear();
    c.state = Connection::State::Transferring;
    startRing(
        w, call,
        {r.target, callerFor(r, who.who), who.name, context, ForTransfer{r.operation, who.leg}, w.times().transfer});
    return Reply{c.id, call.serverCall, {}, {}};
}

void answered(Work &w, const ForTransfer &p, Call &call, const Member &joined)
{
    Connection &c = *connectionOf(w, p.operation.connection);
    sendAccepted(w, p, c, joined.who, memberOfLeg(w, p.transferee)->who);
    if (call.members.size() == 2) {
        finishOneToOne(w, c, call);
        join(w, call, joined);
        return;
    }
    c.state = Connection::State::Connected;
    const CallKey key = call.key;
    Call &split = splitOff(w, call, p.transferee);
    join(w, split, joined);
    sendRoster(w, call);
    afterLeaving(w, key);
}

void refused(Work &w, const ForTransfer &p, const RingEnd &end)
{
    Connection *c = connectionOf(w, p.operation.connection);
    if (!c)
        return;
    c->state = Connection::State::Connected;
    Callback e = callbackFor(w, Callback::Kind::CallTransferFailed, *c, p.operation);
    e.result = end.result;
    w.out.append(std::move(e));
}

} // namespace callboard::exchange
