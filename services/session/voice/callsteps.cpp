#include "session/voice/callsteps.h"
#include <algorithm>

namespace callboard::voice {

QSet<CallId> callsSpokenIn(const CallStore &store, const UserName &user)
{
    QSet<CallId> calls;
    for (const CallId &id : store.callIds()) {
        const Call *call = store.call(id);
        if (call && !call->isOver() && call->owner == user && call->stream.state == StreamState::On)
            calls.insert(id);
    }
    return calls;
}

bool allOthersHeld(const Call &call)
{
    const auto others = std::count_if(call.legs.begin(), call.legs.end(), [](const Leg &leg) { return !leg.own; });
    return others > 0
        && std::all_of(call.legs.begin(), call.legs.end(), [](const Leg &leg) { return leg.own || leg.onHold; });
}

QList<CallRequest> holdsOf(const CallStore &store, const QSet<CallId> &calls)
{
    QList<CallRequest> holds;
    for (const CallId &id : calls) {
        const Call *call = store.call(id);
        for (const Leg &leg : call ? call->legs : QList<Leg>()) {
            if (leg.own || leg.onHold)
                continue;
            CallRequest hold;
            hold.kind = ActionKind::Hold;
            hold.callId = id;
            hold.target = leg.party.rawId;
            holds.append(hold);
        }
    }
    return holds;
}

} // namespace callboard::voice
