#include "secrets/secretstore.h"

namespace callboard {

namespace secreterror {
const QString missing = QStringLiteral("KeychainMissing");
const QString refused = QStringLiteral("KeychainRefused");
const QString locked = QStringLiteral("KeychainLocked");
const QString silent = QStringLiteral("KeychainSilent");
} // namespace secreterror

bool isKeychainUnusable(const ApiError &error)
{
    return error.code == secreterror::missing || error.code == secreterror::refused || error.code == secreterror::locked
        || error.code == secreterror::silent;
}

ApiError noSuchSecret()
{
    ApiError error;
    error.kind = ApiError::Kind::NotFound;
    return error;
}

} // namespace callboard
