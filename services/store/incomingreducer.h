// IncomingCall from its facts.
#pragma once
#include "store/changeset.h"
#include "store/facts.h"

namespace callboard::store {

/// Who claimed first among those whose claim was not released; empty when nobody.
UserName claimant(const IncomingFacts &facts);

/// The announcement's value. A pure function of its arguments.
IncomingCall makeIncoming(const IncomingFacts &facts, int eventCount);

/// Parts in which two values of the same announcement differ.
IncomingFields differences(const IncomingCall &before, const IncomingCall &after);

} // namespace callboard::store
