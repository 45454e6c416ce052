// Threads that must be woken on time.
#pragma once

namespace callboard::media {

/// For the calling thread, which works briefly and often: the system is asked to let it run as soon as it is due,
/// before those that compute for long, without a greater share of the processor. Needs no privilege; where the system
/// has no such thing (Linux before 6.12, others) nothing changes.
void bePunctual();

} // namespace callboard::media
