#include "relay/journal/journalreader.h"
#include "core/literals.h"
#include "relay/journal/crc32c.h"
#include "relay/journal/journalrow.h"
#include "relay/journal/journalschema.h"
#include <sqlite3.h>

namespace callboard::relay {

namespace {
constexpr qint64 FarthestLook = 4096; // rows behind a broken page; one page holds far fewer

EventView rowOf(const SqliteStatement &s)
{
    EventView row{s.number(0), s.number(1), s.bytes(2), s.bytes(3), s.bytes(4), s.bytes(5), s.bytes(6), false};
    row.damaged = rowChecksum(row) != quint32(s.number(7));
    return row;
}
} // namespace

Result<std::unique_ptr<JournalReader>> JournalReader::open(const QString &path, const QByteArray &vfs)
{
    auto db = SqliteDatabase::open({.path = path, .vfs = vfs, .readOnly = true});
    if (!db)
        return db.error();
    std::unique_ptr<JournalReader> reader(new JournalReader);
    reader->m_db = std::move(db).value();
    if (auto r = checkJournalSchema(reader->m_db); !r)
        return r.error();
    if (auto r = reader->m_db.exec("PRAGMA cache_size = -1024"); !r)
        return r.error();
    if (auto r = reader->prepareAll(); !r)
        return r.error();
    return reader;
}

Result<Done> JournalReader::prepareAll()
{
    const std::pair<SqliteStatement *, const char *> all[] = {
        {&m_page,
         "SELECT offset, at, source, id, type, callId, body, checksum FROM events WHERE offset > ?1 "
         "ORDER BY offset LIMIT ?2"},
        {&m_one, "SELECT offset, at, source, id, type, callId, body, checksum FROM events WHERE offset = ?1"},
        {&m_key, "SELECT user, direction, incomingId, caller, callee, createdAt FROM callbacks WHERE hash = ?1"},
        {&m_snapshots, "SELECT offset, checksum, data FROM snapshots ORDER BY offset DESC"},
        {&m_audit, "SELECT at, user, action, callId, status, code, requestId FROM audit ORDER BY number DESC LIMIT ?1"},
    };
    for (const auto &[statement, sql] : all) {
        auto prepared = m_db.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(prepared).value();
    }
    return Done{};
}

Result<qint64> JournalReader::read(qint64 after, qint64 most, const Journal::Visit &visit)
{
    qint64 shown = 0;
    qint64 last = after;
    while (shown < most) {
        const SqliteReset reset(m_page);
        m_page.bind(1, last);
        m_page.bind(2, most - shown);
        int code = SQLITE_DONE;
        while ((code = m_page.step()) == SQLITE_ROW) {
            const EventView row = rowOf(m_page);
            last = row.offset;
            ++shown;
            if (!visit(row))
                return shown;
        }
        if (code == SQLITE_DONE)
            return shown;
        const ApiError error = m_db.error(u"read events"_s);
        if (error.code != QStringView(storage::Damaged))
            return error;
        // The page behind `last` is broken: name its rows and go on behind it.
        m_page.reset();
        const qint64 next = firstReadable(last, last + FarthestLook);
        if (next == 0)
            return error;
        for (; last + 1 < next && shown < most; ++shown) {
            EventView row;
            row.offset = ++last;
            row.damaged = true;
            if (!visit(row))
                return shown + 1;
        }
    }
    return shown;
}

qint64 JournalReader::firstReadable(qint64 after, qint64 limit)
{
    for (qint64 offset = after + 1; offset <= limit; ++offset) {
        const SqliteReset reset(m_page);
        m_page.bind(1, offset - 1);
        m_page.bind(2, 1);
        const int code = m_page.step();
        if (code == SQLITE_ROW)
            return m_page.number(0);
        if (code == SQLITE_DONE)
            break;
    }
    return 0;
}

Result<bool> JournalReader::readOne(qint64 offset, const Journal::Visit &visit)
{
    const SqliteReset reset(m_one);
    m_one.bind(1, offset);
    const int code = m_one.step();
    if (code == SQLITE_ROW)
        visit(rowOf(m_one));
    else if (code != SQLITE_DONE)
        return m_db.error(u"read event"_s);
    return code == SQLITE_ROW;
}

Result<std::optional<CallbackKey>> JournalReader::callbackKey(const QByteArray &hash)
{
    const SqliteReset reset(m_key);
    m_key.bindBlob(1, hash);
    const int code = m_key.step();
    if (code == SQLITE_DONE)
        return std::optional<CallbackKey>();
    if (code != SQLITE_ROW)
        return m_db.error(u"read callback key"_s);
    const auto text = [this](int column) { return m_key.bytes(column).toByteArray(); };
    return std::optional(CallbackKey{hash, text(0), text(1), text(2), text(3), text(4), m_key.number(5)});
}

Result<std::optional<Snapshot>> JournalReader::newestSnapshot()
{
    const SqliteReset reset(m_snapshots);
    int code = SQLITE_DONE;
    while ((code = m_snapshots.step()) == SQLITE_ROW) {
        const QByteArrayView data = m_snapshots.bytes(2);
        if (crc32c(data) == quint32(m_snapshots.number(1)))
            return std::optional(Snapshot{m_snapshots.number(0), data.toByteArray()});
    }
    if (code != SQLITE_DONE)
        return m_db.error(u"read snapshot"_s);
    return std::optional<Snapshot>();
}

Result<QList<AuditLine>> JournalReader::audit(int newest)
{
    const SqliteReset reset(m_audit);
    m_audit.bind(1, newest);
    QList<AuditLine> lines;
    int code = SQLITE_DONE;
    while ((code = m_audit.step()) == SQLITE_ROW) {
        const auto text = [this](int column) { return m_audit.bytes(column).toByteArray(); };
        lines.append({m_audit.number(0), text(1), text(2), text(3), int(m_audit.number(4)), text(5), text(6)});
    }
    if (code != SQLITE_DONE)
        return m_db.error(u"read audit"_s);
    return lines;
}

} // namespace callboard::relay
