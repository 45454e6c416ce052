// Refusals and verdicts of intents about media: the parts of refusal.h and verdict.h that live in files of their own.
#pragma once
#include "session/actions/verdict.h"

namespace callboard {

/// For a connected call that the user may act on.
Refusal mediaRefusal(const PendingAction &intent, const Call &call);

/// Whether a prompt, an input or tones are under way.
bool runsMedia(const Call &call);
/// Of an intent with a recording id.
Verdict recordingVerdict(const PendingAction &action, const CallStore &store);
/// For a call that goes on.
Verdict mediaVerdict(const PendingAction &action, const Call &call);
Verdict mediaVerdict(const PendingAction &action, const wire::CallbackEvent &event);
/// What the end of the call does anyway.
bool endsWithTheCall(ActionKind kind);

} // namespace callboard
