#include "relay/intake/publickey.h"
#include "core/freer.h"
#include "core/literals.h"
#include <QJsonArray>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace callboard::relay {

namespace {
constexpr int FewestBits = 2048;

using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freer<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freer<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;

Number number(const QJsonObject &jwk, QLatin1StringView name)
{
    const QByteArray bytes = QByteArray::fromBase64(jwk.value(name).toString().toLatin1(),
                                                    QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return Number(BN_bin2bn(reinterpret_cast<const uchar *>(bytes.constData()), int(bytes.size()), nullptr));
}

EVP_PKEY *makeKey(const Number &n, const Number &e)
{
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return nullptr;
    const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *key = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return nullptr;
    return key;
}

bool isForSigning(const QJsonObject &jwk)
{
    const auto saysOrLeavesOut
        = [&](QLatin1StringView name, QLatin1StringView value) { return jwk.value(name).toString(value) == value; };
    return jwk.value("kty"_L1).toString() == "RSA"_L1 && saysOrLeavesOut("use"_L1, "sig"_L1)
        && saysOrLeavesOut("alg"_L1, "RS256"_L1);
}
} // namespace

Result<PublicKey> PublicKey::fromJwk(const QJsonObject &jwk)
{
    if (!isForSigning(jwk))
        return ApiError::invalid(u"no RSA key for RS256"_s);
    const Number n = number(jwk, "n"_L1);
    const Number e = number(jwk, "e"_L1);
    if (!n || !e || BN_num_bits(n.get()) < FewestBits || BN_is_zero(e.get()))
        return ApiError::invalid(u"RSA key too short or incomplete"_s);
    PublicKey key;
    key.m_key = std::shared_ptr<EVP_PKEY>(makeKey(n, e), [](EVP_PKEY *p) { EVP_PKEY_free(p); });
    if (!key.m_key)
        return ApiError::invalid(u"RSA key not usable"_s);
    return key;
}

bool PublicKey::verifies(const QByteArray &text, const QByteArray &signature) const
{
    const DigestContext context(EVP_MD_CTX_new());
    auto *key = static_cast<EVP_PKEY *>(m_key.get());
    return context && key && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1
        && EVP_DigestVerify(context.get(), reinterpret_cast<const uchar *>(signature.constData()),
                            size_t(signature.size()), reinterpret_cast<const uchar *>(text.constData()),
                            size_t(text.size()))
        == 1;
}

QHash<QString, PublicKey> readKeySet(const QJsonObject &jwks)
{
    QHash<QString, PublicKey> keys;
    const QJsonArray list = jwks.value("keys"_L1).toArray();
    for (const QJsonValue &item : list) {
        const QString kid = item.toObject().value("kid"_L1).toString();
        const auto key = PublicKey::fromJwk(item.toObject());
        if (key && !kid.isEmpty())
            keys.insert(kid, *key);
    }
    return keys;
}

} // namespace callboard::relay
