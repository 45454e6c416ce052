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
    case ActionKind::Terminate:
    case ActionKind::StopMedia:
    case ActionKind::WatchTones:
    case ActionKind::UnwatchTones:
    case ActionKind::StartRecording:
    case ActionKind::PauseRecording:
    case ActionKind::ResumeRecording:
    case ActionKind::StopRecording:
    case ActionKind::StartTranscription:
    case ActionKind::UpdateTranscription:
    case ActionKind::StopTranscription:
    case ActionKind::StartStreaming:
    case ActionKind::StopStreaming: return 10s;
    case ActionKind::SendTones: return 20s;
    case ActionKind::Play: return 30s;
    case ActionKind::Collect: return 5min;
    }
    return 10s;
}

bool watchesTones(const QList<PendingAction> &actions, const CallId &call, const RawId &target)
{
    bool watches = false;
    for (const PendingAction &action : actions) {
        const bool turns = action.kind == ActionKind::WatchTones || action.kind == ActionKind::UnwatchTones;
        if (turns && action.callId == call && action.target == target && action.phase == ActionPhase::Confirmed)
            watches = action.kind == ActionKind::WatchTones;
    }
    return watches;
}

} // namespace callboard
