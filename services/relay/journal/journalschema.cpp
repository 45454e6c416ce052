#include "relay/journal/journalschema.h"
#include "core/literals.h"
#include "relay/journal/journalfile.h"
#include "relay/journal/journallog.h"
#include "relay/journal/position.h"
#include <QFile>
#include <QRandomGenerator>
#include <sqlite3.h>

namespace callboard::relay {

namespace {
constexpr qint64 ApplicationId = 0x63626a31; // "cbj1", so that another program's database is not taken for a journal

constexpr char Tables[] = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE events(offset INTEGER PRIMARY KEY, at INTEGER NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL,
    type TEXT NOT NULL, callId TEXT NOT NULL, body BLOB NOT NULL, checksum INTEGER NOT NULL, seenKey INTEGER NOT NULL);
CREATE TABLE seen(key INTEGER PRIMARY KEY, offset INTEGER NOT NULL);
CREATE TABLE callbacks(hash BLOB PRIMARY KEY, user TEXT NOT NULL, direction TEXT NOT NULL, incomingId TEXT NOT NULL,
    caller TEXT NOT NULL, callee TEXT NOT NULL, createdAt INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE audit(number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, user TEXT NOT NULL,
    action TEXT NOT NULL, callId TEXT NOT NULL, status INTEGER NOT NULL, code TEXT NOT NULL, requestId TEXT NOT NULL);
CREATE TABLE snapshots(offset INTEGER PRIMARY KEY, at INTEGER NOT NULL, checksum INTEGER NOT NULL, data BLOB NOT NULL);
)";

QByteArray newEpoch()
{
    return QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
}

/// When this very file came into being; empty where the system does not know.
QByteArray birthOf(const QString &path)
{
    const QDateTime birth = QFile(path).fileTime(QFileDevice::FileBirthTime);
    return birth.isValid() ? QByteArray::number(birth.toMSecsSinceEpoch()) : QByteArray();
}

QByteArray meta(SqliteDatabase &db, const char *key)
{
    auto statement = db.prepare("SELECT value FROM meta WHERE key = ?1");
    if (!statement)
        return {};
    statement.value().bindText(1, key);
    return statement.value().step() == SQLITE_ROW ? statement.value().bytes(0).toByteArray() : QByteArray();
}

Result<Done> setMeta(SqliteDatabase &db, const char *key, const QByteArray &value)
{
    auto statement = db.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)");
    if (!statement)
        return statement.error();
    statement.value().bindText(1, key);
    statement.value().bindText(2, value);
    if (!statement.value().run())
        return db.error(u"write meta"_s);
    return Done{};
}

Result<Done> makeTables(SqliteDatabase &db, qint64 offsetsBegin)
{
    const QByteArray sql = "BEGIN IMMEDIATE;" + QByteArray(Tables) + "INSERT INTO meta VALUES('begin', "
        + QByteArray::number(offsetsBegin) + ");" + "PRAGMA application_id = " + QByteArray::number(ApplicationId)
        + "; PRAGMA user_version = " + QByteArray::number(JournalFile::FormatVersion) + "; COMMIT;";
    return db.exec(sql.constData());
}

ApiError newer(qint64 version)
{
    return storageError(
        storage::Newer,
        u"the journal has format %1, this version of Callboard reads up to format %2"_s.arg(version).arg(
            JournalFile::FormatVersion));
}
} // namespace

Result<Done> checkJournalSchema(SqliteDatabase &db)
{
    const auto application = db.number("PRAGMA application_id");
    if (!application)
        return application.error();
    if (*application != ApplicationId)
        return storageError(storage::Foreign, u"the file is no journal of Callboard"_s);
    const auto version = db.number("PRAGMA user_version");
    if (!version)
        return version.error();
    return *version > JournalFile::FormatVersion ? Result<Done>(newer(*version)) : Done{};
}

Result<Done> adoptJournalSchema(SqliteDatabase &db, qint64 offsetsBegin)
{
    // FULL: in write-ahead mode only that syncs the log before a commit returns.
    if (auto r = db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4096;"
                         "PRAGMA temp_store = MEMORY;");
        !r)
        return r;
    const auto tables = db.number("SELECT count(*) FROM sqlite_master");
    if (!tables)
        return tables.error();
    if (*tables == 0)
        if (auto r = makeTables(db, offsetsBegin); !r)
            return r;
    return checkJournalSchema(db);
}

void setJournalAside(const QString &path, qint64 now)
{
    const QString stem = path + u".damaged-%1"_s.arg(now);
    if (!QFile::rename(path, stem))
        return;
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s, u".position"_s})
        QFile::rename(path + suffix, stem + suffix);
    qCCritical(lcJournal).noquote() << "the journal's structure is damaged; set aside as" << stem;
}

Result<QByteArray> agreeOnEpoch(SqliteDatabase &db, const QString &path, qint64 lastOffset)
{
    const QByteArray known = meta(db, "epoch");
    const QByteArray birth = birthOf(path);
    const Position handedOut = readPosition(path);
    const bool copied = !birth.isEmpty() && meta(db, "birth") != birth;
    const bool older = handedOut.epoch == known && handedOut.offset > lastOffset;
    if (!known.isEmpty() && !copied && !older)
        return known;
    const QByteArray epoch = newEpoch();
    if (auto r = setMeta(db, "epoch", epoch); !r)
        return r.error();
    if (auto r = setMeta(db, "birth", birth); !r)
        return r.error();
    PositionFile position;
    position.open(path);
    position.write(epoch, lastOffset);
    return epoch;
}

} // namespace callboard::relay
