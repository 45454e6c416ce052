// What a person is told about a call: one state for announcements and calls alike.
#pragma once
#include "store/entities.h"
#include <QDateTime>

namespace callboard {

/// States of a row and of the card; each has its own word and shape.
enum class CardState {
    Offered, ///< rings here
    Answering, ///< claimed by this user, the service has not answered
    Connecting,
    Live,
    Held, ///< live, the customer is on hold
    Transferring,
    HandedOff,
    Closed,
    Failed,
    Missed, ///< rang out, or the caller left
    Rejected,
    Redirected,
    TakenByOther
};
constexpr int cardStateCount = int(CardState::TakenByOther) + 1;

/// Where a row stands in the list.
enum class CallSection { Ringing, Live, Recent };

CardState cardStateOf(const Call &call);
/// `now` is the server's; an announcement past its time counts as missed even before the relay says so.
CardState cardStateOf(const IncomingCall &incoming, const UserName &self, const Timestamp &now);
CallSection sectionOf(CardState state);

} // namespace callboard
