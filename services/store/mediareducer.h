// Media operations from their facts.
#pragma once
#include "store/facts.h"

namespace callboard::store {

/// Running ones, longest first, then at most `mostEnded` that ended, newest first. Input is never running here: no
/// event tells that it started.
QList<MediaOperation> makeMedia(const CallFacts &facts);
inline constexpr qsizetype mostEnded = 5;

} // namespace callboard::store
