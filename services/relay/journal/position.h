// The newest position handed out, beside the database: tells when the database was replaced by an older copy.
#pragma once
#include <QByteArray>
#include <QFile>
#include <memory>

namespace callboard::relay {

struct Position {
    QByteArray epoch;
    qint64 offset = 0;
};

/// Written after each commit and left to the system to bring to disk: it survives a crash of this program, and after a
/// loss of power it is at most too old, which only means that a replaced database goes unnoticed. Used by one thread.
class PositionFile
{
public:
    /// Stays open; where that fails, nothing is remembered.
    void open(const QString &databasePath);
    void write(const QByteArray &epoch, qint64 offset);

private:
    std::unique_ptr<QFile> m_file;
};

/// An empty epoch when there is no readable file.
Position readPosition(const QString &databasePath);

} // namespace callboard::relay
