// Password hashes: Argon2id as libsodium writes it ("$argon2id$v=19$…").
#pragma once
#include "core/result.h"
#include <QByteArray>

namespace callboard::relay {

/// Cost of a hash. `Interactive` takes some 64 MB and a tenth of a second; `Least` is for tests.
enum class PasswordCost { Interactive, Least };

/// Blocks for as long as the hash takes: never in the main thread of a running relay.
Result<QByteArray> hashPassword(const QByteArray &password, PasswordCost cost = PasswordCost::Interactive);
/// Blocks likewise. An unreadable hash never matches.
bool passwordMatches(const QByteArray &hash, const QByteArray &password);
/// Whether the text is a hash that passwordMatches() understands.
bool isPasswordHash(const QByteArray &text);
/// Takes as long as a wrong password does, for users that do not exist.
void wastePasswordTime(const QByteArray &password);

} // namespace callboard::relay
