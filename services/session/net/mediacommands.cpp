// The part of ServiceCommands about media.
#include "calls/mediaservice.h"
#include "calls/recordingservice.h"
#include "core/literals.h"
#include "session/net/answering.h"
#include "session/net/mediabodies.h"
#include "session/net/servicecommands.h"

namespace callboard {

QFuture<Result<CommandAnswer>> ServiceCommands::sound(const CallCommand &command)
{
    calls::MediaService service(*m_channel);
    const CallId &call = command.request.callId;
    switch (command.request.kind) {
    case ActionKind::Play: return answering(service.play(call, playBody(command)));
    case ActionKind::Collect: return answering(service.recognize(call, collectBody(command)));
    case ActionKind::SendTones: return answering(service.sendDtmf(call, tonesBody(command), newIntent()));
    case ActionKind::WatchTones: return answering(service.startContinuousDtmf(call, watchBody(command)));
    case ActionKind::UnwatchTones: return answering(service.stopContinuousDtmf(call, watchBody(command)));
    default: return answering(service.cancelAll(call));
    }
}

QFuture<Result<CommandAnswer>> ServiceCommands::stream(const CallCommand &command)
{
    calls::MediaService service(*m_channel);
    const CallId &call = command.request.callId;
    const auto asked = [&](auto request) {
        request.operationContext = command.operationContext;
        return request;
    };
    switch (command.request.kind) {
    case ActionKind::StartTranscription:
        return answering(service.startTranscription(call, asked(wire::StartTranscriptionRequest())));
    case ActionKind::UpdateTranscription:
        return answering(service.updateTranscription(call, asked(languageBody(command))));
    case ActionKind::StopTranscription:
        return answering(service.stopTranscription(call, asked(wire::StopTranscriptionRequest())));
    case ActionKind::StartStreaming:
        return answering(service.startStreaming(call, asked(wire::StartMediaStreamingRequest())));
    default: return answering(service.stopStreaming(call, asked(wire::StopMediaStreamingRequest())));
    }
}

QFuture<Result<CommandAnswer>> ServiceCommands::record(const CallCommand &command)
{
    calls::RecordingService service(*m_channel);
    const RecordingId &recording = command.request.recordingId;
    switch (command.request.kind) {
    case ActionKind::StartRecording: return answering(service.start(recordingBody(command, m_relay), newIntent()));
    case ActionKind::PauseRecording: return answering(service.pause(recording, command.request.why));
    case ActionKind::ResumeRecording: return answering(service.resume(recording, command.request.why));
    default: return answering(service.stop(recording, command.request.why));
    }
}

} // namespace callboard
