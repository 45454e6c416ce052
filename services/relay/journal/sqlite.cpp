#include "relay/journal/sqlite.h"
#include "core/literals.h"
#include <sqlite3.h>

namespace callboard::relay {

ApiError storageError(const char16_t *code, const QString &detail)
{
    ApiError e;
    e.kind = ApiError::Kind::Server;
    e.httpStatus = 503;
    e.code = QString::fromUtf16(code);
    e.detail = detail;
    return e;
}

void SqliteStatement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void SqliteDatabase::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

void SqliteStatement::bind(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
}

void SqliteStatement::bindText(int index, QByteArrayView text)
{
    // A null pointer would store NULL: an empty text is a text.
    sqlite3_bind_text64(m_statement.get(), index, text.isEmpty() ? "" : text.data(), sqlite3_uint64(text.size()),
                        SQLITE_STATIC, SQLITE_UTF8);
}

void SqliteStatement::bindBlob(int index, QByteArrayView bytes)
{
    if (bytes.isEmpty())
        sqlite3_bind_zeroblob(m_statement.get(), index, 0);
    else
        sqlite3_bind_blob64(m_statement.get(), index, bytes.data(), sqlite3_uint64(bytes.size()), SQLITE_STATIC);
}

int SqliteStatement::step()
{
    return sqlite3_step(m_statement.get());
}

bool SqliteStatement::run()
{
    const bool done = step() == SQLITE_DONE;
    reset();
    return done;
}

void SqliteStatement::reset()
{
    sqlite3_reset(m_statement.get());
}

qint64 SqliteStatement::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QByteArrayView SqliteStatement::bytes(int column) const
{
    const void *data = sqlite3_column_blob(m_statement.get(), column);
    return {static_cast<const char *>(data), data ? sqlite3_column_bytes(m_statement.get(), column) : 0};
}

Result<SqliteDatabase> SqliteDatabase::open(const Options &options)
{
    sqlite3 *handle = nullptr;
    const int flags = options.readOnly
        ? SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
        : SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (options.create ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(options.path.toUtf8().constData(), &handle, flags,
                                     options.vfs.isEmpty() ? nullptr : options.vfs.constData());
    SqliteDatabase db;
    db.m_handle.reset(handle);
    if (code != SQLITE_OK)
        return db.error(u"can't open %1"_s.arg(options.path));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, options.busyMs);
    return db;
}

Result<Done> SqliteDatabase::exec(const char *sql)
{
    if (sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return error(QString::fromUtf8(sql).left(60));
    return Done{};
}

Result<SqliteStatement> SqliteDatabase::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return error(QString::fromUtf8(sql).left(60));
    return SqliteStatement(statement);
}

Result<qint64> SqliteDatabase::number(const char *sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    const int code = statement.value().step();
    if (code == SQLITE_ROW)
        return statement.value().number(0);
    if (code == SQLITE_DONE)
        return 0;
    return error(QString::fromUtf8(sql).left(60));
}

int SqliteDatabase::changes() const
{
    return sqlite3_changes(m_handle.get());
}

namespace {
const char16_t *codeOf(int primary)
{
    switch (primary) {
    case SQLITE_FULL: return storage::Full;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PROTOCOL:
    case SQLITE_NOMEM: return storage::Io;
    case SQLITE_CORRUPT: return storage::Damaged;
    case SQLITE_NOTADB: return storage::Foreign;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return storage::Busy;
    default: return storage::Other;
    }
}
} // namespace

ApiError SqliteDatabase::error(const QString &what) const
{
    if (!m_handle)
        return storageError(storage::Io, what + u": out of memory"_s);
    const int extended = sqlite3_extended_errcode(m_handle.get());
    return storageError(
        codeOf(extended & 0xff),
        u"%1: %2 (%3)"_s.arg(what, QString::fromUtf8(sqlite3_errmsg(m_handle.get())), QString::number(extended)));
}

} // namespace callboard::relay
