// JournalFile: what one batch writes.
#include "core/literals.h"
#include "relay/journal/crc32c.h"
#include "relay/journal/journalfile.h"
#include "relay/journal/journalrow.h"
#include <sqlite3.h>

namespace callboard::relay {

Result<Done> JournalFile::writeBatches(const QList<JournalBatch> &batches, QList<QList<Appended>> &outcomes)
{
    outcomes.reserve(batches.size());
    for (const JournalBatch &batch : batches)
        if (auto r = writeBatch(batch, outcomes.emplaceBack()); !r)
            return r;
    return Done{};
}

Result<Done> JournalFile::writeBatch(const JournalBatch &batch, QList<Appended> &outcome)
{
    outcome.reserve(batch.events.size());
    for (const NewEvent &event : batch.events) {
        auto appended = insert(event);
        if (!appended)
            return appended.error();
        outcome.append(appended.value());
    }
    for (const CallbackKey &key : batch.keys)
        if (auto r = insertKey(key); !r)
            return r;
    for (const AuditLine &line : batch.audit)
        if (auto r = insertAudit(line); !r)
            return r;
    if (batch.snapshot)
        if (auto r = saveSnapshot(*batch.snapshot); !r)
            return r;
    return batch.forgetBefore > 0 ? forget(batch.forgetBefore) : Result<Done>(Done{});
}

Result<Appended> JournalFile::insert(const NewEvent &event)
{
    // Keys of different events can be equal: the next free key is taken, and a twin is looked for on the way.
    for (qint64 key = duplicateKey(event);; ++key) {
        m_seen.bind(1, key);
        m_seen.bind(2, m_nextOffset);
        if (!m_seen.run())
            return m_db.error(u"remember id"_s);
        if (m_db.changes() == 1) {
            if (auto r = insertRow(event, key); !r)
                return r.error();
            return Appended{m_nextOffset++, m_now, false};
        }
        if (const auto twin = findTwin(event, key))
            return *twin;
    }
}

std::optional<Appended> JournalFile::findTwin(const NewEvent &event, qint64 key)
{
    const SqliteReset resetSeen(m_seenAt);
    const SqliteReset resetTwin(m_twin);
    m_seenAt.bind(1, key);
    if (m_seenAt.step() != SQLITE_ROW)
        return {};
    const qint64 offset = m_seenAt.number(0);
    m_twin.bind(1, offset);
    m_twin.bindText(2, event.id);
    m_twin.bindText(3, event.source);
    m_twin.bindText(4, event.type);
    if (m_twin.step() != SQLITE_ROW)
        return {};
    return Appended{offset, m_twin.number(0), true};
}

Result<Done> JournalFile::insertRow(const NewEvent &event, qint64 key)
{
    const EventView row{m_nextOffset, m_now, event.source, event.id, event.type, event.callId, event.body, false};
    m_event.bind(1, row.offset);
    m_event.bind(2, row.at);
    m_event.bindText(3, row.source);
    m_event.bindText(4, row.id);
    m_event.bindText(5, row.type);
    m_event.bindText(6, row.callId);
    m_event.bindBlob(7, row.body);
    m_event.bind(8, rowChecksum(row));
    m_event.bind(9, key);
    if (!m_event.run())
        return m_db.error(u"append event"_s);
    return Done{};
}

Result<Done> JournalFile::insertKey(const CallbackKey &key)
{
    m_key.bindBlob(1, key.hash);
    m_key.bindText(2, key.user);
    m_key.bindText(3, key.direction);
    m_key.bindText(4, key.incomingId);
    m_key.bindText(5, key.from);
    m_key.bindText(6, key.to);
    m_key.bind(7, key.createdAt);
    if (!m_key.run())
        return m_db.error(u"store callback key"_s);
    return Done{};
}

Result<Done> JournalFile::insertAudit(const AuditLine &line)
{
    m_audit.bind(1, line.at);
    m_audit.bindText(2, line.user);
    m_audit.bindText(3, line.action);
    m_audit.bindText(4, line.callId);
    m_audit.bind(5, line.status);
    m_audit.bindText(6, line.code);
    m_audit.bindText(7, line.requestId);
    if (!m_audit.run())
        return m_db.error(u"append audit line"_s);
    return Done{};
}

Result<Done> JournalFile::saveSnapshot(const Snapshot &snapshot)
{
    m_snapshot.bind(1, snapshot.offset);
    m_snapshot.bind(2, m_now);
    m_snapshot.bind(3, crc32c(snapshot.data));
    m_snapshot.bindBlob(4, snapshot.data);
    if (!m_snapshot.run() || !m_dropSnapshots.run())
        return m_db.error(u"save snapshot"_s);
    return Done{};
}

} // namespace callboard::relay
