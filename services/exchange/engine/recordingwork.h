// What the two halves of recording share.
#pragma once
#include "exchange/engine/work.h"

namespace callboard::exchange {

/// Appended to what comes out; good until the next event.
RecordingOrder &orderOf(Work &w, RecordingOrder::Kind kind, const Recording &r);
/// RecordingStateChanged.
void tellState(Work &w, Recording &r, bool active, const Outcome &result = outcomes::success());
/// What happens to a recording before it was told to be active comes after that.
void finishStarting(Work &w, Recording &r);
/// A stop, or the end of the call or of the file.
void finishRecording(Work &w, Recording &r, const Outcome &result, bool callEnded);

} // namespace callboard::exchange
