// Prompts, recognition, and the options of audio streaming and transcription (contract README, 10 and 11.1).
#pragma once
#include "wire/eventmodels.h"

namespace callboard::wire {

enum class PlaySourceType { Unknown, File, Text, Ssml };
template<>
struct Names<PlaySourceType> {
    static constexpr QLatin1StringView list[] = {{}, "file"_L1, "text"_L1, "ssml"_L1};
};

enum class VoiceKind { Unknown, Male, Female };
template<>
struct Names<VoiceKind> {
    static constexpr QLatin1StringView list[] = {{}, "male"_L1, "female"_L1};
};

struct FileSource {
    QString uri; ///< WAV, mono, 16 kHz, 16-bit PCM
    CALLBOARD_WIRE(FileSource, uri)
};

struct TextSource {
    QString text; ///< at most 4,000 characters
    std::optional<QString> sourceLocale;
    std::optional<Open<VoiceKind>> voiceKind;
    std::optional<QString> voiceName;
    std::optional<QString> customVoiceEndpointId;
    CALLBOARD_WIRE(TextSource, text, sourceLocale, voiceKind, voiceName, customVoiceEndpointId)
};

struct SsmlSource {
    QString ssmlText;
    std::optional<QString> customVoiceEndpointId;
    CALLBOARD_WIRE(SsmlSource, ssmlText, customVoiceEndpointId)
};

/// What is played: `kind` and the object of that name.
struct PlaySource {
    Open<PlaySourceType> kind;
    std::optional<QString> playSourceCacheId; ///< the prepared prompt is kept about an hour
    std::optional<FileSource> file;
    std::optional<TextSource> text;
    std::optional<SsmlSource> ssml;
    CALLBOARD_WIRE(PlaySource, kind, playSourceCacheId, file, text, ssml)

    static PlaySource ofFile(const QString &uri);
    static PlaySource ofText(const TextSource &text);
    static PlaySource ofSsml(const QString &ssmlText);
};

struct PlayOptions {
    bool loop = false;
    CALLBOARD_WIRE(PlayOptions, loop)
};

struct DtmfOptions {
    std::optional<int> interToneTimeoutInSeconds; ///< 1..60, default 2
    std::optional<int> maxTonesToCollect; ///< at least 1
    std::optional<QList<Open<Tone>>> stopTones;
    CALLBOARD_WIRE(DtmfOptions, interToneTimeoutInSeconds, maxTonesToCollect, stopTones)
};

struct Choice {
    QString label;
    QStringList phrases;
    std::optional<Open<Tone>> tone; ///< for all choices or for none
    CALLBOARD_WIRE(Choice, label, phrases, tone)
};

struct SpeechOptions {
    std::optional<qint64> endSilenceTimeoutInMs;
    CALLBOARD_WIRE(SpeechOptions, endSilenceTimeoutInMs)
};

enum class RecognizeInputType { Unknown, Dtmf, Speech, SpeechOrDtmf, Choices };
template<>
struct Names<RecognizeInputType> {
    static constexpr QLatin1StringView list[] = {{}, "dtmf"_L1, "speech"_L1, "speechOrDtmf"_L1, "choices"_L1};
};

struct RecognizeOptions {
    std::optional<bool> interruptPrompt;
    std::optional<int> initialSilenceTimeoutInSeconds; ///< 0..300, default 5; choices and speech 20 at most
    CommunicationIdentifier targetParticipant;
    std::optional<QString> speechLanguage;
    std::optional<QString> speechRecognitionModelEndpointId;
    std::optional<DtmfOptions> dtmfOptions;
    std::optional<QList<Choice>> choices;
    std::optional<SpeechOptions> speechOptions;
    CALLBOARD_WIRE(RecognizeOptions, interruptPrompt, initialSilenceTimeoutInSeconds, targetParticipant, speechLanguage,
                   speechRecognitionModelEndpointId, dtmfOptions, choices, speechOptions)
};

enum class AudioChannelType { Unknown, Mixed, Unmixed };
template<>
struct Names<AudioChannelType> {
    static constexpr QLatin1StringView list[] = {{}, "mixed"_L1, "unmixed"_L1};
};

enum class AudioFormat { Unknown, Pcm16KMono, Pcm24KMono };
template<>
struct Names<AudioFormat> {
    static constexpr QLatin1StringView list[] = {{}, "pcm16KMono"_L1, "pcm24KMono"_L1};
};

/// The only transport there is.
inline constexpr QLatin1StringView WebSocketTransport{"websocket"};

/// What all transports of media streaming have.
struct MediaStreamingOptions {
    QString transportType = WebSocketTransport;
    Open<AudioChannelType> audioChannelType;
    CALLBOARD_WIRE(MediaStreamingOptions, transportType, audioChannelType)
};

struct WebSocketMediaStreamingOptions : MediaStreamingOptions {
    std::optional<QString> transportUrl; ///< wss
    std::optional<Open<MediaStreamingContentType>> contentType;
    std::optional<bool> startMediaStreaming; ///< default false
    std::optional<bool> enableBidirectional;
    std::optional<Open<AudioFormat>> audioFormat; ///< default pcm16KMono
    std::optional<bool> enableDtmfTones;
    CALLBOARD_WIRE_OF(WebSocketMediaStreamingOptions, "WebSocketMediaStreamingOptions", MediaStreamingOptions,
                      transportUrl, contentType, startMediaStreaming, enableBidirectional, audioFormat, enableDtmfTones)
};

/// What all transports of transcription have.
struct TranscriptionOptions {
    QString transportType = WebSocketTransport;
    QString locale; ///< with region: en-US
    CALLBOARD_WIRE(TranscriptionOptions, transportType, locale)
};

struct WebSocketTranscriptionOptions : TranscriptionOptions {
    std::optional<QString> transportUrl; ///< wss
    std::optional<QString> speechModelEndpointId;
    std::optional<bool> startTranscription;
    std::optional<bool> enableIntermediateResults;
    CALLBOARD_WIRE_OF(WebSocketTranscriptionOptions, "WebSocketTranscriptionOptions", TranscriptionOptions,
                      transportUrl, speechModelEndpointId, startTranscription, enableIntermediateResults)
};

} // namespace callboard::wire
