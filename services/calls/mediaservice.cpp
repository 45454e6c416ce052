#include "calls/mediaservice.h"

namespace callboard::calls {

using wire::OperationId;
using wire::toJson;

QFuture<Result<Done>> MediaService::perform(OperationId operation, const CallId &call, const QJsonObject &body)
{
    return m_channel.perform({operation, {call.text}, body, {}});
}

QFuture<Result<Done>> MediaService::play(const CallId &call, const wire::PlayRequest &request)
{
    return perform(OperationId::Play, call, toJson(request));
}

QFuture<Result<Done>> MediaService::recognize(const CallId &call, const wire::RecognizeRequest &request)
{
    return perform(OperationId::Recognize, call, toJson(request));
}

QFuture<Result<Done>> MediaService::cancelAll(const CallId &call)
{
    return m_channel.perform({OperationId::CancelAllMediaOperations, {call.text}, {}, {}});
}

QFuture<Result<Done>> MediaService::startContinuousDtmf(const CallId &call,
                                                        const wire::ContinuousDtmfRecognitionRequest &request)
{
    return perform(OperationId::StartContinuousDtmfRecognition, call, toJson(request));
}

QFuture<Result<Done>> MediaService::stopContinuousDtmf(const CallId &call,
                                                       const wire::ContinuousDtmfRecognitionRequest &request)
{
    return perform(OperationId::StopContinuousDtmfRecognition, call, toJson(request));
}

QFuture<Result<wire::SendDtmfTonesResult>>
MediaService::sendDtmf(const CallId &call, const wire::SendDtmfTonesRequest &request, Intent intent)
{
    return m_channel.request<wire::SendDtmfTonesResult>(
        {OperationId::SendDtmfTones, {call.text}, toJson(request), std::move(intent)});
}

QFuture<Result<Done>> MediaService::hold(const CallId &call, const wire::HoldRequest &request)
{
    return perform(OperationId::Hold, call, toJson(request));
}

QFuture<Result<Done>> MediaService::unhold(const CallId &call, const wire::UnholdRequest &request)
{
    return perform(OperationId::Unhold, call, toJson(request));
}

QFuture<Result<Done>> MediaService::startStreaming(const CallId &call, const wire::StartMediaStreamingRequest &request)
{
    return perform(OperationId::StartMediaStreaming, call, toJson(request));
}

QFuture<Result<Done>> MediaService::stopStreaming(const CallId &call, const wire::StopMediaStreamingRequest &request)
{
    return perform(OperationId::StopMediaStreaming, call, toJson(request));
}

QFuture<Result<Done>> MediaService::startTranscription(const CallId &call,
                                                       const wire::StartTranscriptionRequest &request)
{
    return perform(OperationId::StartTranscription, call, toJson(request));
}

QFuture<Result<Done>> MediaService::updateTranscription(const CallId &call,
                                                        const wire::UpdateTranscriptionRequest &request)
{
    return perform(OperationId::UpdateTranscription, call, toJson(request));
}

QFuture<Result<Done>> MediaService::stopTranscription(const CallId &call, const wire::StopTranscriptionRequest &request)
{
    return perform(OperationId::StopTranscription, call, toJson(request));
}

} // namespace callboard::calls
