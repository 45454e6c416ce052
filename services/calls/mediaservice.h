// Prompts, recognition, tones, hold, and the streams of audio and words (contract README, 10 and 11).
#pragma once
#include "calls/channel.h"
#include "wire/mediarequests.h"

namespace callboard::calls {

/// A 2xx means accepted; events tell what became of it. Futures as Channel describes them.
class MediaService
{
public:
    explicit MediaService(Channel channel) : m_channel(std::move(channel)) { }

    QFuture<Result<Done>> play(const CallId &call, const wire::PlayRequest &request);
    QFuture<Result<Done>> recognize(const CallId &call, const wire::RecognizeRequest &request);
    /// Running and queued play and recognize operations; each raises its own Canceled event.
    QFuture<Result<Done>> cancelAll(const CallId &call);

    QFuture<Result<Done>> startContinuousDtmf(const CallId &call,
                                              const wire::ContinuousDtmfRecognitionRequest &request);
    QFuture<Result<Done>> stopContinuousDtmf(const CallId &call, const wire::ContinuousDtmfRecognitionRequest &request);
    QFuture<Result<wire::SendDtmfTonesResult>> sendDtmf(const CallId &call, const wire::SendDtmfTonesRequest &request,
                                                        Intent intent = {});

    QFuture<Result<Done>> hold(const CallId &call, const wire::HoldRequest &request);
    QFuture<Result<Done>> unhold(const CallId &call, const wire::UnholdRequest &request);

    QFuture<Result<Done>> startStreaming(const CallId &call, const wire::StartMediaStreamingRequest &request);
    QFuture<Result<Done>> stopStreaming(const CallId &call, const wire::StopMediaStreamingRequest &request);
    QFuture<Result<Done>> startTranscription(const CallId &call, const wire::StartTranscriptionRequest &request);
    QFuture<Result<Done>> updateTranscription(const CallId &call, const wire::UpdateTranscriptionRequest &request);
    QFuture<Result<Done>> stopTranscription(const CallId &call, const wire::StopTranscriptionRequest &request);

private:
    QFuture<Result<Done>> perform(wire::OperationId operation, const CallId &call, const QJsonObject &body);

    Channel m_channel;
};

} // namespace callboard::calls
