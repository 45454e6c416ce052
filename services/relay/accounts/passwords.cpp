#include "relay/accounts/passwords.h"
#include "core/literals.h"
#include <sodium.h>

namespace callboard::relay {

namespace {
bool ready()
{
    static const bool initialised = sodium_init() >= 0;
    return initialised;
}
} // namespace

Result<QByteArray> hashPassword(const QByteArray &password, PasswordCost cost)
{
    const bool least = cost == PasswordCost::Least;
    char out[crypto_pwhash_STRBYTES];
    if (!ready()
        || crypto_pwhash_str_alg(out, password.constData(), size_t(password.size()),
                                 least ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                 least ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE,
                                 crypto_pwhash_ALG_ARGON2ID13)
            != 0)
        return ApiError::of(ApiError::Kind::Server, u"not enough memory to hash a password"_s, u"OutOfMemory"_s);
    return QByteArray(out);
}

bool passwordMatches(const QByteArray &hash, const QByteArray &password)
{
    return ready() && isPasswordHash(hash)
        && crypto_pwhash_str_verify(hash.constData(), password.constData(), size_t(password.size())) == 0;
}

bool isPasswordHash(const QByteArray &text)
{
    return text.startsWith(crypto_pwhash_STRPREFIX) && text.size() < qsizetype(crypto_pwhash_STRBYTES)
        && text.count('$') == 5;
}

void wastePasswordTime(const QByteArray &password)
{
    static const QByteArray nobody = hashPassword("nobody has this password").valueOr({});
    passwordMatches(nobody, password);
}

} // namespace callboard::relay
