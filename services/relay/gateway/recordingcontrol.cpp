#include "relay/gateway/recordingcontrol.h"
#include "core/jsonreader.h"
#include "core/literals.h"

namespace callboard::relay {

namespace {
using wire::OperationId;
using wire::RecordingControl;

RecordingControl kindOf(const Action &action)
{
    switch (action.operation->id) {
    case OperationId::StartRecording:
        return action.body.value("pauseOnStart"_L1).toBool() ? RecordingControl::StartPaused : RecordingControl::Start;
    case OperationId::PauseRecording: return RecordingControl::Pause;
    case OperationId::ResumeRecording: return RecordingControl::Resume;
    case OperationId::StopRecording: return RecordingControl::Stop;
    default: return RecordingControl::Unknown;
    }
}

RecordingId recordingOf(const Action &action, const http::HttpReply &reply)
{
    if (!action.recording.isEmpty())
        return action.recording;
    const auto body = parseJsonObject(reply.body);
    return RecordingId(body ? body->value("recordingId"_L1).toString() : QString());
}

/// By what the start names, later by what the state knows of the recording.
CallId callOf(const Action &action, const RecordingId &recording, const RelayState &state)
{
    const QString server = action.body.value("callLocator"_L1).toObject().value("serverCallId"_L1).toString();
    const CallId named(action.body.value("callConnectionId"_L1).toString());
    const CallId found = named.isEmpty() && !server.isEmpty() ? state.callOfServer(ServerCallId(server)) : named;
    return found.isEmpty() ? state.store().callOf(recording) : found;
}

std::optional<QString> reasonOf(const httpd::Request &request)
{
    const auto reason = httpd::percentDecoded(request.headers.value(wire::RecordingReasonHeader));
    if (!reason || reason->trimmed().isEmpty())
        return {};
    return reason->simplified().left(MostReason);
}
} // namespace

std::optional<wire::RecordingControlled> controlOf(const Action &action, const httpd::Request &request,
                                                   const http::HttpReply &reply, const UserName &user,
                                                   const RelayState &state)
{
    wire::RecordingControlled event;
    event.control = kindOf(action);
    event.recordingId = recordingOf(action, reply);
    if (event.control == RecordingControl::Unknown || event.recordingId.isEmpty())
        return {};
    event.user = user;
    event.reason = reasonOf(request);
    if (const CallId call = callOf(action, event.recordingId, state); !call.isEmpty()) {
        event.callConnectionId = call;
        if (const Call *known = state.store().call(call); known && !known->serverCallId.isEmpty())
            event.serverCallId = known->serverCallId;
    }
    return event;
}

} // namespace callboard::relay
