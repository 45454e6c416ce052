#include "secrets/fallbackstore.h"

namespace callboard {

FallbackStore::FallbackStore(std::unique_ptr<SecretStore> keychain)
    : m_keychain(std::move(keychain)),
      m_state(std::make_shared<State>())
{
}

FallbackStore::~FallbackStore() = default;

SecretStore::Persistence FallbackStore::persistence() const
{
    return m_state->unusable ? Persistence::SessionOnly : m_keychain->persistence();
}

/// `what` is asked of the keychain and, when that is of no use, of the memory. The continuation may outlive this store.
template<class T, class Ask>
QFuture<Result<T>> FallbackStore::ask(Ask what)
{
    if (m_state->unusable)
        return what(m_state->memory);
    return what(*m_keychain)
        .then([state = m_state, what](const Result<T> &result) {
            if (result || !isKeychainUnusable(result.error()))
                return QtFuture::makeReadyFuture(result);
            state->unusable = result.error();
            return what(state->memory);
        })
        .unwrap();
}

QFuture<Result<QString>> FallbackStore::read(const QString &name)
{
    return ask<QString>([name](SecretStore &store) { return store.read(name); });
}

QFuture<Result<Done>> FallbackStore::write(const QString &name, const QString &secret)
{
    return ask<Done>([name, secret](SecretStore &store) { return store.write(name, secret); });
}

QFuture<Result<Done>> FallbackStore::remove(const QString &name)
{
    return ask<Done>([name](SecretStore &store) { return store.remove(name); });
}

} // namespace callboard
