// The keychain where there is one; this session's memory where there is not.
#pragma once
#include "secrets/memorystore.h"
#include <memory>
#include <optional>

namespace callboard {

/// Asks `keychain` first. Once that proves unusable (missing, refused, locked, silent), everything stays in memory
/// until the process ends, persistence() says SessionOnly and unusable() tells why; windows must say so.
/// A secret that is simply not there is no reason to give up the keychain.
class FallbackStore final : public SecretStore
{
public:
    explicit FallbackStore(std::unique_ptr<SecretStore> keychain);
    ~FallbackStore() override;

    Persistence persistence() const override;
    QFuture<Result<QString>> read(const QString &name) override;
    QFuture<Result<Done>> write(const QString &name, const QString &secret) override;
    QFuture<Result<Done>> remove(const QString &name) override;

    /// Why the keychain was given up; nothing while it works.
    const std::optional<ApiError> &unusable() const { return m_state->unusable; }

private:
    struct State {
        MemoryStore memory;
        std::optional<ApiError> unusable;
    };
    template<class T, class Ask>
    QFuture<Result<T>> ask(Ask what);

    std::unique_ptr<SecretStore> m_keychain;
    std::shared_ptr<State> m_state;
};

} // namespace callboard
