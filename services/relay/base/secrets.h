// Random keys and comparing them.
#pragma once
#include <QByteArray>

namespace callboard::relay {

/// Random bytes from the system as base64url without padding.
QByteArray randomKey(int bytes);
/// What is stored instead of a key: SHA-256. Enough for keys of full strength; passwords need more.
QByteArray keyHash(const QByteArray &key);
/// Takes the same time wherever the texts differ; their lengths are not hidden.
bool sameSecret(const QByteArray &a, const QByteArray &b);

} // namespace callboard::relay
