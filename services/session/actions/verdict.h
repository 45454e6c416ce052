// What the store and an event say about an action; pure functions.
#pragma once
#include "session/actions/pendingaction.h"
#include "store/callstore.h"
#include "wire/callbackevents.h"

namespace callboard {

/// An outcome, or none yet.
struct Verdict {
    ActionPhase phase = ActionPhase::Requested; ///< Confirmed or Failed; anything else: undecided
    ApiError error;
    EndReason reason;
    bool isDecided() const { return phase == ActionPhase::Confirmed || phase == ActionPhase::Failed; }
};

/// From the state alone; also right after a resync, when the events themselves were missed.
Verdict verdictOfState(const PendingAction &action, const CallStore &store);
/// From an event that carries the action's operation context.
Verdict verdictOfEvent(const PendingAction &action, const wire::CallbackEvent &event);

/// The call ended before the action could take effect.
ApiError callEnded();

} // namespace callboard
