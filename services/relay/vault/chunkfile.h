// A kept file: its checksum, its length in time, its peaks.
#pragma once
#include "core/result.h"
#include <QByteArray>

namespace callboard::relay {

struct ChunkFacts {
    qint64 bytes = 0;
    QByteArray sha256; ///< hex
    qint64 durationMs = 0;
    bool playable = false; ///< false for MP4 and for what is no sound: kept all the same
};

/// Reads the whole file and writes its peaks, whole or not at all. Blocks. Errors: DiskFull, DiskError, Missing.
Result<ChunkFacts> readChunkFile(const QString &path, const QString &peaksPath);
/// SHA-256 in hex. Blocks. Errors: Missing, DiskError.
Result<QByteArray> checksumOf(const QString &path);
/// Writes the peaks again when they are missing or damaged. Blocks.
void mendPeaks(const QString &path, const QString &peaksPath);

} // namespace callboard::relay
