#include "ui/calls/presentcall.h"
#include <algorithm>

namespace callboard {

RawId presentTarget(const Call *call, const RawId &selected)
{
    const Leg *chosen = call ? call->leg(selected) : nullptr;
    if (!call || (chosen && !chosen->own))
        return selected;
    const Leg *found = nullptr;
    for (const Leg &leg : call->legs) {
        if (!leg.own && leg.role == LegRole::Customer)
            return leg.party.rawId;
        if (!leg.own && !found)
            found = &leg;
    }
    return found ? found->party.rawId : RawId();
}

InvitationId presentInvitation(const QList<PendingAction> &actions, const CallId &call, const RawId &selected)
{
    InvitationId found;
    for (const PendingAction &action : actions) {
        if (action.kind != ActionKind::AddParticipant || !action.isOpen() || action.callId != call)
            continue;
        if (action.target == selected)
            return action.invitationId;
        found = action.invitationId;
    }
    return found;
}

QList<CallId> commandedCalls(const CallDesk &desk, const CallId &butFor)
{
    QList<CallId> found;
    const Actor actor = desk.actor();
    for (const CallId &id : desk.store().callIds()) {
        const Call *call = desk.store().call(id);
        const bool may = actor.commandsAll || call->owner == actor.user;
        if (id != butFor && may && call->state == CallState::Connected)
            found.append(id);
    }
    return found;
}

qsizetype othersIn(const Call &call)
{
    return std::ranges::count_if(call.legs, [](const Leg &leg) { return !leg.own; });
}

} // namespace callboard
