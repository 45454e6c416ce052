#include "relay/claims/claimbook.h"
#include "core/literals.h"
#include "relay/base/answers.h"

namespace callboard::relay {

namespace {
constexpr std::chrono::minutes KeepSettled{10};

ApiError taken(const UserName &by)
{
    return refusal(409, u"CallClaimed"_s, u"Another user has taken the call."_s, by.text);
}
} // namespace

Result<bool> ClaimBook::claim(const IncomingId &id, const UserName &user, const QByteArray &requestId)
{
    if (const auto it = m_claims.constFind(id); it != m_claims.cend()) {
        const bool again = !requestId.isEmpty() && it->requestId == requestId && it->user == user;
        return again ? Result<bool>(false) : taken(it->user);
    }
    if (const IncomingCall *call = m_store.incoming(id)) {
        if (!call->closedBy.isEmpty())
            return taken(call->closedBy);
        if (call->outcome != IncomingOutcome::None)
            return refusal(409, u"CallClosed"_s, u"The call does not ring any more."_s);
        if (!call->claimedBy.isEmpty())
            return taken(call->claimedBy);
    }
    m_claims.insert(id, {user, requestId, m_clock.monotonic(), false});
    return true;
}

void ClaimBook::release(const IncomingId &id)
{
    m_claims.remove(id);
}

void ClaimBook::settle(const IncomingId &id)
{
    if (const auto it = m_claims.find(id); it != m_claims.end())
        it->settled = true;
}

bool ClaimBook::isOpen(const IncomingId &id) const
{
    const auto it = m_claims.constFind(id);
    return it != m_claims.cend() && !it->settled;
}

void ClaimBook::tidy()
{
    const auto now = m_clock.monotonic();
    m_claims.removeIf([now](const auto &pair) { return pair.value().settled && now - pair.value().at > KeepSettled; });
}

} // namespace callboard::relay
