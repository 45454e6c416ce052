// Where passwords and connection strings live; never a file of our own.
#pragma once
#include "core/result.h"
#include <QFuture>
#include <QString>

namespace callboard {

/// Named secrets. Every operation finishes later, on the thread that owns the store, exactly once, also when the store
/// dies (then as Cancelled). Errors are ApiErrors with one of the codes below; `detail` holds the system's own words.
class SecretStore
{
public:
    enum class Persistence {
        Keychain, ///< outlives the session, protected by the system
        SessionOnly ///< gone when this process ends; a window says so
    };
    virtual ~SecretStore() = default;

    /// Where the next secret would go. May change after an operation (FallbackStore).
    virtual Persistence persistence() const = 0;
    /// The secret; NotFound when there is none under this name.
    virtual QFuture<Result<QString>> read(const QString &name) = 0;
    /// Replaces what was there.
    virtual QFuture<Result<Done>> write(const QString &name, const QString &secret) = 0;
    /// Succeeds also when there was nothing.
    virtual QFuture<Result<Done>> remove(const QString &name) = 0;
};

namespace secreterror {
extern const QString missing; ///< no keychain service on this system
extern const QString refused; ///< the user or the system denied access
extern const QString locked; ///< there is a service, but it can't be used now (locked, no collection, failing)
extern const QString silent; ///< no answer in time
} // namespace secreterror

/// Whether an error says that the keychain itself is of no use now, whatever was asked of it.
bool isKeychainUnusable(const ApiError &error);
ApiError noSuchSecret();

} // namespace callboard
