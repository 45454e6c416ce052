#include "pubsub/token.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include <QJsonDocument>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace callboard::pubsub {

namespace {
constexpr qint64 ForgivenSeconds = 5;
constexpr auto Base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray hmacSha256(const QByteArray &key, const QByteArray &text)
{
    QByteArray mac(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned length = 0;
    HMAC(EVP_sha256(), key.constData(), int(key.size()), reinterpret_cast<const unsigned char *>(text.constData()),
         size_t(text.size()), reinterpret_cast<unsigned char *>(mac.data()), &length);
    mac.resize(length);
    return mac;
}

ApiError refused(const QString &why)
{
    return ApiError::of(ApiError::Kind::Auth, why);
}

/// Strict: a character outside the alphabet would otherwise let many spellings of one token pass.
std::optional<QByteArray> decoded(const QByteArray &part)
{
    const auto result = QByteArray::fromBase64Encoding(part, Base64Url | QByteArray::AbortOnBase64DecodingErrors);
    if (!result || (*result).toBase64(Base64Url) != part)
        return {};
    return *result;
}

bool signedByOne(const QByteArray &text, const QByteArray &mac, const QList<QByteArray> &keys)
{
    bool good = false;
    for (const QByteArray &key : keys) {
        const QByteArray expected = hmacSha256(key, text);
        good |= !key.isEmpty() && mac.size() == expected.size()
            && CRYPTO_memcmp(mac.constData(), expected.constData(), size_t(mac.size())) == 0;
    }
    return good;
}

/// The path as written: QUrl would tidy it, and what is compared with has not been tidied.
QByteArray pathOf(QByteArray url)
{
    for (const char end : {'#', '?'}) {
        if (const qsizetype at = url.indexOf(end); at >= 0)
            url.truncate(at);
    }
    const qsizetype scheme = url.indexOf("://");
    const qsizetype start = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
    return start < 0 ? QByteArray() : url.mid(start);
}

/// Split before decoding, so that an encoded slash stays part of its name; a trailing slash is forgiven.
QList<QByteArray> segments(const QByteArray &path)
{
    QList<QByteArray> parts = path.split('/');
    for (QByteArray &part : parts)
        part = QByteArray::fromPercentEncoding(part);
    if (parts.size() > 2 && parts.last().isEmpty())
        parts.removeLast();
    return parts;
}

Result<QJsonObject> checkTimes(const QJsonObject &claims, qint64 now)
{
    JsonReader r(claims);
    const auto expires = r.optional<double>("exp"_L1);
    const auto from = r.optional<double>("nbf"_L1);
    if (!expires || !r.ok())
        return refused(u"no expiry"_s);
    if (double(now) > *expires + ForgivenSeconds)
        return refused(u"expired"_s);
    if (from && double(now) < *from - ForgivenSeconds)
        return refused(u"not valid yet"_s);
    return claims;
}
} // namespace

QByteArray signToken(const QJsonObject &claims, const QByteArray &key)
{
    const QByteArray head = QByteArray(R"({"alg":"HS256","typ":"JWT"})").toBase64(Base64Url);
    const QByteArray text = head + '.' + QJsonDocument(claims).toJson(QJsonDocument::Compact).toBase64(Base64Url);
    return text + '.' + hmacSha256(key, text).toBase64(Base64Url);
}

Result<QJsonObject> verifyToken(const QByteArray &token, const QList<QByteArray> &keys, qint64 nowSeconds)
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return refused(u"not a token"_s);
    const auto head = decoded(parts[0]), body = decoded(parts[1]), mac = decoded(parts[2]);
    if (!head || !body || !mac)
        return refused(u"not a token"_s);
    const Result<QJsonObject> header = parseJsonObject(*head);
    if (!header || header->value("alg"_L1).toString() != "HS256"_L1)
        return refused(u"wrong algorithm"_s);
    if (!signedByOne(parts[0] + '.' + parts[1], *mac, keys))
        return refused(u"wrong signature"_s);
    const Result<QJsonObject> claims = parseJsonObject(*body);
    return claims ? checkTimes(*claims, nowSeconds) : Result<QJsonObject>(refused(u"not a token"_s));
}

bool audienceHasPath(const QJsonObject &claims, const QByteArray &path)
{
    const QList<QByteArray> wanted = segments(path);
    for (const QString &audience : claimTexts(claims, "aud"_L1)) {
        const QByteArray own = pathOf(audience.toUtf8());
        if (!own.isEmpty() && segments(own) == wanted)
            return true;
    }
    return false;
}

QStringList claimTexts(const QJsonObject &claims, QLatin1StringView name)
{
    const QJsonValue value = claims.value(name);
    if (value.isString())
        return {value.toString()};
    QStringList texts;
    for (const QJsonValue &one : value.toArray()) {
        if (one.isString())
            texts.append(one.toString());
    }
    return texts;
}

} // namespace callboard::pubsub
