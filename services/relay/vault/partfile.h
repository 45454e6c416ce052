// A file while it is being fetched.
#pragma once
#include "core/result.h"
#include <QFile>

namespace callboard::relay {

/// Collects bytes in NAME.part and gives them their final name only when all of them are on the disk. What is in the
/// part, of which version of the source, is kept beside it, so that a new process goes on where this one ended. One
/// thread at a time; blocks on the disk. Errors carry DiskFull or DiskError.
class PartFile
{
public:
    /// Takes up what an earlier process left for this path, if it can be trusted.
    static Result<PartFile> open(const QString &finalPath);

    qint64 size() const { return m_size; } ///< bytes that are safe on the disk
    qint64 total() const { return m_total; } ///< of the source; -1 while it is unknown
    const QByteArray &etag() const { return m_etag; }
    bool isComplete() const { return m_total > 0 && m_size == m_total; }
    QString path() const { return m_path + QStringLiteral(".part"); }

    /// Begins anew, with what is known of the source now.
    Result<Done> begin(qint64 total, const QByteArray &etag);
    /// Adds bytes at the end and waits until the disk has them.
    Result<Done> append(const QByteArray &bytes);
    /// Gives the complete file its final name; nothing else may be called afterwards.
    Result<Done> finish();

private:
    explicit PartFile(QString finalPath) : m_path(std::move(finalPath)) { }
    void takeUp();
    Result<Done> note();
    QString notePath() const { return m_path + QStringLiteral(".note"); }

    QString m_path;
    std::unique_ptr<QFile> m_file;
    qint64 m_size = 0;
    qint64 m_total = -1;
    QByteArray m_etag;
};

/// Makes the names in a folder safe on the disk.
void syncFolder(const QString &path);
/// DiskFull or DiskError after a failed write, from errno and what the file says.
ApiError diskError(const QFileDevice &file);

} // namespace callboard::relay
