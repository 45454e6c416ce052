// The reading side of a journal database.
#pragma once
#include "relay/journal/journal.h"
#include "relay/journal/sqlite.h"

namespace callboard::relay {

/// One read-only connection with prepared statements. Used by one thread; sees what is committed when it is asked.
/// Holds no row longer than a call, so the writer's log can always be cleared.
class JournalReader
{
public:
    static Result<std::unique_ptr<JournalReader>> open(const QString &path, const QByteArray &vfs = {});

    /// As Journal::read. Where a page of the file can't be read, the rows on it are visited as damaged.
    Result<qint64> read(qint64 after, qint64 most, const Journal::Visit &visit);
    Result<bool> readOne(qint64 offset, const Journal::Visit &visit);
    Result<std::optional<CallbackKey>> callbackKey(const QByteArray &hash);
    Result<std::optional<Snapshot>> newestSnapshot();
    Result<QList<AuditLine>> audit(int newest);

private:
    JournalReader() = default;
    Result<Done> prepareAll();
    /// Offset of the first row that can be read behind `after`; 0 when there is none up to `limit`.
    qint64 firstReadable(qint64 after, qint64 limit);

    SqliteDatabase m_db; // before the statements, which must go first
    SqliteStatement m_page, m_one, m_key, m_snapshots, m_audit;
};

} // namespace callboard::relay
