#include "operationcaller.h"
#include "calls/callservice.h"
#include "calls/mediaservice.h"
#include "calls/participantservice.h"
#include "calls/recordingservice.h"
#include "core/jsonreader.h"
#include <QFile>

namespace callboard::test {

using namespace calls;
using wire::OperationId;

namespace {

template<class T>
QFuture<Result<QJsonObject>> asJson(const QFuture<Result<T>> &future)
{
    return follow<QJsonObject>(future, [](const Result<T> &result) -> Result<QJsonObject> {
        if (!result)
            return result.error();
        if constexpr (std::is_same_v<T, Done>)
            return QJsonObject();
        else
            return wire::toJson(*result);
    });
}

/// The request of a body that a test made; a body that does not fit is a fault of the test.
template<class T>
T of(const QJsonObject &body)
{
    const auto request = wire::fromJson<T>(body);
    if (!request)
        qFatal("%s", qPrintable(request.error().detail));
    return *request;
}

} // namespace

QFuture<Result<QJsonObject>> callOperation(const Channel &channel, OperationId operation, const QStringList &ids,
                                           const QJsonObject &body, const Intent &intent)
{
    CallService calls(channel);
    ParticipantService people(channel);
    MediaService media(channel);
    RecordingService recordings(channel);
    const CallId call(ids.value(0));
    const RecordingId recording(ids.value(0));
    switch (operation) {
    case OperationId::CreateCall: return asJson(calls.create(of<wire::CreateCallRequest>(body), intent));
    case OperationId::AnswerCall: return asJson(calls.answer(of<wire::AnswerCallRequest>(body), intent));
    case OperationId::RedirectCall: return asJson(calls.redirect(of<wire::RedirectCallRequest>(body), intent));
    case OperationId::RejectCall: return asJson(calls.reject(of<wire::RejectCallRequest>(body), intent));
    case OperationId::Connect: return asJson(calls.connect(of<wire::ConnectRequest>(body), intent));
    case OperationId::GetCall: return asJson(calls.get(call));
    case OperationId::HangupCall: return asJson(calls.hangUp(call));
    case OperationId::TerminateCall: return asJson(calls.terminate(call, intent));
    case OperationId::TransferToParticipant:
        return asJson(calls.transfer(call, of<wire::TransferToParticipantRequest>(body), intent));
    case OperationId::GetParticipants: return asJson(people.list(call));
    case OperationId::AddParticipant: return asJson(people.add(call, of<wire::AddParticipantRequest>(body), intent));
    case OperationId::RemoveParticipant:
        return asJson(people.remove(call, of<wire::RemoveParticipantRequest>(body), intent));
    case OperationId::Mute: return asJson(people.mute(call, of<wire::MuteParticipantsRequest>(body), intent));
    case OperationId::CancelAddParticipant:
        return asJson(people.cancelAdd(call, of<wire::CancelAddParticipantRequest>(body), intent));
    case OperationId::MoveParticipants:
        return asJson(people.move(call, of<wire::MoveParticipantsRequest>(body), intent));
    case OperationId::GetParticipant: return asJson(people.get(call, RawId(ids.value(1))));
    case OperationId::GetParticipantsNext: return asJson(people.next(ids.value(0)));
    case OperationId::Play: return asJson(media.play(call, of<wire::PlayRequest>(body)));
    case OperationId::StartTranscription:
        return asJson(media.startTranscription(call, of<wire::StartTranscriptionRequest>(body)));
    case OperationId::StopTranscription:
        return asJson(media.stopTranscription(call, of<wire::StopTranscriptionRequest>(body)));
    case OperationId::UpdateTranscription:
        return asJson(media.updateTranscription(call, of<wire::UpdateTranscriptionRequest>(body)));
    case OperationId::CancelAllMediaOperations: return asJson(media.cancelAll(call));
    case OperationId::Recognize: return asJson(media.recognize(call, of<wire::RecognizeRequest>(body)));
    case OperationId::StartContinuousDtmfRecognition:
        return asJson(media.startContinuousDtmf(call, of<wire::ContinuousDtmfRecognitionRequest>(body)));
    case OperationId::StopContinuousDtmfRecognition:
        return asJson(media.stopContinuousDtmf(call, of<wire::ContinuousDtmfRecognitionRequest>(body)));
    case OperationId::SendDtmfTones: return asJson(media.sendDtmf(call, of<wire::SendDtmfTonesRequest>(body), intent));
    case OperationId::Hold: return asJson(media.hold(call, of<wire::HoldRequest>(body)));
    case OperationId::Unhold: return asJson(media.unhold(call, of<wire::UnholdRequest>(body)));
    case OperationId::StartMediaStreaming:
        return asJson(media.startStreaming(call, of<wire::StartMediaStreamingRequest>(body)));
    case OperationId::StopMediaStreaming:
        return asJson(media.stopStreaming(call, of<wire::StopMediaStreamingRequest>(body)));
    case OperationId::StartRecording:
        return asJson(recordings.start(of<wire::StartCallRecordingRequest>(body), intent));
    case OperationId::GetRecordingProperties: return asJson(recordings.state(recording));
    case OperationId::StopRecording: return asJson(recordings.stop(recording));
    case OperationId::PauseRecording: return asJson(recordings.pause(recording));
    case OperationId::ResumeRecording: return asJson(recordings.resume(recording));
    }
    return ended<QJsonObject>(ApiError::invalid(QString()));
}

QJsonObject someBody(OperationId operation)
{
    static const QJsonArray operations = [] {
        QFile file(QStringLiteral(CALLBOARD_TEST_DATA "/contract/operations.json"));
        return file.open(QIODevice::ReadOnly)
            ? parseJsonObject(file.readAll())->value(QStringLiteral("operations")).toArray()
            : QJsonArray();
    }();
    const QJsonObject entry = operations[int(operation)].toObject();
    const QJsonArray examples = entry.value(QStringLiteral("sdkExamples")).toArray();
    return examples.isEmpty() ? QJsonObject() : examples[0].toObject().value(QStringLiteral("body")).toObject();
}

QStringList someIds(const wire::Operation &operation)
{
    if (operation.id == OperationId::GetParticipantsNext)
        return {u"/calling/callConnections/c1/participants?skip=1&api-version=2026-03-12"_s};
    QStringList ids(QByteArray(operation.path.data(), operation.path.size()).count('{'));
    ids.fill(u"x1"_s);
    return ids;
}

QJsonObject someAnswer(const wire::Operation &operation)
{
    if (operation.response == "CallConnectionProperties"_L1)
        return {{u"callConnectionId"_s, u"c1"_s}};
    if (operation.response == "GetParticipantsResponse"_L1)
        return {{u"value"_s, QJsonArray()}};
    return {};
}

} // namespace callboard::test
