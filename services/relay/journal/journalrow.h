// What a row's checksum covers and how a row is recognised as one seen before.
#pragma once
#include "relay/journal/journal.h"

namespace callboard::relay {

/// Checksum over all of a row. Not over where it stands in the file, so that it survives VACUUM and copies.
quint32 rowChecksum(const EventView &row);

/// Where a duplicate of this event would be looked for: the event's 64 milliseconds in the upper bits, so that the keys
/// of one commit lie on a few pages of the index even at tens of thousands a second; in the lower 27 bits a hash of
/// source, id, type and time.
qint64 duplicateKey(const NewEvent &event);

} // namespace callboard::relay
