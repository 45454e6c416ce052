// An SQLite VFS that fails when told: what a full disk, a broken disk or a killed process look like to the journal.
#pragma once
#include <QByteArray>

namespace callboard::test {

/// Registers under `name`; one per process. Counts the calls that change or sync files. Not thread-safe to steer while
/// a commit runs.
class FaultyVfs
{
public:
    enum class Fault { None, IoError, DiskFull, ShortWrite, SyncError, Die };
    static constexpr char name[] = "callboard-faulty";
    static void install();

    /// From call number `first` (counted from now, 0 is the next one) on `howMany` calls fail in this way.
    static void arm(Fault fault, int first, int howMany = 1);
    static void heal();
    /// Calls since the last arm() or heal().
    static int calls();
    /// Calls that were made to fail since the last arm().
    static int struck();
};

} // namespace callboard::test
