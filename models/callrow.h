// One row of the call list: a ringing, live or past call.
#pragma once
#include "models/cardstate.h"
#include "store/callstore.h"

namespace callboard {

/// A value made from the store. An announcement and the call it becomes share one key, so that the row stays when
/// the call is answered. Times are ms since 1970 on the server's clock, 0 when unknown.
struct CallRow {
    QString key; ///< incoming id, else call connection id
    CallId callId;
    IncomingId incomingId;
    CardState state = CardState::Connecting;
    CallDirection direction = CallDirection::Unknown;
    bool mine = false;
    bool pending = false; ///< an action on it is not confirmed
    QString name; ///< as the caller's side told; may be empty
    Party party; ///< the other side
    QString line; ///< number or identity that was dialled
    UserName owner; ///< who handles or handled it
    qint64 beganMs = 0; ///< announced or created
    qint64 answeredMs = 0;
    qint64 heldMs = 0; ///< the customer is on hold since
    qint64 untilMs = 0; ///< ringing: when it rings no more
    qint64 endedMs = 0;
    EndReason end;
    int parties = 0; ///< members besides ourselves

    CallSection section() const { return sectionOf(state); }
    /// What the Time column counts at `nowMs`: seconds left to answer, in conversation, or altogether.
    qint64 seconds(qint64 nowMs) const;
    /// Waited from the announcement to the answer, the end, or now; seconds.
    qint64 waited(qint64 nowMs) const;
    /// Ringing first (the one that ends soonest on top), then live ones by age, then the newest past.
    qint64 listOrder() const;
    bool operator==(const CallRow &) const = default;
};

/// At least one of the two; `call` is the one the announcement became. `pending` stays false.
CallRow callRowOf(const Call *call, const IncomingCall *incoming, const UserName &self, qint64 nowMs);
/// The key of a call or of an announcement.
QString rowKey(const Call &call);
QString rowKey(const IncomingCall &incoming);

} // namespace callboard
