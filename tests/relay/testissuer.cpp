#include "relay/testissuer.h"
#include "core/literals.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace callboard::test {

namespace {
EVP_PKEY *keyOf(const std::shared_ptr<void> &key)
{
    return static_cast<EVP_PKEY *>(key.get());
}

QString numberOf(EVP_PKEY *key, const char *name)
{
    BIGNUM *number = nullptr;
    EVP_PKEY_get_bn_param(key, name, &number);
    QByteArray bytes(BN_num_bytes(number), '\0');
    BN_bn2bin(number, reinterpret_cast<uchar *>(bytes.data()));
    BN_free(number);
    return QString::fromLatin1(urlText(bytes));
}
} // namespace

QByteArray urlText(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray urlText(const QJsonObject &object)
{
    return urlText(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

SigningKey::SigningKey(const QString &kid, unsigned bits)
    : m_kid(kid),
      m_key(EVP_RSA_gen(bits), [](EVP_PKEY *key) { EVP_PKEY_free(key); })
{
}

QJsonObject SigningKey::jwk() const
{
    return {{u"kty"_s, u"RSA"_s},
            {u"use"_s, u"sig"_s},
            {u"kid"_s, m_kid},
            {u"n"_s, numberOf(keyOf(m_key), OSSL_PKEY_PARAM_RSA_N)},
            {u"e"_s, numberOf(keyOf(m_key), OSSL_PKEY_PARAM_RSA_E)}};
}

QByteArray SigningKey::publicPem() const
{
    BIO *out = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(out, keyOf(m_key));
    char *text = nullptr;
    const long size = BIO_get_mem_data(out, &text);
    const QByteArray pem(text, size);
    BIO_free(out);
    return pem;
}

QByteArray SigningKey::signature(const QByteArray &text) const
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    size_t size = 0;
    const auto *bytes = reinterpret_cast<const uchar *>(text.constData());
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, keyOf(m_key));
    EVP_DigestSign(context, nullptr, &size, bytes, size_t(text.size()));
    QByteArray result(qsizetype(size), '\0');
    EVP_DigestSign(context, reinterpret_cast<uchar *>(result.data()), &size, bytes, size_t(text.size()));
    EVP_MD_CTX_free(context);
    return result;
}

QByteArray SigningKey::token(const QJsonObject &header, const QJsonObject &claims) const
{
    const QByteArray text = urlText(header) + '.' + urlText(claims);
    return text + '.' + urlText(signature(text));
}

QByteArray SigningKey::token(const QJsonObject &claims) const
{
    return token({{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, m_kid}}, claims);
}

static QByteArray hmacToken(const QString &kid, const QJsonObject &claims, const QByteArray &secret)
{
    const QByteArray text = urlText(QJsonObject{{u"alg"_s, u"HS256"_s}, {u"kid"_s, kid}}) + '.' + urlText(claims);
    return text + '.' + urlText(QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256));
}

QMap<QByteArray, QByteArray> forgedTokens(const SigningKey &ours, const SigningKey &stranger, const QJsonObject &claims)
{
    const auto claimsWith = [&claims](const QString &name, const QJsonValue &value) {
        QJsonObject changed = claims;
        changed.insert(name, value);
        return changed;
    };
    const QString audience = claims.value("aud"_L1).toString();
    const QString issuer = claims.value("iss"_L1).toString();
    const QByteArray good = ours.token(claims);
    const QList<QByteArray> parts = good.split('.');
    const auto header = [&ours](const char *alg, QJsonObject more = {}) {
        more.insert(u"alg"_s, QString::fromLatin1(alg));
        more.insert(u"kid"_s, ours.kid());
        return more;
    };
    const auto unsignedToken = [&](const char *alg) { return urlText(header(alg)) + '.' + urlText(claims) + '.'; };
    const auto without = [&](const QString &name) {
        QJsonObject changed = claims;
        changed.remove(name);
        return ours.token(changed);
    };
    const qint64 now = claims.value("nbf"_L1).toInteger();
    QMap<QByteArray, QByteArray> all{
        {"empty", ""},
        {"two parts", parts[0] + '.' + parts[1]},
        {"four parts", good + ".AAAA"},
        {"no signature", parts[0] + '.' + parts[1] + '.'},
        {"signature of nothing", parts[0] + '.' + parts[1] + ".AA"},
        {"padded", good + "="},
        {"blank behind", good + " "},
        {"other claims under the signature",
         parts[0] + '.' + urlText(claimsWith(u"exp"_s, now + 9999)) + '.' + parts[2]},
        {"public key as HMAC secret", hmacToken(ours.kid(), claims, ours.publicPem())},
        {"modulus as HMAC secret", hmacToken(ours.kid(), claims, ours.jwk().value(u"n"_s).toString().toLatin1())},
        {"empty HMAC secret", hmacToken(ours.kid(), claims, "")},
        {"another's key under our kid", stranger.token(header("RS256"), claims)},
        {"another's key under its kid", stranger.token(claims)},
        {"key brought along", stranger.token(header("RS256", {{u"jwk"_s, stranger.jwk()}}), claims)},
        {"address of keys brought along",
         stranger.token(header("RS256", {{u"jku"_s, u"https://evil.test/"_s}}), claims)},
        {"critical extension", ours.token(header("RS256", {{u"crit"_s, QJsonArray{u"exp"_s}}}), claims)},
        {"no kid", ours.token({{u"alg"_s, u"RS256"_s}}, claims)},
        {"header is a list", urlText(QByteArray("[]")) + '.' + parts[1] + '.' + parts[2]},
        {"claims are a list", parts[0] + '.' + urlText(QByteArray("[]")) + '.' + parts[2]},
        {"audience of another", ours.token(claimsWith(u"aud"_s, u"other"_s))},
        {"audience as part", ours.token(claimsWith(u"aud"_s, audience.chopped(1)))},
        {"audience list without us", ours.token(claimsWith(u"aud"_s, QJsonArray{u"other"_s}))},
        {"no audience", without(u"aud"_s)},
        {"another issuer", ours.token(claimsWith(u"iss"_s, u"https://other.test"_s))},
        {"issuer with a slash", ours.token(claimsWith(u"iss"_s, issuer + u'/'))},
        {"no issuer", without(u"iss"_s)},
        {"expired", ours.token(claimsWith(u"exp"_s, now - 61))},
        {"expiry as text", ours.token(claimsWith(u"exp"_s, QString::number(now + 300)))},
        {"no expiry", without(u"exp"_s)},
        {"not valid yet", ours.token(claimsWith(u"nbf"_s, now + 61))},
        {"not-before as text", ours.token(claimsWith(u"nbf"_s, u"0"_s))}};
    for (const char *alg : {"none", "None", "NONE", "", "HS256", "RS384", "RS512", "PS256", "ES256", "rs256"}) {
        all.insert("alg " + QByteArray(alg) + " unsigned", unsignedToken(alg));
        all.insert("alg " + QByteArray(alg) + " with an RS256 signature", ours.token(header(alg), claims));
    }
    return all;
}

} // namespace callboard::test
