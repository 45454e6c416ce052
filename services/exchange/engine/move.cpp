// Moving participants from one call of the resource into another: contract README, 8.5.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
void sendMoved(Work &w, const MoveParticipants &r, const RawId &who, Callback::Kind kind, const Outcome &result)
{
    Callback e = callbackFor(w, kind, *connectionOf(w, r.operation.connection), r.operation);
    e.participant = who;
    e.fromCall = r.fromCall;
    e.result = result;
    w.out.append(std::move(e));
}

void moveOne(Work &w, const MoveParticipants &r, CallKey fromKey, Call &to, const RawId &who)
{
    Call *from = callOf(w, fromKey);
    const Member *m = from ? memberIn(*from, who) : nullptr;
    if (!m || from == &to) {
        sendMoved(w, r, who, Callback::Kind::MoveParticipantFailed, outcomes::notPresent());
    } else if (!m->connection.isEmpty()) {
        sendMoved(w, r, who, Callback::Kind::MoveParticipantFailed, outcomes::cannotMove());
    } else {
        moveMember(w, *from, to, m->leg);
        sendMoved(w, r, who, Callback::Kind::MoveParticipantSucceeded, outcomes::success());
        sendRoster(w, to);
        sendRoster(w, *from);
    }
}
} // namespace

Result<Reply> handle(Work &w, const MoveParticipants &r)
{
    auto ready = readyConnection(w, r.operation.connection);
    if (!ready)
        return ready.error();
    auto from = readyConnection(w, r.fromCall);
    if (!from)
        return refusal(from.error().httpStatus, "8522"_L1, u"fromCall: call not found or not established."_s);
    const CallKey fromKey = (*from)->call;
    Call &to = *callOf(w, (*ready)->call);
    for (const RawId &who : r.targets)
        moveOne(w, r, fromKey, to, who);
    afterLeaving(w, fromKey);
    return Reply{};
}

} // namespace callboard::exchange
