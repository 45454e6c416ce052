// Who takes which ringing call: the first claim wins.
#pragma once
#include "core/clock.h"
#include "core/result.h"
#include "store/callstore.h"

namespace callboard::relay {

/// Claims of calls that ring, held from the press of a button until the outcome is in the store. Together with the
/// store it gives one winner, whatever is still on its way to the journal. One thread.
class ClaimBook
{
public:
    ClaimBook(const CallStore &store, const Clock &clock) : m_store(store), m_clock(clock) { }

    /// Takes the call for the user; false when it was his already by this request. Errors: 409 CallClaimed with the
    /// other user as target; 409 CallClosed when it rings no more. The same request sent again (same non-empty request
    /// id and user) is let through again.
    Result<bool> claim(const IncomingId &id, const UserName &user, const QByteArray &requestId);
    /// The claim was not journalled, or the service refused it: others may try.
    void release(const IncomingId &id);
    /// The service accepted it.
    void settle(const IncomingId &id);
    /// Whether a claim waits for the service's answer.
    bool isOpen(const IncomingId &id) const;
    /// Forgets settled claims that the store has known for long.
    void tidy();

private:
    struct Claim {
        UserName user;
        QByteArray requestId;
        std::chrono::milliseconds at{0};
        bool settled = false;
    };
    const CallStore &m_store;
    const Clock &m_clock;
    QHash<IncomingId, Claim> m_claims;
};

} // namespace callboard::relay
