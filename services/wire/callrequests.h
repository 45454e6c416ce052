// Requests that set up, leave and shape calls, with their answers (contract README, 6 to 9).
// operationContext comes back in the events of the same request; operationCallbackUri sends them elsewhere.
#pragma once
#include "wire/mediamodels.h"

namespace callboard::wire {

struct CreateCallRequest {
    QList<CommunicationIdentifier> targets; ///< several make a group call
    std::optional<PhoneNumberIdentifier> sourceCallerIdNumber; ///< needed for phone targets
    std::optional<QString> sourceDisplayName;
    std::optional<CommunicationUserIdentifier> source;
    std::optional<OperationContext> operationContext;
    QString callbackUri;
    std::optional<CallIntelligenceOptions> callIntelligenceOptions;
    std::optional<WebSocketMediaStreamingOptions> mediaStreamingOptions;
    std::optional<WebSocketTranscriptionOptions> transcriptionOptions;
    std::optional<MicrosoftTeamsAppIdentifier> teamsAppSource;
    CALLBOARD_WIRE(CreateCallRequest, targets, sourceCallerIdNumber, sourceDisplayName, source, operationContext,
                   callbackUri, callIntelligenceOptions, mediaStreamingOptions, transcriptionOptions, teamsAppSource)
};

struct AnswerCallRequest {
    QString incomingCallContext; ///< secret
    QString callbackUri;
    std::optional<OperationContext> operationContext;
    std::optional<CallIntelligenceOptions> callIntelligenceOptions;
    std::optional<CommunicationUserIdentifier> answeredBy;
    std::optional<WebSocketMediaStreamingOptions> mediaStreamingOptions;
    std::optional<WebSocketTranscriptionOptions> transcriptionOptions;
    CALLBOARD_WIRE(AnswerCallRequest, incomingCallContext, callbackUri, operationContext, callIntelligenceOptions,
                   answeredBy, mediaStreamingOptions, transcriptionOptions)
};

struct RedirectCallRequest {
    QString incomingCallContext; ///< secret
    CommunicationIdentifier target;
    CALLBOARD_WIRE(RedirectCallRequest, incomingCallContext, target)
};

enum class CallRejectReason { Unknown, None, Busy, Forbidden };
template<>
struct Names<CallRejectReason> {
    static constexpr QLatin1StringView list[] = {{}, "none"_L1, "busy"_L1, "forbidden"_L1};
};

struct RejectCallRequest {
    QString incomingCallContext; ///< secret
    std::optional<Open<CallRejectReason>> callRejectReason;
    CALLBOARD_WIRE(RejectCallRequest, incomingCallContext, callRejectReason)
};

struct ConnectRequest {
    CallLocator callLocator;
    QString callbackUri;
    std::optional<OperationContext> operationContext;
    std::optional<CallIntelligenceOptions> callIntelligenceOptions;
    std::optional<WebSocketMediaStreamingOptions> mediaStreamingOptions;
    std::optional<WebSocketTranscriptionOptions> transcriptionOptions;
    CALLBOARD_WIRE(ConnectRequest, callLocator, callbackUri, operationContext, callIntelligenceOptions,
                   mediaStreamingOptions, transcriptionOptions)
};

struct TransferToParticipantRequest {
    CommunicationIdentifier targetParticipant;
    std::optional<OperationContext> operationContext;
    std::optional<CommunicationIdentifier> transferee; ///< needed in a group call
    std::optional<QString> operationCallbackUri;
    std::optional<CustomCallingContext> customCallingContext;
    std::optional<PhoneNumberIdentifier> sourceCallerIdNumber;
    CALLBOARD_WIRE(TransferToParticipantRequest, targetParticipant, operationContext, transferee, operationCallbackUri,
                   customCallingContext, sourceCallerIdNumber)
};

struct TransferCallResponse {
    std::optional<OperationContext> operationContext;
    CALLBOARD_WIRE(TransferCallResponse, operationContext)
};

/// One page of participants; the last has no nextLink.
struct GetParticipantsResponse {
    QList<CallParticipant> value;
    std::optional<QString> nextLink; ///< absolute, or from the root; used as it is
    CALLBOARD_WIRE(GetParticipantsResponse, value, nextLink)
};

struct AddParticipantRequest {
    std::optional<PhoneNumberIdentifier> sourceCallerIdNumber; ///< needed for a phone number
    std::optional<QString> sourceDisplayName;
    CommunicationIdentifier participantToAdd;
    std::optional<int> invitationTimeoutInSeconds; ///< 0..180
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    std::optional<CustomCallingContext> customCallingContext;
    CALLBOARD_WIRE(AddParticipantRequest, sourceCallerIdNumber, sourceDisplayName, participantToAdd,
                   invitationTimeoutInSeconds, operationContext, operationCallbackUri, customCallingContext)
};

struct AddParticipantResponse {
    std::optional<CallParticipant> participant;
    std::optional<OperationContext> operationContext;
    std::optional<InvitationId> invitationId; ///< for cancelAddParticipant
    CALLBOARD_WIRE(AddParticipantResponse, participant, operationContext, invitationId)
};

struct RemoveParticipantRequest {
    CommunicationIdentifier participantToRemove;
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CALLBOARD_WIRE(RemoveParticipantRequest, participantToRemove, operationContext, operationCallbackUri)
};

struct RemoveParticipantResponse {
    std::optional<OperationContext> operationContext;
    CALLBOARD_WIRE(RemoveParticipantResponse, operationContext)
};

struct MuteParticipantsRequest {
    QList<CommunicationIdentifier> targetParticipants; ///< exactly one, a communication user
    std::optional<OperationContext> operationContext;
    CALLBOARD_WIRE(MuteParticipantsRequest, targetParticipants, operationContext)
};

struct MuteParticipantsResult {
    std::optional<OperationContext> operationContext;
    CALLBOARD_WIRE(MuteParticipantsResult, operationContext)
};

struct CancelAddParticipantRequest {
    InvitationId invitationId;
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CALLBOARD_WIRE(CancelAddParticipantRequest, invitationId, operationContext, operationCallbackUri)
};

struct CancelAddParticipantResponse {
    std::optional<InvitationId> invitationId;
    std::optional<OperationContext> operationContext;
    CALLBOARD_WIRE(CancelAddParticipantResponse, invitationId, operationContext)
};

struct MoveParticipantsRequest {
    QList<CommunicationIdentifier> targetParticipants;
    std::optional<OperationContext> operationContext;
    std::optional<QString> operationCallbackUri;
    CallId fromCall; ///< where they are now
    CALLBOARD_WIRE(MoveParticipantsRequest, targetParticipants, operationContext, operationCallbackUri, fromCall)
};

struct MoveParticipantsResponse {
    std::optional<QList<CallParticipant>> participants;
    std::optional<OperationContext> operationContext;
    std::optional<CallId> fromCall;
    CALLBOARD_WIRE(MoveParticipantsResponse, participants, operationContext, fromCall)
};

} // namespace callboard::wire
