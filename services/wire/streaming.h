// Frames of the sockets that the service opens to the application: audio, tones and transcription, and audio back
// (contract README, 11.3 to 11.5). Text messages, one JSON object each.
#pragma once
#include "core/timestamp.h"
#include "wire/callmodels.h"
#include <variant>

namespace callboard::wire {

/// Headers of the upgrade request besides Authorization.
inline constexpr QLatin1StringView CallConnectionIdHeader{"x-ms-call-connection-id"};
inline constexpr QLatin1StringView CallCorrelationIdHeader{"x-ms-call-correlation-id"};

/// First frame of an audio connection.
struct AudioMetadata {
    QString subscriptionId;
    QString encoding; ///< PCM: 16-bit little-endian
    int sampleRate = 0; ///< hertz
    int channels = 0;
    int length = 0; ///< bytes a frame of 20 ms
    CALLBOARD_WIRE(AudioMetadata, subscriptionId, encoding, sampleRate, channels, length)
};

/// 20 ms of sound.
struct AudioData {
    Timestamp timestamp;
    std::optional<RawId> participantRawID; ///< only when unmixed; never null on the wire
    QByteArray data; ///< PCM as announced
    bool silent = false;
    CALLBOARD_WIRE(AudioData, timestamp, participantRawID, data, silent)
};

struct DtmfData {
    QString data; ///< one tone
    std::optional<QString> timestamp;
    std::optional<RawId> participantRawID;
    CALLBOARD_WIRE(DtmfData, data, timestamp, participantRawID)
};

/// First frame of a transcription connection.
struct TranscriptionMetadata {
    QString subscriptionId;
    QString locale;
    CallId callConnectionId;
    CorrelationId correlationId;
    std::optional<QString> speechRecognitionModelEndpointId;
    CALLBOARD_WIRE(TranscriptionMetadata, subscriptionId, locale, callConnectionId, correlationId,
                   speechRecognitionModelEndpointId)
};

/// Times are ticks of 100 ns and exceed what a double can hold.
struct TranscriptionWord {
    QString text;
    qint64 offset = 0;
    qint64 duration = 0;
    CALLBOARD_WIRE(TranscriptionWord, text, offset, duration)
};

enum class TranscriptionResultStatus { Unknown, Intermediate, Final };
template<>
struct Names<TranscriptionResultStatus> {
    static constexpr QLatin1StringView list[] = {{}, "Intermediate"_L1, "Final"_L1};
};

struct TranscriptionData {
    QString text;
    QString format; ///< display
    double confidence = 0; ///< 0..1
    qint64 offset = 0; ///< ticks
    qint64 duration = 0; ///< ticks
    QList<TranscriptionWord> words; ///< always there, may be empty
    RawId participantRawID;
    Open<TranscriptionResultStatus> resultStatus;
    CALLBOARD_WIRE(TranscriptionData, text, format, confidence, offset, duration, words, participantRawID, resultStatus)
};

struct UnknownFrame {
    bool operator==(const UnknownFrame &) const = default;
};

/// A frame from the service. `extra` are the members beside kind and body; all of them in an unknown frame.
struct ServiceFrame {
    std::variant<AudioMetadata, AudioData, DtmfData, TranscriptionMetadata, TranscriptionData, UnknownFrame> body;
    QString kind; ///< empty in a new frame: taken from `body` when written
    QJsonObject extra;
    bool operator==(const ServiceFrame &) const = default;
};

Result<ServiceFrame> parseServiceFrame(const QByteArray &text);
QByteArray frameText(const ServiceFrame &frame);
QJsonObject toJson(const ServiceFrame &frame);

/// Sound for the call.
struct AppAudio {
    QByteArray data; ///< PCM in the agreed format, any length
    std::optional<bool> isSilent; ///< some SDKs send it
    CALLBOARD_WIRE_AS(AppAudio, "AppAudioData", data, isSilent)
};

/// Drop what was sent and has not been played.
struct StopAudio {
    QJsonObject extra;
    bool operator==(const StopAudio &) const = default;
};

/// A mark in the sound; preview versions only.
struct MarkData {
    std::optional<QString> id;
    CALLBOARD_WIRE(MarkData, id)
};

/// A frame to the service. Three spellings of names and kinds are in use; they are read without regard to case,
/// decided by `kind`, and the same frame is written in the spelling it came in.
struct AppFrame {
    std::variant<AppAudio, StopAudio, MarkData, UnknownFrame> body;
    bool capitalised = true; ///< "AudioData", as documented; false: "audioData"
    QString kind; ///< as it came; empty in a new frame: taken from `body` when written
    QJsonObject extra; ///< members beside kind and body
    bool operator==(const AppFrame &) const = default;
};

Result<AppFrame> parseAppFrame(const QByteArray &text);
QByteArray frameText(const AppFrame &frame);
QJsonObject toJson(const AppFrame &frame);

} // namespace callboard::wire
