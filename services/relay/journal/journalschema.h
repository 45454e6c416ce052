// Tables of the journal database and its format version.
#pragma once
#include "relay/journal/sqlite.h"

namespace callboard::relay {

/// Switches the connection to write-ahead logging with a sync before each commit returns, makes the tables in an
/// empty file, and refuses files of a newer format and databases of something else. `offsetsBegin` counts for new
/// files.
Result<Done> adoptJournalSchema(SqliteDatabase &db, qint64 offsetsBegin);

/// The same checks without writing anything, for connections that only read.
Result<Done> checkJournalSchema(SqliteDatabase &db);

/// Gives a file with a broken structure another name ("….damaged-<ms>"), so that a new journal can be begun and the old
/// one be examined.
void setJournalAside(const QString &path, qint64 now);

/// The epoch of this file. A new one is drawn for a new file, for a copy of a file, and for a file that is older than
/// the positions already handed out (`path`.position tells), because offsets would repeat.
Result<QByteArray> agreeOnEpoch(SqliteDatabase &db, const QString &path, qint64 lastOffset);

} // namespace callboard::relay
