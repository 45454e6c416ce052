// A stand-in for who signs callbacks: an RSA key of its own and the documents that issuers publish.
#pragma once
#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <memory>

namespace callboard::test {

/// One RSA key. Making one of 2048 bits takes some tenths of a second.
class SigningKey
{
public:
    explicit SigningKey(const QString &kid, unsigned bits = 2048);
    QString kid() const { return m_kid; }
    /// As in a key set.
    QJsonObject jwk() const;
    QByteArray publicPem() const;
    /// A whole token, RS256 whatever the header says.
    QByteArray token(const QJsonObject &header, const QJsonObject &claims) const;
    /// With the usual header.
    QByteArray token(const QJsonObject &claims) const;
    QByteArray signature(const QByteArray &text) const;

private:
    QString m_kid;
    std::shared_ptr<void> m_key; ///< EVP_PKEY
};

/// Tokens that look like one of `ours` with these claims ("iss", "aud", and "nbf" as the present), and none of which
/// may be believed; by what is wrong with them. The issuer has published the key of `ours` and no other.
QMap<QByteArray, QByteArray> forgedTokens(const SigningKey &ours, const SigningKey &stranger,
                                          const QJsonObject &claims);

/// base64url without padding, as in a token.
QByteArray urlText(const QByteArray &bytes);
QByteArray urlText(const QJsonObject &object);

} // namespace callboard::test
