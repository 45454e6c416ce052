// From the bytes a trusted sender sent to the entries that are recorded.
#pragma once
#include "relay/state/relaystate.h"

namespace callboard::relay {

enum class EventSource { EventGrid, Callback };

/// Never refuses: what can't be read is kept as Callboard.Malformed, and a type that this version does not know is
/// kept as it is, because a sender that is told "bad request" drops the event for ever. The relay's own types
/// (Callboard.*) and those of the other source are not taken from outside: they are kept as malformed too.
QList<Entry> readEvents(const QByteArray &body, EventSource source, RelayState &state);

/// Answers to the Event Grid validation event among these; empty when there is none.
QByteArray validationAnswerFor(const QList<Entry> &entries);

} // namespace callboard::relay
