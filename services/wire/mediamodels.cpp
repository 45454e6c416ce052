#include "wire/mediamodels.h"
#include "wire/introspect.h"

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(FileSource)
CALLBOARD_WIRE_CODEC(TextSource)
CALLBOARD_WIRE_CODEC(SsmlSource)
CALLBOARD_WIRE_CODEC(PlaySource)
CALLBOARD_WIRE_CODEC(PlayOptions)
CALLBOARD_WIRE_CODEC(DtmfOptions)
CALLBOARD_WIRE_CODEC(Choice)
CALLBOARD_WIRE_CODEC(SpeechOptions)
CALLBOARD_WIRE_CODEC(RecognizeOptions)
CALLBOARD_WIRE_CODEC(MediaStreamingOptions)
CALLBOARD_WIRE_CODEC(WebSocketMediaStreamingOptions)
CALLBOARD_WIRE_CODEC(TranscriptionOptions)
CALLBOARD_WIRE_CODEC(WebSocketTranscriptionOptions)

PlaySource PlaySource::ofFile(const QString &uri)
{
    PlaySource source;
    source.kind = PlaySourceType::File;
    source.file.emplace().uri = uri;
    return source;
}

PlaySource PlaySource::ofText(const TextSource &text)
{
    PlaySource source;
    source.kind = PlaySourceType::Text;
    source.text = text;
    return source;
}

PlaySource PlaySource::ofSsml(const QString &ssmlText)
{
    PlaySource source;
    source.kind = PlaySourceType::Ssml;
    source.ssml.emplace().ssmlText = ssmlText;
    return source;
}

} // namespace callboard::wire
