// Hang up and terminate: contract README, 7.3.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
/// Also a created call that still rings can be given up; one that is just being answered or joined can't.
Result<Connection *> endableConnection(Work &w, const CallId &id)
{
    Connection *c = connectionOf(w, id);
    const bool ringing = c && c->state == Connection::State::Connecting && c->origin == Connection::Origin::Created;
    if (ringing)
        return c;
    return readyConnection(w, id);
}

void withdrawOwnRings(Work &w, const Call &call, const CallId &id)
{
    const QList<LegId> rings = call.rings;
    for (const LegId leg : rings) {
        const Ring *ring = ringOf(w, leg);
        const auto *add = ring ? std::get_if<ForAdd>(&ring->purpose) : nullptr;
        const auto *transfer = ring ? std::get_if<ForTransfer>(&ring->purpose) : nullptr;
        if ((add && add->operation.connection == id) || (transfer && transfer->operation.connection == id))
            withdrawRing(w, leg);
    }
}

void leaveCall(Work &w, Call &call, const Connection &c)
{
    const CallKey key = call.key;
    const CallId id = c.id;
    withdrawOwnRings(w, call, id);
    takeMember(w, call, c.leg);
    disconnect(w, id, outcomes::endedByApi());
    sendRoster(w, call);
    afterLeaving(w, key);
}
} // namespace

Result<Reply> handle(Work &w, const HangUp &r)
{
    auto ready = endableConnection(w, r.connection);
    if (!ready)
        return ready.error();
    const Connection &c = **ready;
    Call &call = *callOf(w, c.call);
    if (call.established && call.members.size() > 2)
        leaveCall(w, call, c);
    else
        endCall(w, call.key, c.id, outcomes::endedByApi(), outcomes::ended());
    return Reply{};
}

Result<Reply> handle(Work &w, const Terminate &r)
{
    auto ready = endableConnection(w, r.connection);
    if (!ready)
        return ready.error();
    endCall(w, (*ready)->call, r.connection, outcomes::endedByApi(), outcomes::ended());
    return Reply{};
}

} // namespace callboard::exchange
