#include "relay/journal/journalfile.h"
#include "core/literals.h"
#include "relay/journal/journalrow.h"
#include "relay/journal/journalschema.h"
#include "relay/journal/logroom.h"
#include <sqlite3.h>

namespace callboard::relay {

namespace {
constexpr int PagesBeforeTidy = 1000; // the log then holds about 4 MB
constexpr int PagesAtMost = 1500; // 6 MB: a restart has to read the log, and moving it keeps the disk from syncing
constexpr qint64 RowsForgottenAtOnce = 2000;

qint64 milliseconds(const Clock &clock)
{
    return clock.now().toMSecsSinceEpoch();
}
} // namespace

Result<std::unique_ptr<JournalFile>> JournalFile::open(const JournalOptions &options, qint64 offsetsBegin)
{
    std::unique_ptr<JournalFile> file(new JournalFile);
    file->m_options = options;
    file->m_fullAt = PagesAtMost;
    auto db = SqliteDatabase::open({.path = options.path, .vfs = options.vfs});
    if (!db)
        return db.error();
    file->m_db = std::move(db).value();
    sqlite3_wal_hook(file->m_db.handle(), &JournalFile::countLogPages, file.get());
    if (auto r = file->adoptFormat(offsetsBegin); !r)
        return r.error();
    if (auto r = file->findEpoch(options); !r)
        return r.error();
    if (auto r = file->prepareAll(); !r)
        return r.error();
    file->m_position.open(options.path);
    file->m_checkpointer = std::make_unique<Checkpointer>(options);
    return file;
}

int JournalFile::countLogPages(void *self, sqlite3 *, const char *, int pages)
{
    static_cast<JournalFile *>(self)->m_logPages = pages;
    return SQLITE_OK;
}

Result<Done> JournalFile::adoptFormat(qint64 offsetsBegin)
{
    if (auto r = adoptJournalSchema(m_db, offsetsBegin); !r)
        return r;
    // A journal that was begun anew goes on counting where the old one stood.
    const std::pair<qint64 *, const char *> figures[]
        = {{&m_nextOffset, "SELECT value FROM meta WHERE key = 'begin'"},
           {&m_lastOffset, "SELECT max(offset) FROM events"},
           {&m_forgotten, "SELECT value FROM meta WHERE key = 'forgotten'"}};
    for (const auto &[figure, sql] : figures) {
        const auto number = m_db.number(sql);
        if (!number)
            return number.error();
        *figure = *number;
    }
    m_lastOffset = std::max(m_lastOffset, m_nextOffset - 1);
    return Done{};
}

Result<Done> JournalFile::findEpoch(const JournalOptions &options)
{
    auto epoch = agreeOnEpoch(m_db, options.path, m_lastOffset);
    if (!epoch)
        return epoch.error();
    m_epoch = epoch.value();
    return Done{};
}

Result<Done> JournalFile::prepareAll()
{
    const std::pair<SqliteStatement *, const char *> all[] = {
        {&m_begin, "BEGIN IMMEDIATE"},
        {&m_commit, "COMMIT"},
        {&m_rollback, "ROLLBACK"},
        {&m_seen, "INSERT OR IGNORE INTO seen(key, offset) VALUES(?1, ?2)"},
        {&m_seenAt, "SELECT offset FROM seen WHERE key = ?1"},
        {&m_event,
         "INSERT INTO events(offset, at, source, id, type, callId, body, checksum, seenKey) "
         "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"},
        {&m_twin, "SELECT at FROM events WHERE offset = ?1 AND id = ?2 AND source = ?3 AND type = ?4"},
        {&m_key,
         "INSERT OR REPLACE INTO callbacks(hash, user, direction, incomingId, caller, callee, createdAt) "
         "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"},
        {&m_audit,
         "INSERT INTO audit(at, user, action, callId, status, code, requestId) "
         "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"},
        {&m_snapshot, "INSERT OR REPLACE INTO snapshots(offset, at, checksum, data) VALUES(?1, ?2, ?3, ?4)"},
        // The one before stays: it is the way back when the newest turns out damaged.
        {&m_dropSnapshots,
         "DELETE FROM snapshots WHERE offset < "
         "(SELECT min(offset) FROM (SELECT offset FROM snapshots ORDER BY offset DESC LIMIT 2))"},
    };
    for (const auto &[statement, sql] : all) {
        auto prepared = m_db.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(prepared).value();
    }
    return Done{};
}

Result<QList<QList<Appended>>> JournalFile::commit(const QList<JournalBatch> &batches)
{
    m_now = milliseconds(*m_options.clock);
    m_nextOffset = m_lastOffset + 1;
    const qint64 forgotten = m_forgotten;
    if (!m_begin.run())
        return m_db.error(u"begin"_s);
    QList<QList<Appended>> outcomes;
    Result<Done> written = writeBatches(batches, outcomes);
    if (written && !m_commit.run())
        written = m_db.error(u"commit"_s);
    if (!written) {
        m_forgotten = forgotten;
        m_rollback.run();
        return written.error();
    }
    m_lastOffset = m_nextOffset - 1;
    m_position.write(m_epoch, m_lastOffset);
    return outcomes;
}

void JournalFile::tidy(bool idle)
{
    switch (m_checkpointer->state()) {
    case Checkpointer::State::Running: return;
    case Checkpointer::State::Ended:
        // The few pages committed meanwhile: with them moved too, the log begins anew.
        m_checkpointer->takeEnd();
        return checkpoint();
    case Checkpointer::State::Idle: break;
    }
    if (idle && (m_logPages >= PagesBeforeTidy || makeLogRoom(m_options)))
        checkpoint();
    else if (m_logPages >= m_fullAt)
        m_checkpointer->begin();
}

void JournalFile::checkpoint()
{
    int inLog = 0;
    int moved = 0;
    // A failure costs nothing but room: the log keeps what could not be moved.
    sqlite3_wal_checkpoint_v2(m_db.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &inLog, &moved);
    // A long reader holds pages back: not tried again at every commit.
    m_fullAt = inLog == moved ? PagesAtMost : m_logPages + PagesAtMost;
    m_logPages = 0;
}

Result<Done> JournalFile::forget(qint64 before)
{
    auto last = m_db.prepare("SELECT max(offset) FROM (SELECT offset FROM events WHERE offset < ?1 AND at < ?2 "
                             "ORDER BY offset LIMIT ?3)");
    if (!last)
        return last.error();
    last.value().bind(1, m_lastOffset);
    last.value().bind(2, before);
    last.value().bind(3, RowsForgottenAtOnce);
    const bool found = last.value().step() == SQLITE_ROW;
    const qint64 upTo = found ? last.value().number(0) : 0;
    last.value().reset();
    if (upTo <= m_forgotten)
        return Done{};
    m_forgotten = upTo;
    const QByteArray sql = "DELETE FROM seen WHERE key IN (SELECT seenKey FROM events WHERE offset <= "
        + QByteArray::number(upTo) + "); DELETE FROM events WHERE offset <= " + QByteArray::number(upTo)
        + "; INSERT OR REPLACE INTO meta(key, value) VALUES('forgotten', " + QByteArray::number(upTo) + ")";
    return m_db.exec(sql.constData());
}

} // namespace callboard::relay
