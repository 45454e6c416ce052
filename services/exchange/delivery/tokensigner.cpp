#include "exchange/delivery/tokensigner.h"
#include "core/freer.h"
#include "core/literals.h"
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUuid>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace callboard::exchange {

namespace {
constexpr unsigned KeyBits = 2048;
constexpr qint64 EventLifetime = 300; // seconds
constexpr qint64 SocketLifetime = 24 * 3600;

using KeyPointer = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using BioPointer = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using ContextPointer = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;

QByteArray base64url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray numberOf(EVP_PKEY *key, const char *name)
{
    BIGNUM *number = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &number) != 1)
        return {};
    QByteArray bytes(BN_num_bytes(number), Qt::Uninitialized);
    BN_bn2bin(number, reinterpret_cast<unsigned char *>(bytes.data()));
    BN_free(number);
    return base64url(bytes);
}

ApiError keyError(const QString &name, const QString &what)
{
    return ApiError::of(ApiError::Kind::Server, name + ": "_L1 + what);
}

/// A key that can't be read is not replaced: receivers may know it.
Result<KeyPointer> readKey(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return keyError(name, file.errorString());
    const QByteArray pem = file.readAll();
    const BioPointer bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    KeyPointer key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return keyError(name, u"holds no RSA key; without the file a new one is made"_s);
    return key;
}

Result<KeyPointer> writtenKey(const QString &name, KeyPointer key)
{
    const BioPointer bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    QSaveFile file(name);
    const bool opened = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!opened || file.write(text, size) != size || !file.commit())
        return keyError(name, file.errorString());
    return key;
}

Result<KeyPointer> keyOf(const QString &folder)
{
    const QString name = folder + "/signing-key.pem"_L1;
    if (!folder.isEmpty() && QFile::exists(name))
        return readKey(name);
    KeyPointer fresh(EVP_RSA_gen(KeyBits));
    if (!fresh || folder.isEmpty())
        return fresh;
    return writtenKey(name, std::move(fresh));
}
} // namespace

struct TokenSigner::Key {
    KeyPointer key;
    QByteArray n;
    QByteArray e;
    QByteArray id;
};

TokenSigner::TokenSigner(std::unique_ptr<Key> key) : m_key(std::move(key)) { }
TokenSigner::~TokenSigner() = default;
TokenSigner::TokenSigner(TokenSigner &&) noexcept = default;
TokenSigner &TokenSigner::operator=(TokenSigner &&) noexcept = default;

Result<TokenSigner> TokenSigner::open(const QString &folder)
{
    auto key = keyOf(folder);
    if (!key)
        return key.error();
    if (!*key)
        return ApiError::of(ApiError::Kind::Server, u"a signing key can't be made"_s);
    auto owned = std::make_unique<Key>();
    owned->key = std::move(key).value();
    owned->n = numberOf(owned->key.get(), OSSL_PKEY_PARAM_RSA_N);
    owned->e = numberOf(owned->key.get(), OSSL_PKEY_PARAM_RSA_E);
    owned->id = base64url(QCryptographicHash::hash(owned->n, QCryptographicHash::Sha256)).first(16);
    return TokenSigner(std::move(owned));
}

QByteArray TokenSigner::sign(const QByteArray &text) const
{
    const ContextPointer context(EVP_MD_CTX_new());
    size_t size = 0;
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.constData());
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key->key.get());
    EVP_DigestSign(context.get(), nullptr, &size, bytes, size_t(text.size()));
    QByteArray signature(qsizetype(size), Qt::Uninitialized);
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytes,
                   size_t(text.size()));
    return text + '.' + base64url(signature.first(qsizetype(size)));
}

QByteArray TokenSigner::makeToken(const QString &issuer, const QString &audience, const QDateTime &now,
                                  qint64 seconds) const
{
    const qint64 since = now.toSecsSinceEpoch();
    const QJsonObject head{{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, QString::fromLatin1(m_key->id)}};
    const QJsonObject body{{u"iss"_s, issuer},          {u"aud"_s, audience},
                           {u"iat"_s, since},           {u"nbf"_s, since},
                           {u"exp"_s, since + seconds}, {u"jti"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}};
    return sign(base64url(QJsonDocument(head).toJson(QJsonDocument::Compact)) + '.'
                + base64url(QJsonDocument(body).toJson(QJsonDocument::Compact)));
}

QByteArray TokenSigner::token(const QString &issuer, const QString &audience, const QDateTime &now)
{
    const QString purpose = issuer + u'\n' + audience;
    if (m_for == purpose && m_madeAt.isValid() && std::abs(m_madeAt.msecsTo(now)) < 1000)
        return m_token;
    m_token = makeToken(issuer, audience, now, EventLifetime);
    m_for = purpose;
    m_madeAt = now;
    return m_token;
}

QByteArray TokenSigner::socketToken(const QString &issuer, const QString &audience, const QDateTime &now) const
{
    return makeToken(issuer, audience, now, SocketLifetime);
}

QJsonObject TokenSigner::keySet() const
{
    const QJsonObject key{{u"kty"_s, u"RSA"_s},
                          {u"use"_s, u"sig"_s},
                          {u"alg"_s, u"RS256"_s},
                          {u"kid"_s, QString::fromLatin1(m_key->id)},
                          {u"n"_s, QString::fromLatin1(m_key->n)},
                          {u"e"_s, QString::fromLatin1(m_key->e)}};
    return {{u"keys"_s, QJsonArray{key}}};
}

const QByteArray &TokenSigner::keyId() const
{
    return m_key->id;
}

} // namespace callboard::exchange
