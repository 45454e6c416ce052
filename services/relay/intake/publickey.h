// RSA public keys as issuers publish them, and checking RS256 signatures.
#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <memory>

namespace callboard::relay {

/// One RSA key of at least 2048 bits, for RS256 only. Cheap to copy.
class PublicKey
{
public:
    /// From a JSON Web Key; anything but an RSA signing key for RS256 is Invalid.
    static Result<PublicKey> fromJwk(const QJsonObject &jwk);
    /// Whether `signature` is RS256 of `text` by this key.
    bool verifies(const QByteArray &text, const QByteArray &signature) const;

private:
    std::shared_ptr<void> m_key; ///< EVP_PKEY
};

/// Usable keys of a key set by kid; keys of other kinds are skipped.
QHash<QString, PublicKey> readKeySet(const QJsonObject &jwks);

} // namespace callboard::relay
