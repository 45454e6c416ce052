// The 38 callback events of Call Automation (contract README, 13.4) as one variant.
#pragma once
#include "core/timestamp.h"
#include "wire/eventmodels.h"
#include <variant>

namespace callboard::wire {

/// What every event's data can carry. ParticipantsUpdated and RecordingStateChanged never have an operationContext.
struct EventCommon {
    std::optional<CallId> callConnectionId;
    std::optional<ServerCallId> serverCallId;
    std::optional<CorrelationId> correlationId;
    std::optional<OperationContext> operationContext;
    std::optional<ResultInformation> resultInformation;
    std::optional<QString> version; ///< API version the call was set up with
    std::optional<QString> publicEventType; ///< repeats the full event type
    std::optional<QString> eventSource; ///< repeats the envelope's source; older events only
    CALLBOARD_WIRE(EventCommon, callConnectionId, serverCallId, correlationId, operationContext, resultInformation,
                   version, publicEventType, eventSource)
};

#define CALLBOARD_WIRE_EVENT(Type, ...)                                                                                \
    CALLBOARD_WIRE_OF(Type, "Microsoft.Communication." #Type, EventCommon __VA_OPT__(, ) __VA_ARGS__)
#define CALLBOARD_WIRE_PLAIN_EVENT(Type)                                                                               \
    struct Type : EventCommon {                                                                                        \
        CALLBOARD_WIRE_EVENT(Type)                                                                                     \
    };

/// Events about one participant.
struct ParticipantEvent : EventCommon {
    std::optional<CommunicationIdentifier> participant;
    CALLBOARD_WIRE_OF(ParticipantEvent, "", EventCommon, participant)
};
#define CALLBOARD_WIRE_PARTICIPANT_EVENT(Type)                                                                         \
    struct Type : ParticipantEvent {                                                                                   \
        CALLBOARD_WIRE_OF(Type, "Microsoft.Communication." #Type, ParticipantEvent)                                    \
    };

CALLBOARD_WIRE_PLAIN_EVENT(CallConnected)
CALLBOARD_WIRE_PLAIN_EVENT(CallDisconnected)
CALLBOARD_WIRE_PLAIN_EVENT(CreateCallFailed)
CALLBOARD_WIRE_PLAIN_EVENT(AnswerFailed)
CALLBOARD_WIRE_PLAIN_EVENT(ConnectFailed)

struct CallTransferAccepted : EventCommon {
    std::optional<CommunicationIdentifier> transferTarget;
    std::optional<CommunicationIdentifier> transferee;
    CALLBOARD_WIRE_EVENT(CallTransferAccepted, transferTarget, transferee)
};
CALLBOARD_WIRE_PLAIN_EVENT(CallTransferFailed)
CALLBOARD_WIRE_PLAIN_EVENT(HoldFailed)

CALLBOARD_WIRE_PARTICIPANT_EVENT(AddParticipantSucceeded)
CALLBOARD_WIRE_PARTICIPANT_EVENT(AddParticipantFailed)
CALLBOARD_WIRE_PARTICIPANT_EVENT(RemoveParticipantSucceeded)
CALLBOARD_WIRE_PARTICIPANT_EVENT(RemoveParticipantFailed)

struct MoveParticipantSucceeded : ParticipantEvent {
    std::optional<CallId> fromCall;
    CALLBOARD_WIRE_OF(MoveParticipantSucceeded, "Microsoft.Communication.MoveParticipantSucceeded", ParticipantEvent,
                      fromCall)
};
struct MoveParticipantFailed : ParticipantEvent {
    std::optional<CallId> fromCall;
    CALLBOARD_WIRE_OF(MoveParticipantFailed, "Microsoft.Communication.MoveParticipantFailed", ParticipantEvent,
                      fromCall)
};

struct CancelAddParticipantSucceeded : EventCommon {
    std::optional<InvitationId> invitationId;
    CALLBOARD_WIRE_EVENT(CancelAddParticipantSucceeded, invitationId)
};
struct CancelAddParticipantFailed : EventCommon {
    std::optional<InvitationId> invitationId;
    CALLBOARD_WIRE_EVENT(CancelAddParticipantFailed, invitationId)
};

/// The full roster. The number never falls in order of arrival; an equal number may bring another list.
struct ParticipantsUpdated : EventCommon {
    std::optional<int> sequenceNumber;
    std::optional<QList<CallParticipant>> participants;
    CALLBOARD_WIRE_EVENT(ParticipantsUpdated, sequenceNumber, participants)
};

CALLBOARD_WIRE_PLAIN_EVENT(PlayStarted)
CALLBOARD_WIRE_PLAIN_EVENT(PlayCompleted)
CALLBOARD_WIRE_PLAIN_EVENT(PlayCanceled)
struct PlayFailed : EventCommon {
    std::optional<int> failedPlaySourceIndex; ///< from 0
    CALLBOARD_WIRE_EVENT(PlayFailed, failedPlaySourceIndex)
};

struct RecognizeCompleted : EventCommon {
    std::optional<Open<RecognitionType>> recognitionType;
    std::optional<DtmfResult> dtmfResult;
    std::optional<ChoiceResult> choiceResult;
    std::optional<SpeechResult> speechResult;
    CALLBOARD_WIRE_EVENT(RecognizeCompleted, recognitionType, dtmfResult, choiceResult, speechResult)
};
struct RecognizeFailed : EventCommon {
    std::optional<int> failedPlaySourceIndex; ///< only when the prompt failed
    CALLBOARD_WIRE_EVENT(RecognizeFailed, failedPlaySourceIndex)
};
CALLBOARD_WIRE_PLAIN_EVENT(RecognizeCanceled)

struct ContinuousDtmfRecognitionToneReceived : EventCommon {
    std::optional<int> sequenceId;
    std::optional<Open<Tone>> tone;
    CALLBOARD_WIRE_EVENT(ContinuousDtmfRecognitionToneReceived, sequenceId, tone)
};
CALLBOARD_WIRE_PLAIN_EVENT(ContinuousDtmfRecognitionToneFailed)
CALLBOARD_WIRE_PLAIN_EVENT(ContinuousDtmfRecognitionStopped)
CALLBOARD_WIRE_PLAIN_EVENT(SendDtmfTonesCompleted)
CALLBOARD_WIRE_PLAIN_EVENT(SendDtmfTonesFailed)

#define CALLBOARD_WIRE_UPDATE_EVENT(Type, Update, member)                                                              \
    struct Type : EventCommon {                                                                                        \
        std::optional<Update> member;                                                                                  \
        CALLBOARD_WIRE_EVENT(Type, member)                                                                             \
    };
CALLBOARD_WIRE_UPDATE_EVENT(TranscriptionStarted, TranscriptionUpdate, transcriptionUpdate)
CALLBOARD_WIRE_UPDATE_EVENT(TranscriptionUpdated, TranscriptionUpdate, transcriptionUpdate)
CALLBOARD_WIRE_UPDATE_EVENT(TranscriptionStopped, TranscriptionUpdate, transcriptionUpdate)
CALLBOARD_WIRE_UPDATE_EVENT(TranscriptionFailed, TranscriptionUpdate, transcriptionUpdate)
CALLBOARD_WIRE_UPDATE_EVENT(MediaStreamingStarted, MediaStreamingUpdate, mediaStreamingUpdate)
CALLBOARD_WIRE_UPDATE_EVENT(MediaStreamingStopped, MediaStreamingUpdate, mediaStreamingUpdate)
CALLBOARD_WIRE_UPDATE_EVENT(MediaStreamingFailed, MediaStreamingUpdate, mediaStreamingUpdate)

struct RecordingStateChanged : EventCommon {
    std::optional<RecordingId> recordingId;
    std::optional<Open<RecordingState>> state;
    std::optional<Timestamp> startDateTime; ///< 0001-01-01 while inactive
    std::optional<Open<RecordingKind>> recordingKind;
    CALLBOARD_WIRE_EVENT(RecordingStateChanged, recordingId, state, startDateTime, recordingKind)
};
struct StartRecordingFailed : EventCommon {
    std::optional<RecordingId> recordingId;
    CALLBOARD_WIRE_EVENT(StartRecordingFailed, recordingId)
};

/// A type this version does not know; kept and shown as it came.
struct UnknownEvent {
    QString type;
    QJsonObject data;
    bool operator==(const UnknownEvent &) const = default;
};

using CallbackEvent = std::variant<
    CallConnected, CallDisconnected, CreateCallFailed, AnswerFailed, ConnectFailed, CallTransferAccepted,
    CallTransferFailed, HoldFailed, AddParticipantSucceeded, AddParticipantFailed, RemoveParticipantSucceeded,
    RemoveParticipantFailed, MoveParticipantSucceeded, MoveParticipantFailed, CancelAddParticipantSucceeded,
    CancelAddParticipantFailed, ParticipantsUpdated, PlayStarted, PlayCompleted, PlayCanceled, PlayFailed,
    RecognizeCompleted, RecognizeFailed, RecognizeCanceled, ContinuousDtmfRecognitionToneReceived,
    ContinuousDtmfRecognitionToneFailed, ContinuousDtmfRecognitionStopped, SendDtmfTonesCompleted, SendDtmfTonesFailed,
    TranscriptionStarted, TranscriptionUpdated, TranscriptionStopped, TranscriptionFailed, MediaStreamingStarted,
    MediaStreamingStopped, MediaStreamingFailed, RecordingStateChanged, StartRecordingFailed, UnknownEvent>;

/// The full type: "Microsoft.Communication.CallConnected".
QString typeOf(const CallbackEvent &event);
/// The part that all known events share; null for an UnknownEvent.
const EventCommon *commonOf(const CallbackEvent &event);
EventCommon *commonOf(CallbackEvent &event);
/// The ids as far as they can be found, in unknown events too.
CallId callIdOf(const CallbackEvent &event);
CorrelationId correlationIdOf(const CallbackEvent &event);
OperationContext operationContextOf(const CallbackEvent &event);
/// The members of `data`.
QJsonObject dataOf(const CallbackEvent &event);

} // namespace callboard::wire
