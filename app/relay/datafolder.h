// The relay's folder: private, and for one relay at a time.
#pragma once
#include "core/result.h"
#include <QString>
#include <memory>

namespace callboard::relay {

/// Holds the folder as long as it lives; the system lets go of it when the process dies, however it dies.
class DataFolder
{
public:
    /// Makes the folder when it is missing (only its owner may enter) and takes it. Errors say in words what is wrong.
    static Result<std::unique_ptr<DataFolder>> take(const QString &path);
    /// Makes the folder without taking it, for commands that run beside a relay.
    static Result<Done> make(const QString &path);
    ~DataFolder();

    QString journalFile() const { return m_path + QStringLiteral("/journal.db"); }
    static QString accountsFile(const QString &path) { return path + QStringLiteral("/accounts.db"); }
    QString accountsFile() const { return accountsFile(m_path); }
    /// The hub access key made on first start.
    Result<QByteArray> hubAccessKey() const;

private:
    DataFolder() = default;
    QString m_path;
    struct Lock;
    std::unique_ptr<Lock> m_lock;
};

} // namespace callboard::relay
