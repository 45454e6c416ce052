// Requests and answers about recordings, and the description that belongs to each file (contract README, 12).
#pragma once
#include "core/timestamp.h"
#include "wire/mediamodels.h"

namespace callboard::wire {

enum class RecordingContentType { Unknown, Audio, AudioVideo };
template<>
struct Names<RecordingContentType> {
    static constexpr QLatin1StringView list[] = {{}, "audio"_L1, "audioVideo"_L1};
};
enum class RecordingChannelType { Unknown, Mixed, Unmixed };
template<>
struct Names<RecordingChannelType> {
    static constexpr QLatin1StringView list[] = {{}, "mixed"_L1, "unmixed"_L1};
};
enum class RecordingFormatType { Unknown, Wav, Mp3, Mp4 };
template<>
struct Names<RecordingFormatType> {
    static constexpr QLatin1StringView list[] = {{}, "wav"_L1, "mp3"_L1, "mp4"_L1};
};
enum class RecordingStorageKind { Unknown, AzureCommunicationServices, AzureBlobStorage };
template<>
struct Names<RecordingStorageKind> {
    static constexpr QLatin1StringView list[] = {{}, "azureCommunicationServices"_L1, "azureBlobStorage"_L1};
};

struct ChannelAffinity {
    std::optional<int> channel; ///< 0..4
    CommunicationIdentifier participant;
    CALLBOARD_WIRE(ChannelAffinity, channel, participant)
};

struct RecordingStorage {
    Open<RecordingStorageKind> recordingStorageKind;
    std::optional<QString> recordingDestinationContainerUrl;
    CALLBOARD_WIRE(RecordingStorage, recordingStorageKind, recordingDestinationContainerUrl)
};

/// Exactly one of callLocator and callConnectionId names the call.
struct StartCallRecordingRequest {
    std::optional<CallLocator> callLocator;
    std::optional<CallId> callConnectionId;
    std::optional<QString> recordingStateCallbackUri;
    std::optional<Open<RecordingContentType>> recordingContentType;
    std::optional<Open<RecordingChannelType>> recordingChannelType;
    std::optional<Open<RecordingFormatType>> recordingFormatType;
    std::optional<QList<CommunicationIdentifier>> audioChannelParticipantOrdering; ///< unmixed; 5 at most
    std::optional<QList<ChannelAffinity>> channelAffinity; ///< unmixed
    std::optional<bool> pauseOnStart;
    std::optional<RecordingStorage> externalStorage;
    CALLBOARD_WIRE(StartCallRecordingRequest, callLocator, callConnectionId, recordingStateCallbackUri,
                   recordingContentType, recordingChannelType, recordingFormatType, audioChannelParticipantOrdering,
                   channelAffinity, pauseOnStart, externalStorage)
};

struct RecordingStateResponse {
    std::optional<RecordingId> recordingId;
    std::optional<Open<RecordingState>> recordingState;
    std::optional<Open<RecordingKind>> recordingKind;
    CALLBOARD_WIRE(RecordingStateResponse, recordingId, recordingState, recordingKind)
};

struct PauseResumeInterval {
    Timestamp startTime;
    double duration = 0; ///< milliseconds
    CALLBOARD_WIRE(PauseResumeInterval, startTime, duration)
};

struct RecordingAudioConfiguration {
    std::optional<int> sampleRate;
    std::optional<int> bitRate;
    std::optional<int> channels;
    CALLBOARD_WIRE(RecordingAudioConfiguration, sampleRate, bitRate, channels)
};

struct RecordingInfo {
    std::optional<Open<RecordingContentType>> contentType;
    std::optional<Open<RecordingChannelType>> channelType;
    std::optional<Open<RecordingFormatType>> format;
    std::optional<RecordingAudioConfiguration> audioConfiguration;
    std::optional<QJsonObject> videoConfiguration; ///< older files
    CALLBOARD_WIRE(RecordingInfo, contentType, channelType, format, audioConfiguration, videoConfiguration)
};

struct RecordingChannel {
    RawId participantId;
    std::optional<int> channel;
    CALLBOARD_WIRE(RecordingChannel, participantId, channel)
};

/// The file behind metadataLocation of a recording's chunk.
struct RecordingMetadata {
    QString resourceId;
    QString callId;
    QString chunkDocumentId;
    int chunkIndex = 0;
    Timestamp chunkStartTime;
    double chunkDuration = 0; ///< milliseconds
    std::optional<QList<PauseResumeInterval>> pauseResumeIntervals;
    std::optional<RecordingInfo> recordingInfo;
    std::optional<QList<RecordingChannel>> participants;
    CALLBOARD_WIRE(RecordingMetadata, resourceId, callId, chunkDocumentId, chunkIndex, chunkStartTime, chunkDuration,
                   pauseResumeIntervals, recordingInfo, participants)
};

} // namespace callboard::wire
