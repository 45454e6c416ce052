// Ends the ringing of calls that nobody took in time, or whose caller has left.
#pragma once
#include "relay/claims/claimbook.h"
#include "relay/state/relaystate.h"
#include <QSet>
#include <QTimer>

namespace callboard::relay {

/// Records IncomingClosed(expired) once the ring time of an announced call is over, except while a claim waits for the
/// service's answer, and IncomingClosed(callerLeft) when Event Grid tells that the call ended. Main thread.
class RingWatch : public QObject
{
    Q_OBJECT
public:
    RingWatch(RelayState &state, ClaimBook &claims, const Clock &clock, QObject *parent = nullptr);

    /// After the state was loaded: claims of a relay that died before it heard the service's answer are released, so
    /// that the call rings again if it is still in time.
    void resume();
    /// Looks now; called by the timer while something rings.
    void look();

private:
    void applied(const Entry &entry, const ChangeSet &changes);
    void callEnded(const ServerCallId &id, const Timestamp &at);
    void close(const IncomingId &id, wire::IncomingOutcome outcome, const Timestamp &at);

    RelayState &m_state;
    ClaimBook &m_claims;
    const Clock &m_clock;
    QSet<IncomingId> m_ringing;
    QTimer m_timer;
};

} // namespace callboard::relay
