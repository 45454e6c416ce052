// Removing a participant: contract README, 8.3; the ends of both legs: recorded sessions.
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
void sendRemoveResult(Work &w, Callback::Kind kind, const Connection &c, const RemoveParticipant &r,
                      const Outcome &result)
{
    Callback e = callbackFor(w, kind, c, r.operation);
    e.participant = r.target;
    e.result = result;
    w.out.append(std::move(e));
}

/// With two parties both legs end as removed.
void removeFromPair(Work &w, const Call &call)
{
    for (const Member &m : call.members) {
        if (Connection *c = connectionOf(w, m.connection))
            disconnectLater(w, *c, outcomes::removed(), w.times().removedLeg);
    }
    endCall(w, call.key, {}, outcomes::removed(), outcomes::removed());
}

void removeFromGroup(Work &w, Call &call, LegId leg)
{
    const CallKey key = call.key;
    const Member m = takeMember(w, call, leg);
    if (Connection *c = connectionOf(w, m.connection))
        disconnectLater(w, *c, outcomes::removed(), w.times().removedLeg);
    else
        partySignal(w, PartySignal::Kind::Ended, leg, m.who);
    sendRoster(w, call);
    afterLeaving(w, key);
}
} // namespace

Result<Reply> handle(Work &w, const RemoveParticipant &r)
{
    auto ready = readyConnection(w, r.operation.connection);
    if (!ready)
        return ready.error();
    const Connection &c = **ready;
    Call &call = *callOf(w, c.call);
    const Member *m = memberIn(call, r.target);
    if (!m) {
        sendRemoveResult(w, Callback::Kind::RemoveParticipantFailed, c, r, outcomes::notPresent());
        return Reply{};
    }
    sendRemoveResult(w, Callback::Kind::RemoveParticipantSucceeded, c, r, outcomes::success());
    if (call.members.size() <= 2)
        removeFromPair(w, call);
    else
        removeFromGroup(w, call, m->leg);
    return Reply{};
}

} // namespace callboard::exchange
