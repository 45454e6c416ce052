// A thin, owning cover over libsqlite3: handles close themselves, failures are values.
// libsqlite3 and not QtSql because the journal is the relay's bottleneck: QtSql costs 1.7 times as much a row, and it
// can neither read a row without copying it nor tell the extended result code that decides how to heal.
#pragma once
#include "core/result.h"
#include <QByteArrayView>
#include <QString>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace callboard::relay {

/// Codes of ApiError::code for storage failures; all have Kind::Server and httpStatus 503.
namespace storage {
inline constexpr char16_t Full[] = u"JournalFull"; ///< no space left
inline constexpr char16_t Io[] = u"JournalIo"; ///< reading, writing or syncing failed
inline constexpr char16_t Damaged[] = u"JournalDamaged"; ///< the file's structure is broken
inline constexpr char16_t Foreign[] = u"JournalForeign"; ///< the file is something else
inline constexpr char16_t Busy[] = u"JournalBusy"; ///< another process holds it
inline constexpr char16_t Newer[] = u"JournalNewer"; ///< written by a newer version
inline constexpr char16_t Other[] = u"JournalFailed";
} // namespace storage

ApiError storageError(const char16_t *code, const QString &detail);

/// One prepared statement. Bound bytes must stay alive until reset(). Used by the thread of its database.
class SqliteStatement
{
public:
    SqliteStatement() = default;
    explicit SqliteStatement(sqlite3_stmt *statement) : m_statement(statement) { }

    void bind(int index, qint64 value);
    void bindText(int index, QByteArrayView text);
    void bindBlob(int index, QByteArrayView bytes);
    /// SQLITE_ROW, SQLITE_DONE or an error code.
    int step();
    /// Steps a statement that returns no rows, then resets it; true when it was done.
    bool run();
    void reset();
    qint64 number(int column) const;
    /// Points into the row: good until the next step() or reset().
    QByteArrayView bytes(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// One connection, for one thread at a time. Movable; statements must be gone before it is.
class SqliteDatabase
{
public:
    struct Options {
        QString path{};
        QByteArray vfs{}; ///< empty: the system's
        bool readOnly = false;
        bool create = true;
        int busyMs = 5000;
    };
    static Result<SqliteDatabase> open(const Options &options);

    /// Runs one or more statements that return nothing of interest.
    Result<Done> exec(const char *sql);
    Result<SqliteStatement> prepare(const char *sql);
    /// First column of the first row; 0 when it is NULL or there is no row.
    Result<qint64> number(const char *sql);
    /// What went wrong last, with `what` in front.
    ApiError error(const QString &what) const;
    int changes() const;
    sqlite3 *handle() const { return m_handle.get(); }

private:
    struct Close {
        void operator()(sqlite3 *handle) const;
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

/// Resets a statement at the end of a scope.
class SqliteReset
{
public:
    explicit SqliteReset(SqliteStatement &statement) : m_statement(statement) { }
    ~SqliteReset() { m_statement.reset(); }
    Q_DISABLE_COPY_MOVE(SqliteReset)

private:
    SqliteStatement &m_statement;
};

} // namespace callboard::relay
