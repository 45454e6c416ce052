#include "exchange/rest/operations.h"
#include "core/literals.h"
#include "exchange/engine/query.h"
#include "exchange/rest/answers.h"

namespace callboard::exchange {

namespace {
using Op = wire::OperationId;

httpd::Response success(Op id, const QJsonObject &body)
{
    return httpd::Response::json(wire::operation(id).success[0], body);
}

httpd::Response success(Op id)
{
    return httpd::Response::empty(wire::operation(id).success[0]);
}

/// Create, answer and connect: the new connection, still connecting.
template<class Input>
httpd::Response open(Op id, const OperationCall &call, const Result<Input> &input)
{
    if (!input)
        return refusalAnswer(input.error());
    const auto reply = call.runner.run(*input);
    if (!reply)
        return refusalAnswer(reply.error());
    return success(id, wire::toJson(propertiesOf(*reply->opened)));
}

/// An operation that answers without a body.
template<class Input>
httpd::Response act(Op id, const OperationCall &call, const Result<Input> &input)
{
    if (!input)
        return refusalAnswer(input.error());
    const auto reply = call.runner.run(*input);
    return reply ? success(id) : refusalAnswer(reply.error());
}

/// An operation that answers with its context.
template<class Input>
httpd::Response actWithContext(Op id, const OperationCall &call, const Result<Input> &input)
{
    if (!input)
        return refusalAnswer(input.error());
    const auto reply = call.runner.run(*input);
    return reply ? success(id, contextBody(input->operation.operationContext)) : refusalAnswer(reply.error());
}

httpd::Response getCall(const OperationCall &call)
{
    const Connection *c = findConnection(call.runner.state(), call.frame.connection);
    if (c)
        return success(Op::GetCall, wire::toJson(propertiesOf(*c)));
    return httpd::Response::error(404, u"8522"_s, u"Call not found."_s);
}
} // namespace

httpd::Response perform(Op id, const OperationCall &call)
{
    const CallId &connection = call.frame.connection;
    const RecordingId recording(call.request.param("recordingId"));
    switch (id) {
    case Op::CreateCall: return open(id, call, readCreate(call.body, call.frame));
    case Op::AnswerCall: return open(id, call, readAnswer(call.body, call.frame));
    case Op::Connect: return open(id, call, readConnect(call.body, call.frame));
    case Op::RedirectCall: return act(id, call, readRedirect(call.body, call.frame));
    case Op::RejectCall: return act(id, call, readReject(call.body, call.frame));
    case Op::GetCall: return getCall(call);
    case Op::HangupCall: return act(id, call, Result<HangUp>(HangUp{connection}));
    case Op::TerminateCall: return act(id, call, Result<Terminate>(Terminate{connection}));
    case Op::TransferToParticipant: return actWithContext(id, call, readTransfer(call.body, call.frame));
    case Op::GetParticipants:
    case Op::GetParticipantsNext: return listParticipants(call);
    case Op::GetParticipant: return getParticipant(call);
    case Op::AddParticipant: return addParticipant(call);
    case Op::RemoveParticipant: return actWithContext(id, call, readRemove(call.body, call.frame));
    case Op::Mute: return muteParticipant(call);
    case Op::CancelAddParticipant: return cancelAdd(call);
    case Op::MoveParticipants: return moveParticipants(call);
    case Op::Hold: return act(id, call, readHold(call.body, call.frame));
    case Op::Unhold: return act(id, call, readUnhold(call.body, call.frame));
    case Op::Play: return act(id, call, readPlay(call.body, call.frame));
    case Op::Recognize: return act(id, call, readRecognize(call.body, call.frame));
    case Op::CancelAllMediaOperations: return act(id, call, Result<CancelMedia>(CancelMedia{connection}));
    case Op::StartContinuousDtmfRecognition: return act(id, call, readWatchTones(call.body, call.frame, true));
    case Op::StopContinuousDtmfRecognition: return act(id, call, readWatchTones(call.body, call.frame, false));
    case Op::SendDtmfTones: return actWithContext(id, call, readSendTones(call.body, call.frame));
    case Op::StartTranscription: return act(id, call, readStartTranscription(call.body, call.frame));
    case Op::UpdateTranscription: return act(id, call, readUpdateTranscription(call.body, call.frame));
    case Op::StopTranscription: return act(id, call, readStopTranscription(call.body, call.frame));
    case Op::StartRecording: return startRecording(call);
    case Op::GetRecordingProperties: return getRecording(call);
    case Op::StopRecording: return act(id, call, Result<StopRecording>(StopRecording{recording}));
    case Op::PauseRecording: return act(id, call, Result<PauseRecording>(PauseRecording{recording}));
    case Op::ResumeRecording: return act(id, call, Result<ResumeRecording>(ResumeRecording{recording}));
    case Op::StartMediaStreaming: return act(id, call, readStartStreaming(call.body, call.frame));
    case Op::StopMediaStreaming: return act(id, call, readStopStreaming(call.body, call.frame));
    }
    Q_UNREACHABLE();
}

} // namespace callboard::exchange
