#include "session/actions/pendingaction.h"

namespace callboard {

using namespace std::chrono_literals;

std::chrono::milliseconds timeLimit(ActionKind kind, const RawId &target)
{
    switch (kind) {
    case ActionKind::Dial:
    case ActionKind::AddParticipant: return partyOf(target).kind == PartyKind::PhoneNumber ? 115s : 85s;
    case ActionKind::Connect: return 85s;
    case ActionKind::Transfer:
    case ActionKind::MoveHere: return 60s;
    case ActionKind::Answer: return IncomingCall::ringTime;
    case ActionKind::Reject:
    case ActionKind::Redirect:
    case ActionKind::CancelAdd:
    case ActionKind::Remove:
    case ActionKind::Mute:
    case ActionKind::Hold:
    case ActionKind::Unhold:
    case ActionKind::HangUp:
    case ActionKind::Terminate: return 10s;
    }
    return 10s;
}

} // namespace callboard
