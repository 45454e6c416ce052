// A secret store that fails when a test says so.
#pragma once
#include "secrets/memorystore.h"

namespace callboard {

/// Memory that calls itself a keychain and refuses the reads and writes whose numbers (from 1) it was told.
class FakeSecretStore final : public SecretStore
{
public:
    int refuseRead = 0; ///< number of the read to refuse; 0 for none
    int refuseWrite = 0;
    ApiError refusal;
    int reads = 0;
    int writes = 0;
    MemoryStore memory;

    FakeSecretStore()
    {
        refusal.kind = ApiError::Kind::Auth;
        refusal.code = secreterror::refused;
    }
    Persistence persistence() const override { return Persistence::Keychain; }
    QFuture<Result<QString>> read(const QString &name) override
    {
        if (++reads == refuseRead)
            return QtFuture::makeReadyFuture(Result<QString>(refusal));
        return memory.read(name);
    }
    QFuture<Result<Done>> write(const QString &name, const QString &secret) override
    {
        if (++writes == refuseWrite)
            return QtFuture::makeReadyFuture(Result<Done>(refusal));
        return memory.write(name, secret);
    }
    QFuture<Result<Done>> remove(const QString &name) override { return memory.remove(name); }
};

} // namespace callboard
