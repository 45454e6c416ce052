// Recording from its facts.
#pragma once
#include "store/facts.h"

namespace callboard::store {

/// `callOver`: the connection it is shown with has ended, and with it the recording.
Recording makeRecording(const RecordingFacts &facts, bool callOver);

} // namespace callboard::store
