// What can't be done, known before anybody is asked; words for it are in ui/text.
#pragma once
#include "session/actions/pendingaction.h"
#include "store/callstore.h"

namespace callboard {

/// Who asks.
struct Actor {
    UserName user;
    bool commandsAll = false; ///< supervisor, admin: every call, not only own ones
    bool commands = false; ///< agent: own calls; a reviewer commands nothing
};

/// Checks an intent against the state. `sourceNumber` is E.164 or empty.
Refusal refusalOf(const PendingAction &intent, const CallStore &store, const Actor &actor,
                  const QString &sourceNumber = {});
/// What the user's own intents forbid or leave nothing to do for; only of tones and of stopping media.
Refusal refusalByActions(const PendingAction &intent, const CallStore &store, const QList<PendingAction> &actions);
/// Roles as the relay names them: agent, supervisor, reviewer, admin.
Actor actorOf(const UserName &user, const QStringList &roles);

} // namespace callboard
