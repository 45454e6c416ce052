// How a journal is opened.
#pragma once
#include "core/clock.h"
#include <QByteArray>
#include <QString>

namespace callboard::relay {

struct JournalOptions {
    QString path{}; ///< database file; "-wal", "-shm" and ".position" stand beside it
    QByteArray vfs{}; ///< SQLite VFS, empty for the system's; tests put one that fails here
    const Clock *clock = &SystemClock::instance();
    qsizetype mostWaitingBytes = 64 * 1024 * 1024; ///< above: commits are refused at once
    int mostWaitingBatches = 50'000;
    int largestGroup = 4096; ///< events in one transaction
};

} // namespace callboard::relay
