// What the store and an event say about prompts, input, tones, recordings and streams.
#include "core/literals.h"
#include "session/actions/mediarules.h"
#include "session/actions/verdictparts.h"

namespace callboard {

namespace {

/// While it is being stopped the service still records.
bool hasEnded(RecordingState state)
{
    return state == RecordingState::Inactive || state == RecordingState::Processing
        || state == RecordingState::Available || state == RecordingState::Ingested || state == RecordingState::Expired;
}

/// Streams and transcription: failed only when it has failed since.
Verdict switched(const PendingAction &action, StreamState wanted, StreamState state, const Timestamp &at,
                 const EndReason &reason)
{
    if (state == wanted)
        return confirmed;
    return state == StreamState::Failed && at != action.knownSince ? failed(reason) : Verdict();
}

Verdict cancelled()
{
    return failed(ApiError::of(ApiError::Kind::Cancelled, u"it was cancelled"_s));
}

/// A prompt is confirmed when it can be heard; how it ends is the call's own state.
Verdict ofPlay(const wire::CallbackEvent &event)
{
    if (std::holds_alternative<wire::PlayStarted>(event) || std::holds_alternative<wire::PlayCompleted>(event))
        return confirmed;
    if (std::holds_alternative<wire::PlayCanceled>(event))
        return cancelled();
    const auto *failure = std::get_if<wire::PlayFailed>(&event);
    return failure ? failed(reasonOf(*failure)) : Verdict();
}

} // namespace

Verdict recordingVerdict(const PendingAction &action, const CallStore &store)
{
    for (const Recording &recording : store.recordings(action.callId)) {
        if (action.recordingId.isEmpty() || recording.id != action.recordingId)
            continue;
        if (recording.state == RecordingState::Failed)
            return failed(recording.reason);
        const bool told = recording.changedAt != action.knownSince;
        switch (action.kind) {
        case ActionKind::PauseRecording: return confirmedIf(recording.state == RecordingState::Paused);
        case ActionKind::StopRecording: return confirmedIf(told && hasEnded(recording.state));
        default: return confirmedIf(recording.state == RecordingState::Active);
        }
    }
    return {};
}

Verdict mediaVerdict(const PendingAction &action, const Call &call)
{
    switch (action.kind) {
    case ActionKind::StopMedia: return confirmedIf(action.phase == ActionPhase::Accepted && !runsMedia(call));
    case ActionKind::StartTranscription:
        return switched(action, StreamState::On, call.transcript.state, call.transcript.changedAt,
                        call.transcript.reason);
    case ActionKind::UpdateTranscription:
        // The event of a change comes with the context of the start (contract README, 13.1).
        return confirmedIf(call.transcript.state == StreamState::On && call.transcript.changedAt != action.knownSince);
    case ActionKind::StopTranscription:
        return switched(action, StreamState::Off, call.transcript.state, call.transcript.changedAt,
                        call.transcript.reason);
    case ActionKind::StartStreaming:
        return switched(action, StreamState::On, call.stream.state, call.stream.changedAt, call.stream.reason);
    case ActionKind::StopStreaming:
        return switched(action, StreamState::Off, call.stream.state, call.stream.changedAt, call.stream.reason);
    default: return {};
    }
}

bool endsWithTheCall(ActionKind kind)
{
    return kind == ActionKind::Remove || kind == ActionKind::StopMedia || kind == ActionKind::UnwatchTones
        || kind == ActionKind::StopRecording || kind == ActionKind::StopTranscription
        || kind == ActionKind::StopStreaming;
}

Verdict mediaVerdict(const PendingAction &action, const wire::CallbackEvent &event)
{
    using namespace wire;
    switch (action.kind) {
    case ActionKind::Play: return ofPlay(event);
    case ActionKind::Collect:
        return std::holds_alternative<RecognizeCanceled>(event) ? cancelled()
                                                                : byType<RecognizeCompleted, RecognizeFailed>(event);
    case ActionKind::SendTones: return byType<SendDtmfTonesCompleted, SendDtmfTonesFailed>(event);
    case ActionKind::WatchTones: return byType<std::monostate, ContinuousDtmfRecognitionToneFailed>(event);
    case ActionKind::UnwatchTones:
        return std::holds_alternative<ContinuousDtmfRecognitionStopped>(event) ? confirmed : Verdict();
    case ActionKind::StartTranscription: return byType<TranscriptionStarted, TranscriptionFailed>(event);
    case ActionKind::UpdateTranscription: return byType<TranscriptionUpdated, TranscriptionFailed>(event);
    case ActionKind::StopTranscription: return byType<TranscriptionStopped, TranscriptionFailed>(event);
    case ActionKind::StartStreaming: return byType<MediaStreamingStarted, MediaStreamingFailed>(event);
    case ActionKind::StopStreaming: return byType<MediaStreamingStopped, MediaStreamingFailed>(event);
    default: return {};
    }
}

} // namespace callboard
