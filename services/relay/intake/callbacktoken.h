// The JWT that the service sends with each callback (contract README, 13.5).
#pragma once
#include "relay/intake/issuerkeys.h"

namespace callboard::relay {

/// Checks RS256 tokens: algorithm pinned, key by kid, signature, issuer, audience, expiry and not-before with a minute
/// for clocks that differ. Each part must be written in the one canonical way, so no other text counts as the same
/// token.
class CallbackTokens
{
public:
    using Done = std::function<void(const Result<callboard::Done> &)>;

    CallbackTokens(IssuerKeys &keys, const Clock &clock) : m_keys(keys), m_clock(clock) { }
    /// Errors: 401, or 503 while the issuer's keys can't be read. May call back at once.
    void verify(const QByteArray &token, Done done);

private:
    bool claimsHold(const QByteArray &payload) const;
    IssuerKeys &m_keys;
    const Clock &m_clock;
};

} // namespace callboard::relay
