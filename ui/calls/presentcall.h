// Whom the actions of a card are about.
#pragma once
#include "session/desk/calldesk.h"

namespace callboard {

/// `selected` if it is another one's leg; else the customer, else the first other leg; empty when there is none.
RawId presentTarget(const Call *call, const RawId &selected);
/// Of the selected invited one, else the newest open invitation of the call.
InvitationId presentInvitation(const QList<PendingAction> &actions, const CallId &call, const RawId &selected);
/// Connected calls that the user may act on, but for this one.
QList<CallId> commandedCalls(const CallDesk &desk, const CallId &butFor);
/// Legs besides our own.
qsizetype othersIn(const Call &call);

} // namespace callboard
