#include "wire/callbackcodec.h"
#include "wire/callrequests.h"
#include "wire/envelope.h"
#include "wire/errors.h"
#include "wire/mediarequests.h"
#include "wire/recordingmodels.h"
#include "wire/streaming.h"

namespace callboard::wire {

namespace {

template<class... Types>
QList<SchemaInfo> infos()
{
    return {Codec<Types>::info()...};
}

} // namespace

QList<SchemaInfo> schemas()
{
    return infos<CommunicationUserIdentifier, PhoneNumberIdentifier, MicrosoftTeamsUserIdentifier,
                 MicrosoftTeamsAppIdentifier, TeamsExtensionUserIdentifier, CommunicationIdentifier, GridIdentifier>()
        + infos<SipDiagnosticInfo, ResultInformation, CallParticipant, MediaStreamingSubscription,
                TranscriptionSubscription, CallConnectionProperties, CallLocator, CallIntelligenceOptions,
                TeamsPhoneCallerDetails, TeamsPhoneSourceDetails, TeamsPhoneCallDetails, CustomCallingContext>()
        + infos<DtmfResult, ChoiceResult, SpeechResult, MediaStreamingUpdate, TranscriptionUpdate>()
        + infos<IncomingCallCustomContext, IncomingCall, GridParticipant, GridGroup, GridRoom, GridEndedBy,
                GridEndReason, CallStarted, CallEnded, CallParticipantAdded, CallParticipantRemoved, RecordingChunkInfo,
                RecordingStorageInfo, RecordingFileStatusUpdated, SubscriptionValidation,
                SubscriptionValidationResponse, SubscriptionDeleted, GridHead, GridCloudHead>()
        + infos<CallClaimed, ClaimReleased, IncomingClosed, CallOwned, ActionRefused, RecordingControlled, RecordingStored,
                RecordingFailed, SegmentWord, TranscriptSegment, TranscriptPartial, RelayEvent, Envelope, CloudEvent>()
        + infos<CommunicationError, CommunicationErrorResponse>()
        + infos<FileSource, TextSource, SsmlSource, PlaySource, PlayOptions, DtmfOptions, Choice, SpeechOptions,
                RecognizeOptions, MediaStreamingOptions, WebSocketMediaStreamingOptions, TranscriptionOptions,
                WebSocketTranscriptionOptions>()
        + infos<CreateCallRequest, AnswerCallRequest, RedirectCallRequest, RejectCallRequest, ConnectRequest,
                TransferToParticipantRequest, TransferCallResponse, GetParticipantsResponse, AddParticipantRequest,
                AddParticipantResponse, RemoveParticipantRequest, RemoveParticipantResponse, MuteParticipantsRequest,
                MuteParticipantsResult, CancelAddParticipantRequest, CancelAddParticipantResponse,
                MoveParticipantsRequest, MoveParticipantsResponse>()
        + infos<PlayRequest, RecognizeRequest, ContinuousDtmfRecognitionRequest, SendDtmfTonesRequest,
                SendDtmfTonesResult, HoldRequest, UnholdRequest, StartMediaStreamingRequest, StopMediaStreamingRequest,
                StartTranscriptionRequest, UpdateTranscriptionRequest, StopTranscriptionRequest>()
        + infos<ChannelAffinity, RecordingStorage, StartCallRecordingRequest, RecordingStateResponse,
                PauseResumeInterval, RecordingAudioConfiguration, RecordingInfo, RecordingChannel, RecordingMetadata>()
        + infos<AudioMetadata, AudioData, DtmfData, TranscriptionMetadata, TranscriptionWord, TranscriptionData,
                AppAudio, MarkData>()
        + callbackEventSchemas();
}

} // namespace callboard::wire
