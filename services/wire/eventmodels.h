// Parts that only callback events carry: results of recognition, states of streaming, transcription and recording.
#pragma once
#include "wire/callmodels.h"

namespace callboard::wire {

enum class Tone { Unknown, Zero, One, Two, Three, Four, Five, Six, Seven, Eight, Nine, A, B, C, D, Pound, Asterisk };
template<>
struct Names<Tone> {
    static constexpr QLatin1StringView list[]
        = {{},         "zero"_L1, "one"_L1, "two"_L1, "three"_L1, "four"_L1, "five"_L1,  "six"_L1,     "seven"_L1,
           "eight"_L1, "nine"_L1, "a"_L1,   "b"_L1,   "c"_L1,     "d"_L1,    "pound"_L1, "asterisk"_L1};
};

enum class RecognitionType { Unknown, Dtmf, Speech, Choices };
template<>
struct Names<RecognitionType> {
    static constexpr QLatin1StringView list[] = {{}, "dtmf"_L1, "speech"_L1, "choices"_L1};
};

struct DtmfResult {
    std::optional<QList<Open<Tone>>> tones;
    CALLBOARD_WIRE(DtmfResult, tones)
};

struct ChoiceResult {
    std::optional<QString> label;
    std::optional<QString> recognizedPhrase; ///< absent when the choice was made by tone
    std::optional<double> confidence;
    CALLBOARD_WIRE(ChoiceResult, label, recognizedPhrase, confidence)
};

struct SpeechResult {
    std::optional<QString> speech;
    std::optional<double> confidence;
    CALLBOARD_WIRE(SpeechResult, speech, confidence)
};

enum class MediaStreamingStatus { Unknown, Started, Failed, Stopped, UnspecifiedError };
template<>
struct Names<MediaStreamingStatus> {
    static constexpr QLatin1StringView list[] = {
        {}, "mediaStreamingStarted"_L1, "mediaStreamingFailed"_L1, "mediaStreamingStopped"_L1, "unspecifiedError"_L1};
};

enum class MediaStreamingStatusDetails {
    Unknown,
    SubscriptionStarted,
    StreamConnectionReestablished,
    StreamConnectionUnsuccessful,
    StreamUrlMissing,
    ServiceShutdown,
    StreamConnectionInterrupted,
    SpeechServicesConnectionError,
    SubscriptionStopped,
    UnspecifiedError,
    AuthenticationFailure,
    BadRequest,
    TooManyRequests,
    Forbidden,
    ServiceTimeout,
    InitialWebSocketConnectionFailed
};
template<>
struct Names<MediaStreamingStatusDetails> {
    static constexpr QLatin1StringView list[] = {{},
                                                 "subscriptionStarted"_L1,
                                                 "streamConnectionReestablished"_L1,
                                                 "streamConnectionUnsuccessful"_L1,
                                                 "streamUrlMissing"_L1,
                                                 "serviceShutdown"_L1,
                                                 "streamConnectionInterrupted"_L1,
                                                 "speechServicesConnectionError"_L1,
                                                 "subscriptionStopped"_L1,
                                                 "unspecifiedError"_L1,
                                                 "authenticationFailure"_L1,
                                                 "badRequest"_L1,
                                                 "tooManyRequests"_L1,
                                                 "forbidden"_L1,
                                                 "serviceTimeout"_L1,
                                                 "initialWebSocketConnectionFailed"_L1};
};

struct MediaStreamingUpdate {
    std::optional<QString> contentType; ///< "Audio" here, "audio" in requests
    std::optional<Open<MediaStreamingStatus>> mediaStreamingStatus;
    std::optional<Open<MediaStreamingStatusDetails>> mediaStreamingStatusDetails;
    CALLBOARD_WIRE(MediaStreamingUpdate, contentType, mediaStreamingStatus, mediaStreamingStatusDetails)
};

enum class TranscriptionStatus { Unknown, Started, Failed, Resumed, Updated, Stopped, UnspecifiedError };
template<>
struct Names<TranscriptionStatus> {
    static constexpr QLatin1StringView list[] = {{},
                                                 "transcriptionStarted"_L1,
                                                 "transcriptionFailed"_L1,
                                                 "transcriptionResumed"_L1,
                                                 "transcriptionUpdated"_L1,
                                                 "transcriptionStopped"_L1,
                                                 "unspecifiedError"_L1};
};

enum class TranscriptionStatusDetails {
    Unknown,
    SubscriptionStarted,
    StreamConnectionReestablished,
    StreamConnectionUnsuccessful,
    StreamUrlMissing,
    ServiceShutdown,
    StreamConnectionInterrupted,
    SpeechServicesConnectionError,
    SubscriptionStopped,
    UnspecifiedError,
    AuthenticationFailure,
    BadRequest,
    TooManyRequests,
    Forbidden,
    ServiceTimeout,
    TranscriptionLocaleUpdated
};
template<>
struct Names<TranscriptionStatusDetails> {
    static constexpr QLatin1StringView list[] = {{},
                                                 "subscriptionStarted"_L1,
                                                 "streamConnectionReestablished"_L1,
                                                 "streamConnectionUnsuccessful"_L1,
                                                 "streamUrlMissing"_L1,
                                                 "serviceShutdown"_L1,
                                                 "streamConnectionInterrupted"_L1,
                                                 "speechServicesConnectionError"_L1,
                                                 "subscriptionStopped"_L1,
                                                 "unspecifiedError"_L1,
                                                 "authenticationFailure"_L1,
                                                 "badRequest"_L1,
                                                 "tooManyRequests"_L1,
                                                 "forbidden"_L1,
                                                 "serviceTimeout"_L1,
                                                 "transcriptionLocaleUpdated"_L1};
};

struct TranscriptionUpdate {
    std::optional<Open<TranscriptionStatus>> transcriptionStatus;
    std::optional<Open<TranscriptionStatusDetails>> transcriptionStatusDetails;
    CALLBOARD_WIRE(TranscriptionUpdate, transcriptionStatus, transcriptionStatusDetails)
};

enum class RecordingState { Unknown, Active, Inactive };
template<>
struct Names<RecordingState> {
    static constexpr QLatin1StringView list[] = {{}, "active"_L1, "inactive"_L1};
};

enum class RecordingKind { Unknown, AzureCommunicationServices, Teams, TeamsCompliance };
template<>
struct Names<RecordingKind> {
    static constexpr QLatin1StringView list[] = {{}, "azureCommunicationServices"_L1, "teams"_L1, "teamsCompliance"_L1};
};

} // namespace callboard::wire
