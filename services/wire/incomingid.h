// The relay's name for a ringing call, which has no call connection id yet.
#pragma once
#include "core/ids.h"

namespace callboard::wire {

/// "ic-" and the first 24 hex digits of the SHA-256 of the incomingCallContext that announces the call. The same call
/// announced again with another context (after a redirect) gets another id.
IncomingId incomingIdOf(const QString &incomingCallContext);
/// True for text of that form, which no call connection id has.
bool isIncomingId(const QString &text);

} // namespace callboard::wire
