// Call from its facts.
#pragma once
#include "store/changeset.h"
#include "store/facts.h"

namespace callboard::store {

/// What else a call's value depends on; pointers may be null.
struct CallSurroundings {
    IncomingId incomingId;
    const IncomingCall *announcement = nullptr;
    const ServerFacts *server = nullptr;
    std::optional<Recording> recording;
    int eventCount = 0;
};

/// The call's value. A pure function of its arguments.
Call makeCall(const CallFacts &facts, const CallSurroundings &around);

/// Whether a transfer of this call hands it off: with two parties the application's leg ends with it.
bool isHandOff(const CallFacts &facts);

/// Parts in which two values of the same call differ.
CallFields differences(const Call &before, const Call &after);

} // namespace callboard::store
