// What can't be done with prompts, input, tones, recordings and streams.
#include "session/actions/mediarules.h"
#include "session/actions/refusal.h"
#include <algorithm>

namespace callboard {

namespace {

bool canBeStopped(const Call &call, const QList<PendingAction> &actions)
{
    const auto waits = [&](const PendingAction &a) {
        return a.callId == call.id && a.isOpen() && (a.kind == ActionKind::Play || a.kind == ActionKind::Collect);
    };
    return runsMedia(call) || std::ranges::any_of(actions, waits);
}

Refusal ofListener(const Leg *leg)
{
    if (!leg)
        return Refusal::UnknownCall;
    return leg->own ? Refusal::OwnLeg : Refusal::None;
}

Refusal ofSendTones(const Leg *leg)
{
    if (!leg)
        return Refusal::UnknownCall;
    return leg->party.kind == PartyKind::PhoneNumber ? Refusal::None : Refusal::OnlyPhonesTakeTones;
}

Refusal ofRecording(ActionKind kind, const Call &call)
{
    const bool paused = call.recording && call.recording->state == RecordingState::Paused;
    const bool runs = call.recording && (paused || call.recording->state == RecordingState::Active);
    switch (kind) {
    case ActionKind::StartRecording: return runs ? Refusal::AlreadyRecording : Refusal::None;
    case ActionKind::ResumeRecording: return paused ? Refusal::None : Refusal::NotPaused;
    case ActionKind::PauseRecording:
        if (paused)
            return Refusal::AlreadyPaused;
        break;
    default: break;
    }
    return runs ? Refusal::None : Refusal::NotRecording;
}

Refusal ofSwitch(StreamState state, bool on)
{
    if ((state == StreamState::On) != on)
        return Refusal::None;
    return on ? Refusal::AlreadyOn : Refusal::AlreadyOff;
}

} // namespace

bool runsMedia(const Call &call)
{
    return std::ranges::any_of(call.media, [](const MediaOperation &o) { return o.outcome == MediaOutcome::Running; });
}

Refusal mediaRefusal(const PendingAction &intent, const Call &call)
{
    const Leg *leg = call.leg(intent.target);
    switch (intent.kind) {
    case ActionKind::Play: return intent.target.isEmpty() ? Refusal::None : ofListener(leg);
    case ActionKind::Collect:
    case ActionKind::WatchTones:
    case ActionKind::UnwatchTones: return ofListener(leg);
    case ActionKind::SendTones: return ofSendTones(leg);
    case ActionKind::StartRecording:
    case ActionKind::PauseRecording:
    case ActionKind::ResumeRecording:
    case ActionKind::StopRecording: return ofRecording(intent.kind, call);
    case ActionKind::StartTranscription: return ofSwitch(call.transcript.state, true);
    case ActionKind::UpdateTranscription:
        return call.transcript.state == StreamState::On ? Refusal::None : Refusal::NotTranscribing;
    case ActionKind::StopTranscription: return ofSwitch(call.transcript.state, false);
    case ActionKind::StartStreaming: return ofSwitch(call.stream.state, true);
    case ActionKind::StopStreaming: return ofSwitch(call.stream.state, false);
    default: return Refusal::None;
    }
}

Refusal refusalByActions(const PendingAction &intent, const CallStore &store, const QList<PendingAction> &actions)
{
    const Call *call = store.call(intent.callId);
    switch (intent.kind) {
    case ActionKind::StopMedia: return call && !canBeStopped(*call, actions) ? Refusal::NothingPlays : Refusal::None;
    case ActionKind::WatchTones:
        return watchesTones(actions, intent.callId, intent.target) ? Refusal::AlreadyWatchingTones : Refusal::None;
    case ActionKind::UnwatchTones:
        return watchesTones(actions, intent.callId, intent.target) ? Refusal::None : Refusal::NotWatchingTones;
    default: return Refusal::None;
    }
}

} // namespace callboard
