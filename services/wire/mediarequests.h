// Requests of media operations (contract README, 10 and 11.2).
#pragma once
#include "wire/mediamodels.h"

namespace callboard::wire {

struct PlayRequest {
    QList<PlaySource> playSources; ///< one after the other
    std::optional<QList<CommunicationIdentifier>> playTo; ///< empty or missing: everybody
    std::optional<bool> interruptCallMediaOperation;
    std::optional<PlayOptions> playOptions;
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CALLBOARD_WIRE(PlayRequest, playSources, playTo, interruptCallMediaOperation, playOptions, operationContext,
                   operationCallbackUri)
};

struct RecognizeRequest {
    Open<RecognizeInputType> recognizeInputType;
    std::optional<PlaySource> playPrompt;
    std::optional<QList<PlaySource>> playPrompts;
    std::optional<bool> interruptCallMediaOperation;
    RecognizeOptions recognizeOptions;
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CALLBOARD_WIRE(RecognizeRequest, recognizeInputType, playPrompt, playPrompts, interruptCallMediaOperation,
                   recognizeOptions, operationContext, operationCallbackUri)
};

/// Start and stop of continuous recognition.
struct ContinuousDtmfRecognitionRequest {
    CommunicationIdentifier targetParticipant;
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CALLBOARD_WIRE(ContinuousDtmfRecognitionRequest, targetParticipant, operationContext, operationCallbackUri)
};

struct SendDtmfTonesRequest {
    QList<Open<Tone>> tones; ///< 1..18
    CommunicationIdentifier targetParticipant; ///< a phone number
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CALLBOARD_WIRE(SendDtmfTonesRequest, tones, targetParticipant, operationContext, operationCallbackUri)
};

struct SendDtmfTonesResult {
    std::optional<OperationContext> operationContext;
    CALLBOARD_WIRE(SendDtmfTonesResult, operationContext)
};

struct HoldRequest {
    CommunicationIdentifier targetParticipant;
    std::optional<PlaySource> playSourceInfo; ///< music
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CALLBOARD_WIRE(HoldRequest, targetParticipant, playSourceInfo, operationContext, operationCallbackUri)
};

struct UnholdRequest {
    CommunicationIdentifier targetParticipant;
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CALLBOARD_WIRE(UnholdRequest, targetParticipant, operationContext, operationCallbackUri)
};

struct StartMediaStreamingRequest {
    std::optional<QString> operationCallbackUri;
    std::optional<OperationContext> operationContext;
    CALLBOARD_WIRE(StartMediaStreamingRequest, operationCallbackUri, operationContext)
};

struct StopMediaStreamingRequest {
    std::optional<QString> operationCallbackUri;
    std::optional<OperationContext> operationContext;
    CALLBOARD_WIRE(StopMediaStreamingRequest, operationCallbackUri, operationContext)
};

struct StartTranscriptionRequest {
    std::optional<QString> locale;
    std::optional<QString> speechModelEndpointId;
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CALLBOARD_WIRE(StartTranscriptionRequest, locale, speechModelEndpointId, operationContext, operationCallbackUri)
};

struct UpdateTranscriptionRequest {
    std::optional<QString> locale;
    std::optional<QString> speechModelEndpointId;
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CALLBOARD_WIRE(UpdateTranscriptionRequest, locale, speechModelEndpointId, operationContext, operationCallbackUri)
};

struct StopTranscriptionRequest {
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CALLBOARD_WIRE(StopTranscriptionRequest, operationContext, operationCallbackUri)
};

} // namespace callboard::wire
