// Recording from its facts.
#pragma once
#include "store/facts.h"

namespace callboard::store {

Recording makeRecording(const RecordingFacts &facts);

} // namespace callboard::store
