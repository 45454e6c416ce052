// Room on disk for the journal's log before events need it.
#pragma once
#include "relay/journal/journaloptions.h"

namespace callboard::relay {

/// Lengthens the "-wal" file of an open journal to some 6 MB by writing one row of `meta` over and over, without a
/// sync. A sync of a file that grows has to write the file system's own records too: measured on ext4 1.1 ms at its end
/// and 0.9 ms within it, and 1.5 against 0.9 ms while others write. Called on the journal's thread, between commits;
/// takes some 30 ms. True when it wrote (the pages are then to be moved, and the log begins anew inside the file); a
/// log that is long enough, or a disk that refuses, leaves everything as it is.
bool makeLogRoom(const JournalOptions &options);

} // namespace callboard::relay
