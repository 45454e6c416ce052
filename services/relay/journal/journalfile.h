// The writer's side of a journal database: format, epoch, one transaction at a time.
#pragma once
#include "relay/journal/checkpointer.h"
#include "relay/journal/journal.h"
#include "relay/journal/journaloptions.h"
#include "relay/journal/position.h"
#include "relay/journal/sqlite.h"

namespace callboard::relay {

/// The one writing connection. Used by one thread. A transaction that failed has changed nothing, in the file or here.
class JournalFile
{
public:
    static constexpr int FormatVersion = 1;

    /// Opens or makes the database. A file of a newer format, or one that is no journal, is an error.
    static Result<std::unique_ptr<JournalFile>> open(const JournalOptions &options, qint64 offsetsBegin = 1);

    const QByteArray &epoch() const { return m_epoch; }
    qint64 lastOffset() const { return m_lastOffset; }
    qint64 forgottenUpTo() const { return m_forgotten; }

    /// All batches in one transaction, on disk when it returns. One list of outcomes a batch.
    Result<QList<QList<Appended>>> commit(const QList<JournalBatch> &batches);
    /// Moves committed pages out of the log when it has grown; cheap otherwise. When nothing waits it does so here,
    /// under load beside the next commits.
    void tidy(bool idle);

private:
    JournalFile() = default;
    Result<Done> prepareAll();
    Result<Done> adoptFormat(qint64 offsetsBegin);
    Result<Done> findEpoch(const JournalOptions &options);
    Result<Done> writeBatches(const QList<JournalBatch> &batches, QList<QList<Appended>> &outcomes);
    Result<Done> writeBatch(const JournalBatch &batch, QList<Appended> &outcome);
    Result<Appended> insert(const NewEvent &event);
    std::optional<Appended> findTwin(const NewEvent &event, qint64 key);
    Result<Done> insertRow(const NewEvent &event, qint64 key);
    static int countLogPages(void *self, sqlite3 *, const char *, int pages);
    Result<Done> insertKey(const CallbackKey &key);
    Result<Done> insertAudit(const AuditLine &line);
    Result<Done> saveSnapshot(const Snapshot &snapshot);
    Result<Done> forget(qint64 before);
    void checkpoint();

    SqliteDatabase m_db; // before the statements, which must go first
    SqliteStatement m_begin, m_commit, m_rollback;
    SqliteStatement m_seen, m_seenAt, m_event, m_twin, m_key, m_audit, m_snapshot, m_dropSnapshots;
    JournalOptions m_options;
    QByteArray m_epoch;
    qint64 m_lastOffset = 0; ///< of the newest committed row
    qint64 m_nextOffset = 1; ///< inside a transaction runs ahead of m_lastOffset
    qint64 m_now = 0; ///< of the running transaction
    qint64 m_forgotten = 0;
    int m_logPages = 0; ///< in the log after the newest commit
    int m_fullAt = 0; ///< pages from which on they are moved under load
    PositionFile m_position;
    std::unique_ptr<Checkpointer> m_checkpointer; // ends before the connection does
};

} // namespace callboard::relay
