// Secrets that end with the process.
#pragma once
#include "secrets/secretstore.h"
#include <QHash>

namespace callboard {

/// Answers at once. One owner, one thread.
class MemoryStore final : public SecretStore
{
public:
    Persistence persistence() const override { return Persistence::SessionOnly; }
    QFuture<Result<QString>> read(const QString &name) override;
    QFuture<Result<Done>> write(const QString &name, const QString &secret) override;
    QFuture<Result<Done>> remove(const QString &name) override;
    bool contains(const QString &name) const { return m_secrets.contains(name); }

private:
    QHash<QString, QString> m_secrets;
};

} // namespace callboard
