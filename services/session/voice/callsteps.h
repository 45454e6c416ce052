// Which calls a user speaks in, and what a further one means for the others.
#pragma once
#include "session/desk/callrequest.h"
#include "store/callstore.h"
#include <QSet>

namespace callboard::voice {

/// The user's own live calls whose sound the relay gets.
QSet<CallId> callsSpokenIn(const CallStore &store, const UserName &user);
/// Nobody hears the user: everybody else is on hold.
bool allOthersHeld(const Call &call);
/// Puts everybody in these calls on hold who is not yet.
QList<CallRequest> holdsOf(const CallStore &store, const QSet<CallId> &calls);

} // namespace callboard::voice
