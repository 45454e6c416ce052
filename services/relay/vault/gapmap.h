// From file time to call time and wall clock.
#pragma once
#include "wire/recordingmodels.h"

namespace callboard::relay {

/// One uninterrupted stretch: at `fileMs` of the whole recording (chunks in a row) sound follows that was made at
/// `wallMs`. It lasts until the next row.
struct GapRow {
    qint64 fileMs = 0;
    qint64 wallMs = 0; ///< ms since 1970 UTC
    bool operator==(const GapRow &) const = default;
};

/// What the map is made of: one chunk's description and how long its file really plays.
struct ChunkTime {
    Timestamp start; ///< null: unknown, the chunk then follows the one before without a gap
    QList<wire::PauseResumeInterval> pauses;
    qint64 durationMs = 0;
};

/// Rows in order of fileMs, at least one for the first chunk with a known start. Paused time is in no file, so a pause
/// at the very start or end of a chunk makes no row of its own.
QList<GapRow> gapMap(const QList<ChunkTime> &chunks);

} // namespace callboard::relay
