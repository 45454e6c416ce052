#include "relay/testissuer.h"
#include "core/literals.h"
#include <QJsonDocument>
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

} // namespace callboard::test
