// Secrets in the system's own keychain: Secret Service, macOS Keychain, Windows Credential Store.
#pragma once
#include "secrets/secretstore.h"
#include <chrono>

namespace callboard {

/// Uses QtKeychain. A keychain that may ask its user for a password can take for ever (a prompt nobody sees), so each
/// operation gives up after `patience`; QtKeychain runs one operation at a time, so one that hangs delays the next too.
/// Needs a running event loop on the owner's thread.
class KeychainStore final : public SecretStore
{
public:
    static constexpr std::chrono::milliseconds defaultPatience{10'000};

    /// `service` is the name under which the system files our secrets.
    explicit KeychainStore(QString service, std::chrono::milliseconds patience = defaultPatience);

    Persistence persistence() const override { return Persistence::Keychain; }
    QFuture<Result<QString>> read(const QString &name) override;
    QFuture<Result<Done>> write(const QString &name, const QString &secret) override;
    QFuture<Result<Done>> remove(const QString &name) override;

private:
    QString m_service;
    std::chrono::milliseconds m_patience;
};

} // namespace callboard
