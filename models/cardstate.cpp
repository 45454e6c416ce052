#include "models/cardstate.h"
#include <algorithm>

namespace callboard {

static bool customerOnHold(const Call &call)
{
    return std::ranges::any_of(call.legs, [](const Leg &leg) { return leg.role == LegRole::Customer && leg.onHold; });
}

CardState cardStateOf(const Call &call)
{
    switch (call.state) {
    case CallState::Incoming: return CardState::Answering;
    case CallState::Connecting: return CardState::Connecting;
    case CallState::Connected: return customerOnHold(call) ? CardState::Held : CardState::Live;
    case CallState::Transferring: return CardState::Transferring;
    case CallState::HandedOff: return CardState::HandedOff;
    case CallState::Disconnected: return CardState::Closed;
    case CallState::Failed: return CardState::Failed;
    }
    Q_UNREACHABLE();
}

CardState cardStateOf(const IncomingCall &incoming, const UserName &self, const Timestamp &now)
{
    switch (incoming.outcome) {
    case IncomingOutcome::Answered: return incoming.closedBy == self ? CardState::Answering : CardState::TakenByOther;
    case IncomingOutcome::Rejected: return CardState::Rejected;
    case IncomingOutcome::Redirected: return CardState::Redirected;
    case IncomingOutcome::Expired:
    case IncomingOutcome::CallerLeft: return CardState::Missed;
    case IncomingOutcome::None: break;
    }
    if (!incoming.claimedBy.isEmpty())
        return incoming.claimedBy == self ? CardState::Answering : CardState::TakenByOther;
    return incoming.isRinging(now) ? CardState::Offered : CardState::Missed;
}

CallSection sectionOf(CardState state)
{
    switch (state) {
    case CardState::Offered: return CallSection::Ringing;
    case CardState::Answering:
    case CardState::Connecting:
    case CardState::Live:
    case CardState::Held:
    case CardState::Transferring: return CallSection::Live;
    case CardState::HandedOff:
    case CardState::Closed:
    case CardState::Failed:
    case CardState::Missed:
    case CardState::Rejected:
    case CardState::Redirected:
    case CardState::TakenByOther: return CallSection::Recent;
    }
    Q_UNREACHABLE();
}

} // namespace callboard
