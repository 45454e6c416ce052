// What Event Grid events about calls carry in `data` (contract README, 14.5 and 14.6).
#pragma once
#include "wire/callmodels.h"

namespace callboard::wire {

struct IncomingCallCustomContext {
    StringMap sipHeaders;
    StringMap voipHeaders;
    CALLBOARD_WIRE_AS(IncomingCallCustomContext, "AcsIncomingCallCustomContext", sipHeaders, voipHeaders)
};

/// A call rings at an identity or number of the resource. It rings 30 s; answer, redirect and reject need the context.
struct IncomingCall {
    std::optional<GridIdentifier> to;
    std::optional<GridIdentifier> from;
    ServerCallId serverCallId;
    QString callerDisplayName; ///< empty for phone callers
    std::optional<IncomingCallCustomContext> customContext;
    QString incomingCallContext; ///< secret, about 10 KB; opaque
    std::optional<GridIdentifier> onBehalfOfCallee;
    CorrelationId correlationId;
    CALLBOARD_WIRE_AS(IncomingCall, "Microsoft.Communication.IncomingCall", to, from, serverCallId, callerDisplayName,
                      customContext, incomingCallContext, onBehalfOfCallee, correlationId)
};

enum class GridRole { Unknown, Attendee, Presenter, Consumer, Collaborator, Organizer };
template<>
struct Names<GridRole> {
    static constexpr QLatin1StringView list[]
        = {{}, "Attendee"_L1, "Presenter"_L1, "Consumer"_L1, "Collaborator"_L1, "Organizer"_L1};
};

struct GridParticipant {
    std::optional<GridIdentifier> communicationIdentifier;
    Open<GridRole> role;
    CALLBOARD_WIRE_AS(GridParticipant, "AcsCallParticipant", communicationIdentifier, role)
};

struct GridGroup {
    QString id;
    CALLBOARD_WIRE_AS(GridGroup, "AcsCallGroup", id)
};

struct GridRoom {
    QString id;
    CALLBOARD_WIRE_AS(GridRoom, "AcsCallRoom", id)
};

enum class GridEndedByType { Unknown, Participant, MicrosoftInternal };
template<>
struct Names<GridEndedByType> {
    static constexpr QLatin1StringView list[] = {{}, "Participant"_L1, "MicrosoftInternal"_L1};
};

struct GridEndedBy {
    std::optional<GridIdentifier> communicationIdentifier;
    Open<GridEndedByType> type;
    QString name;
    CALLBOARD_WIRE_AS(GridEndedBy, "AcsCallEndedBy", communicationIdentifier, type, name)
};

struct GridEndReason {
    int code = 0;
    int subCode = 0;
    QString phrase;
    CALLBOARD_WIRE_AS(GridEndReason, "AcsCallEndReason", code, subCode, phrase)
};

/// Common to the events of a running call. Only calls with VoIP users of the resource raise them.
struct CallStarted {
    std::optional<GridParticipant> startedBy;
    ServerCallId serverCallId;
    std::optional<GridGroup> group;
    std::optional<GridRoom> room;
    std::optional<bool> isTwoParty;
    CorrelationId correlationId;
    std::optional<bool> isRoomsCall;
    CALLBOARD_WIRE_AS(CallStarted, "Microsoft.Communication.CallStarted", startedBy, serverCallId, group, room,
                      isTwoParty, correlationId, isRoomsCall)
};

struct CallEnded : CallStarted {
    std::optional<GridEndedBy> endedBy;
    std::optional<GridEndReason> reason;
    double callDurationInSeconds = 0;
    CALLBOARD_WIRE_OF(CallEnded, "Microsoft.Communication.CallEnded", CallStarted, endedBy, reason,
                      callDurationInSeconds)
};

struct CallParticipantAdded : CallStarted {
    std::optional<GridParticipant> user;
    QString displayName;
    QString participantId;
    QString userAgent;
    CALLBOARD_WIRE_OF(CallParticipantAdded, "Microsoft.Communication.CallParticipantAdded", CallStarted, user,
                      displayName, participantId, userAgent)
};

struct CallParticipantRemoved : CallStarted {
    std::optional<GridParticipant> user;
    QString displayName;
    QString participantId;
    QString userAgent;
    CALLBOARD_WIRE_OF(CallParticipantRemoved, "Microsoft.Communication.CallParticipantRemoved", CallStarted, user,
                      displayName, participantId, userAgent)
};

enum class GridContentType { Unknown, AudioVideo, Audio };
template<>
struct Names<GridContentType> {
    static constexpr QLatin1StringView list[] = {{}, "AudioVideo"_L1, "Audio"_L1};
};
enum class GridChannelType { Unknown, Mixed, Unmixed };
template<>
struct Names<GridChannelType> {
    static constexpr QLatin1StringView list[] = {{}, "Mixed"_L1, "Unmixed"_L1};
};
enum class GridFormatType { Unknown, Wav, Mp3, Mp4 };
template<>
struct Names<GridFormatType> {
    static constexpr QLatin1StringView list[] = {{}, "Wav"_L1, "Mp3"_L1, "Mp4"_L1};
};
enum class SessionEndReason { Unknown, CallEnded, InitiatorLeft };
template<>
struct Names<SessionEndReason> {
    static constexpr QLatin1StringView list[] = {{}, "CallEnded"_L1, "InitiatorLeft"_L1};
};
enum class ChunkEndReason { Unknown, SessionEnded, ChunkMaximumSizeExceeded };
template<>
struct Names<ChunkEndReason> {
    static constexpr QLatin1StringView list[] = {{}, "SessionEnded"_L1, "ChunkMaximumSizeExceeded"_L1};
};

/// One file of a recording; the addresses are opaque.
struct RecordingChunkInfo {
    QString documentId;
    int index = 0;
    Open<ChunkEndReason> endReason;
    QString metadataLocation;
    QString contentLocation;
    QString deleteLocation;
    CALLBOARD_WIRE_AS(RecordingChunkInfo, "AcsRecordingChunkInfo", documentId, index, endReason, metadataLocation,
                      contentLocation, deleteLocation)
};

struct RecordingStorageInfo {
    QList<RecordingChunkInfo> recordingChunks;
    CALLBOARD_WIRE_AS(RecordingStorageInfo, "AcsRecordingStorageInfo", recordingChunks)
};

/// The files of a recording are ready.
struct RecordingFileStatusUpdated {
    std::optional<RecordingStorageInfo> recordingStorageInfo;
    std::optional<QString> recordingStartTime;
    std::optional<qint64> recordingDurationMs;
    std::optional<Open<GridContentType>> recordingContentType;
    std::optional<Open<GridChannelType>> recordingChannelType;
    std::optional<Open<GridFormatType>> recordingFormatType;
    std::optional<Open<SessionEndReason>> sessionEndReason;
    std::optional<RecordingId> recordingId; ///< since 2026; before, only in the subject
    std::optional<QString> storageType;
    CALLBOARD_WIRE_AS(RecordingFileStatusUpdated, "Microsoft.Communication.RecordingFileStatusUpdated",
                      recordingStorageInfo, recordingStartTime, recordingDurationMs, recordingContentType,
                      recordingChannelType, recordingFormatType, sessionEndReason, recordingId, storageType)
};

/// First half of the Event Grid schema's handshake.
struct SubscriptionValidation {
    QString validationCode; ///< secret
    QString validationUrl;
    CALLBOARD_WIRE_AS(SubscriptionValidation, "Microsoft.EventGrid.SubscriptionValidationEvent", validationCode,
                      validationUrl)
};

/// Second half: the body of the answer, with status 200.
struct SubscriptionValidationResponse {
    QString validationResponse;
    CALLBOARD_WIRE(SubscriptionValidationResponse, validationResponse)
};

struct SubscriptionDeleted {
    QString eventSubscriptionId;
    CALLBOARD_WIRE_AS(SubscriptionDeleted, "Microsoft.EventGrid.SubscriptionDeletedEvent", eventSubscriptionId)
};

} // namespace callboard::wire
