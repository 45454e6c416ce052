#include "relay/vault/vaultbook.h"
#include "core/literals.h"
#include <QJsonDocument>
#include <sqlite3.h>

namespace callboard::relay {

namespace {
constexpr int Version = 1;
constexpr char Schema[] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA locking_mode=EXCLUSIVE;"
                          "CREATE TABLE IF NOT EXISTS recordings(number INTEGER PRIMARY KEY AUTOINCREMENT,"
                          " id TEXT NOT NULL UNIQUE, waiting INTEGER NOT NULL, body BLOB NOT NULL);"
                          "CREATE INDEX IF NOT EXISTS waitingOnes ON recordings(waiting) WHERE waiting=1;"
                          "CREATE TABLE IF NOT EXISTS notes(name TEXT PRIMARY KEY, value INTEGER NOT NULL);";
} // namespace

Result<std::unique_ptr<VaultBook>> VaultBook::open(const QString &path)
{
    auto db = SqliteDatabase::open({.path = path});
    if (!db)
        return db.error();
    std::unique_ptr<VaultBook> book(new VaultBook(std::move(db).value()));
    if (auto ready = book->prepare(); !ready)
        return ready.error();
    return book;
}

Result<Done> VaultBook::prepare()
{
    const auto version = m_db.number("PRAGMA user_version");
    if (!version)
        return version.error();
    if (*version > Version)
        return storageError(storage::Newer, u"the recordings' register was written by a newer version"_s);
    if (auto made = m_db.exec(Schema); !made)
        return made;
    if (auto made = m_db.exec("PRAGMA user_version=1"); !made)
        return made;
    const std::pair<SqliteStatement *, const char *> statements[]
        = {{&m_find, "SELECT body FROM recordings WHERE id=?1"},
           {&m_save,
            "INSERT INTO recordings(id, waiting, body) VALUES(?1, ?2, ?3)"
            " ON CONFLICT(id) DO UPDATE SET waiting=?2, body=?3"},
           {&m_page, "SELECT number, body FROM recordings WHERE number>?1 ORDER BY number LIMIT ?2"},
           {&m_waiting, "SELECT body FROM recordings WHERE waiting=1 ORDER BY number"},
           {&m_offset, "SELECT value FROM notes WHERE name='journalOffset'"},
           {&m_setOffset, "INSERT OR REPLACE INTO notes(name, value) VALUES('journalOffset', ?1)"}};
    for (const auto &[statement, sql] : statements) {
        auto made = m_db.prepare(sql);
        if (!made)
            return made.error();
        *statement = std::move(made).value();
    }
    return Done{};
}

std::optional<StoredRecording> VaultBook::read(QByteArrayView json)
{
    return StoredRecording::fromJson(QJsonDocument::fromJson(json.toByteArray()).object());
}

std::optional<StoredRecording> VaultBook::find(const RecordingId &id)
{
    const SqliteReset reset(m_find);
    const QByteArray key = id.text.toUtf8();
    m_find.bindText(1, key);
    return m_find.step() == SQLITE_ROW ? read(m_find.bytes(0)) : std::nullopt;
}

Result<Done> VaultBook::save(const StoredRecording &recording)
{
    const QByteArray key = recording.id.text.toUtf8();
    const QByteArray body = QJsonDocument(recording.toJson()).toJson(QJsonDocument::Compact);
    const bool waits = recording.state == RecordingState::Available;
    m_save.bindText(1, key);
    m_save.bind(2, waits ? 1 : 0);
    m_save.bindBlob(3, body);
    return m_save.run() ? Result<Done>(Done{}) : m_db.error(u"recordings' register"_s);
}

QList<VaultBook::Row> VaultBook::page(qint64 after, qint64 most)
{
    const SqliteReset reset(m_page);
    m_page.bind(1, after);
    m_page.bind(2, most);
    QList<Row> rows;
    while (m_page.step() == SQLITE_ROW)
        if (auto recording = read(m_page.bytes(1)))
            rows.append({m_page.number(0), std::move(*recording)});
    return rows;
}

QList<StoredRecording> VaultBook::waiting()
{
    const SqliteReset reset(m_waiting);
    QList<StoredRecording> found;
    while (m_waiting.step() == SQLITE_ROW)
        if (auto recording = read(m_waiting.bytes(0)))
            found.append(std::move(*recording));
    return found;
}

qint64 VaultBook::journalOffset()
{
    const SqliteReset reset(m_offset);
    return m_offset.step() == SQLITE_ROW ? m_offset.number(0) : 0;
}

Result<Done> VaultBook::setJournalOffset(qint64 offset)
{
    m_setOffset.bind(1, offset);
    return m_setOffset.run() ? Result<Done>(Done{}) : m_db.error(u"recordings' register"_s);
}

} // namespace callboard::relay
