// The vault's register.
#pragma once
#include "relay/journal/sqlite.h"
#include "relay/vault/storedrecording.h"

namespace callboard::relay {

/// Keeps every recording that was ever announced, in order of announcement, in a database of its own. Main thread.
class VaultBook
{
public:
    /// Makes the file when it is missing. Errors are those of sqlite.h.
    static Result<std::unique_ptr<VaultBook>> open(const QString &path);

    struct Row {
        qint64 number = 0; ///< rises with each announcement; where a page goes on
        StoredRecording recording;
    };
    std::optional<StoredRecording> find(const RecordingId &id);
    Result<Done> save(const StoredRecording &recording);
    /// At most `most` rows after a number, oldest first.
    QList<Row> page(qint64 after, qint64 most);
    /// Those with chunks that wait and are not given up.
    QList<StoredRecording> waiting();
    /// Journal offset up to which announcements are in the book.
    qint64 journalOffset();
    Result<Done> setJournalOffset(qint64 offset);

private:
    explicit VaultBook(SqliteDatabase db) : m_db(std::move(db)) { }
    Result<Done> prepare();
    static std::optional<StoredRecording> read(QByteArrayView json);

    SqliteDatabase m_db;
    SqliteStatement m_find, m_save, m_page, m_waiting, m_offset, m_setOffset;
};

} // namespace callboard::relay
