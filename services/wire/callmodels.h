// What requests, responses and events say about a call and its participants.
#pragma once
#include "wire/identifier.h"

namespace callboard::wire {

using StringMap = QMap<QString, QString>;

struct SipDiagnosticInfo {
    std::optional<int> code;
    std::optional<QString> message;
    CALLBOARD_WIRE(SipDiagnosticInfo, code, message)
};

/// How an action or a call ended. Never decide by `message`: one sub code has several wordings.
struct ResultInformation {
    std::optional<int> code; ///< HTTP-like for media, SIP-like for call setup and end
    std::optional<int> subCode;
    std::optional<QString> message;
    std::optional<SipDiagnosticInfo> sipDetails;
    std::optional<SipDiagnosticInfo> q850Details;
    CALLBOARD_WIRE(ResultInformation, code, subCode, message, sipDetails, q850Details)
};

struct CallParticipant {
    std::optional<CommunicationIdentifier> identifier;
    std::optional<bool> isMuted;
    std::optional<bool> isOnHold; ///< since 2024-09-15
    CALLBOARD_WIRE(CallParticipant, identifier, isMuted, isOnHold)
};

enum class CallConnectionState {
    Unknown,
    Connecting,
    Connected,
    Transferring,
    TransferAccepted,
    Disconnecting,
    Disconnected
};
template<>
struct Names<CallConnectionState> {
    static constexpr QLatin1StringView list[]
        = {"unknown"_L1,          "connecting"_L1,    "connected"_L1,   "transferring"_L1,
           "transferAccepted"_L1, "disconnecting"_L1, "disconnected"_L1};
};

enum class SubscriptionState { Unknown, Disabled, Inactive, Active };
template<>
struct Names<SubscriptionState> {
    static constexpr QLatin1StringView list[] = {{}, "disabled"_L1, "inactive"_L1, "active"_L1};
};

enum class MediaStreamingContentType { Unknown, Audio };
template<>
struct Names<MediaStreamingContentType> {
    static constexpr QLatin1StringView list[] = {{}, "audio"_L1};
};

enum class TranscriptionResultState { Unknown, Final, Intermediate };
template<>
struct Names<TranscriptionResultState> {
    static constexpr QLatin1StringView list[] = {{}, "final"_L1, "intermediate"_L1};
};

struct MediaStreamingSubscription {
    std::optional<QString> id;
    std::optional<Open<SubscriptionState>> state;
    std::optional<QList<Open<MediaStreamingContentType>>> subscribedContentTypes;
    CALLBOARD_WIRE(MediaStreamingSubscription, id, state, subscribedContentTypes)
};

struct TranscriptionSubscription {
    std::optional<QString> id;
    std::optional<Open<SubscriptionState>> state;
    std::optional<QList<Open<TranscriptionResultState>>> subscribedResultTypes;
    std::optional<QString> locale;
    CALLBOARD_WIRE(TranscriptionSubscription, id, state, subscribedResultTypes, locale)
};

/// The service's answer to create, answer, connect and get.
struct CallConnectionProperties {
    std::optional<CallId> callConnectionId;
    std::optional<ServerCallId> serverCallId;
    std::optional<QList<CommunicationIdentifier>> targets;
    std::optional<Open<CallConnectionState>> callConnectionState;
    std::optional<QString> callbackUri;
    std::optional<PhoneNumberIdentifier> sourceCallerIdNumber;
    std::optional<QString> sourceDisplayName;
    std::optional<CommunicationIdentifier> source;
    std::optional<CorrelationId> correlationId;
    std::optional<CommunicationUserIdentifier> answeredBy;
    std::optional<MediaStreamingSubscription> mediaStreamingSubscription;
    std::optional<TranscriptionSubscription> transcriptionSubscription;
    std::optional<PhoneNumberIdentifier> answeredFor; ///< the dialled number, when known
    CALLBOARD_WIRE(CallConnectionProperties, callConnectionId, serverCallId, targets, callConnectionState, callbackUri,
                   sourceCallerIdNumber, sourceDisplayName, source, correlationId, answeredBy,
                   mediaStreamingSubscription, transcriptionSubscription, answeredFor)
};

enum class CallLocatorKind { Unknown, GroupCall, ServerCall, RoomCall };
template<>
struct Names<CallLocatorKind> {
    static constexpr QLatin1StringView list[]
        = {{}, "groupCallLocator"_L1, "serverCallLocator"_L1, "roomCallLocator"_L1};
};

/// Names a running call by exactly one id; `kind` agrees with it.
struct CallLocator {
    std::optional<QString> groupCallId;
    std::optional<ServerCallId> serverCallId;
    std::optional<QString> roomId;
    std::optional<Open<CallLocatorKind>> kind;
    CALLBOARD_WIRE(CallLocator, groupCallId, serverCallId, roomId, kind)

    static CallLocator serverCall(const ServerCallId &id);
    static CallLocator groupCall(const QString &id);
    static CallLocator room(const QString &id);
};

struct CallIntelligenceOptions {
    std::optional<QString> cognitiveServicesEndpoint;
    CALLBOARD_WIRE(CallIntelligenceOptions, cognitiveServicesEndpoint)
};

struct TeamsPhoneCallerDetails {
    CommunicationIdentifier caller;
    QString name;
    QString phoneNumber;
    std::optional<QString> recordId;
    std::optional<QString> screenPopUrl;
    std::optional<bool> isAuthenticated;
    std::optional<StringMap> additionalCallerInformation; ///< 10 entries; more are ignored
    CALLBOARD_WIRE(TeamsPhoneCallerDetails, caller, name, phoneNumber, recordId, screenPopUrl, isAuthenticated,
                   additionalCallerInformation)
};

struct TeamsPhoneSourceDetails {
    CommunicationIdentifier source;
    QString language;
    QString status;
    std::optional<QMap<QString, CommunicationIdentifier>> intendedTargets;
    CALLBOARD_WIRE(TeamsPhoneSourceDetails, source, language, status, intendedTargets)
};

struct TeamsPhoneCallDetails {
    std::optional<TeamsPhoneCallerDetails> teamsPhoneCallerDetails;
    std::optional<TeamsPhoneSourceDetails> teamsPhoneSourceDetails;
    std::optional<QString> sessionId;
    std::optional<QString> intent;
    std::optional<QString> callTopic; ///< 48 characters
    std::optional<QString> callContext;
    std::optional<QString> transcriptUrl;
    std::optional<QString> callSentiment;
    std::optional<QString> suggestedActions;
    CALLBOARD_WIRE(TeamsPhoneCallDetails, teamsPhoneCallerDetails, teamsPhoneSourceDetails, sessionId, intent,
                   callTopic, callContext, transcriptUrl, callSentiment, suggestedActions)
};

/// Headers for the party that is added or transferred to; limits in contract README, section 9.
struct CustomCallingContext {
    std::optional<StringMap> voipHeaders;
    std::optional<StringMap> sipHeaders;
    std::optional<TeamsPhoneCallDetails> teamsPhoneCallDetails;
    CALLBOARD_WIRE(CustomCallingContext, voipHeaders, sipHeaders, teamsPhoneCallDetails)
};

} // namespace callboard::wire
