#include "relay/journal/logroom.h"
#include "core/literals.h"
#include "relay/journal/sqlite.h"
#include <QFileInfo>

namespace callboard::relay {

namespace {
constexpr int Frames = 1500; // as many as the log holds before its pages are moved
constexpr qint64 FrameBytes
    = 4096 + 24; // a page and its frame header, https://www.sqlite.org/fileformat2.html#walformat

bool isLongEnough(const JournalOptions &options)
{
    return QFileInfo(options.path + u"-wal"_s).size() >= Frames * FrameBytes;
}
} // namespace

bool makeLogRoom(const JournalOptions &options)
{
    if (isLongEnough(options))
        return false;
    // A connection of its own: the journal's must never be without its sync.
    auto db = SqliteDatabase::open({.path = options.path, .vfs = options.vfs, .create = false});
    if (!db || !db.value().exec("PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0"))
        return false;
    auto write = db.value().prepare("INSERT OR REPLACE INTO meta(key, value) VALUES('room', ?1)");
    if (!write)
        return false;
    for (int i = 0; i < Frames; ++i) {
        write.value().bind(1, i);
        if (!write.value().run())
            return i > 0;
    }
    return true;
}

} // namespace callboard::relay
