#include "relay/intake/callbacktoken.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "relay/base/answers.h"

namespace callboard::relay {

namespace {
constexpr qint64 ClockDifference = 60;
constexpr auto Encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// Nothing when the text is not exactly what encoding its bytes gives.
std::optional<QByteArray> decoded(const QByteArray &text)
{
    const auto result = QByteArray::fromBase64Encoding(text, Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!result || result.decoded.isEmpty() || result.decoded.toBase64(Encoding) != text)
        return {};
    return result.decoded;
}

/// The kid of a header that asks for RS256 and nothing else special.
QString kidOf(const QByteArray &header)
{
    const auto object = parseJsonObject(header);
    if (!object || object->value("alg"_L1).toString() != "RS256"_L1 || object->contains("crit"_L1))
        return {};
    return object->value("kid"_L1).toString();
}

bool isFor(const QJsonValue &audience, const QString &wanted)
{
    return audience.isArray() ? audience.toArray().contains(wanted) : audience.toString() == wanted;
}
} // namespace

bool CallbackTokens::claimsHold(const QByteArray &payload) const
{
    const auto claims = parseJsonObject(payload);
    if (!claims || m_keys.issuer().audience.isEmpty())
        return false;
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    const QJsonValue expires = claims->value("exp"_L1);
    const QJsonValue notBefore = claims->value("nbf"_L1);
    return claims->value("iss"_L1).toString() == m_keys.issuer().issuer
        && isFor(claims->value("aud"_L1), m_keys.issuer().audience) && expires.isDouble()
        && expires.toDouble() > double(now - ClockDifference)
        && (notBefore.isUndefined() || (notBefore.isDouble() && notBefore.toDouble() <= double(now + ClockDifference)));
}

void CallbackTokens::verify(const QByteArray &token, Done done)
{
    const QList<QByteArray> parts = token.split('.');
    const auto header = parts.size() == 3 ? decoded(parts[0]) : std::nullopt;
    const auto payload = header ? decoded(parts[1]) : std::nullopt;
    const auto signature = payload ? decoded(parts[2]) : std::nullopt;
    const QString kid = signature ? kidOf(*header) : QString();
    // Claims first: a token that is not for us must not make us look for keys.
    if (kid.isEmpty() || !claimsHold(*payload))
        return done(denied());
    m_keys.keyFor(kid,
                  [text = parts[0] + '.' + parts[1], signature = *signature, done = std::move(done)](const auto &key) {
                      if (!key)
                          return done(key.error());
                      done(key->verifies(text, signature) ? Result<callboard::Done>(callboard::Done{}) : denied());
                  });
}

} // namespace callboard::relay
