// The operations on recordings: contract README, 12.1.
#include "core/literals.h"
#include "exchange/engine/query.h"
#include "exchange/rest/answers.h"
#include "exchange/rest/operations.h"
#include "wire/recordingmodels.h"

namespace callboard::exchange {

namespace {
httpd::Response stateAnswer(const Recording &recording)
{
    wire::RecordingStateResponse r;
    r.recordingId = recording.id;
    r.recordingState = recording.paused ? wire::RecordingState::Inactive : wire::RecordingState::Active;
    r.recordingKind = wire::RecordingKind::AzureCommunicationServices;
    return httpd::Response::json(200, wire::toJson(r));
}
} // namespace

httpd::Response startRecording(const OperationCall &call)
{
    const auto input = readStartRecording(call.body, call.frame);
    if (!input)
        return refusalAnswer(input.error());
    const auto reply = call.runner.run(*input);
    if (!reply)
        return refusalAnswer(reply.error());
    return stateAnswer(*findRecording(call.runner.state(), reply->recording));
}

httpd::Response getRecording(const OperationCall &call)
{
    const Recording *recording = findRecording(call.runner.state(), RecordingId(call.request.param("recordingId")));
    return recording ? stateAnswer(*recording) : httpd::Response::error(404, u"8522"_s, u"Recording not found."_s);
}

} // namespace callboard::exchange
