// What a row's checksum covers and how a row is recognised as one seen before.
#pragma once
#include "relay/journal/journal.h"

namespace callboard::relay {

/// Checksum over all of a row. Not over where it stands in the file, so that it survives VACUUM and copies.
quint32 rowChecksum(const EventView &row);

/// Where a duplicate of this event would be looked for: the event's second in the upper half, so that keys made
/// in one time lie together in the index, a hash of source, id, type and time in the lower half.
qint64 duplicateKey(const NewEvent &event);

} // namespace callboard::relay
