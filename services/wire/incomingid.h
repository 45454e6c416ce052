// The relay's name for a ringing call, which has no call connection id yet.
#pragma once
#include "core/ids.h"

namespace callboard::wire {

using IncomingId = StrongId<struct IncomingIdTag>; ///< "ic-" and 24 hex digits

/// The id of the call that this incomingCallContext announces: the start of its SHA-256. The same call announced
/// again with another context (after a redirect) gets another id.
IncomingId incomingIdOf(const QString &incomingCallContext);
/// True for text of that form, which no call connection id has.
bool isIncomingId(const QString &text);

} // namespace callboard::wire
