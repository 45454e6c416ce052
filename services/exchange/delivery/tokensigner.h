// Tokens that prove where an event comes from: contract README, 13.5.
#pragma once
#include "core/result.h"
#include <QDateTime>
#include <QJsonObject>
#include <memory>

namespace callboard::exchange {

/// Signs short-lived JWTs with one RSA key (RS256). One thread.
class TokenSigner
{
public:
    ~TokenSigner();
    TokenSigner(TokenSigner &&) noexcept;
    TokenSigner &operator=(TokenSigner &&) noexcept;

    /// The key of the folder's file "signing-key.pem"; made, readable by its owner only, when there is none.
    /// An empty folder name keeps a fresh key in memory.
    static Result<TokenSigner> open(const QString &folder);

    /// Valid five minutes from `now`. The same text is given for one second, since each signature costs about a
    /// millisecond.
    QByteArray token(const QString &issuer, const QString &audience, const QDateTime &now);
    /// For one WebSocket: valid 24 hours from `now`, and a new one each time.
    QByteArray socketToken(const QString &issuer, const QString &audience, const QDateTime &now) const;
    /// {"keys":[{"kty","use","alg","kid","n","e"}]}
    QJsonObject keySet() const;
    const QByteArray &keyId() const;

private:
    struct Key;
    explicit TokenSigner(std::unique_ptr<Key> key);
    QByteArray sign(const QByteArray &text) const;
    QByteArray makeToken(const QString &issuer, const QString &audience, const QDateTime &now, qint64 seconds) const;

    std::unique_ptr<Key> m_key;
    QByteArray m_token;
    QString m_for;
    QDateTime m_madeAt;
};

} // namespace callboard::exchange
