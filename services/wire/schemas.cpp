#include "wire/callbackcodec.h"
#include "wire/envelope.h"

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
        + infos<CallClaimed, ClaimReleased, IncomingClosed, CallOwned, ActionRefused, RelayEvent, Envelope,
                CloudEvent>()
        + callbackEventSchemas();
}

} // namespace callboard::wire
