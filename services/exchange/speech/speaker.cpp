#include "exchange/speech/speaker.h"
#include "core/literals.h"
#include "exchange/speech/espeak.h"
#include "exchange/speech/flitevoice.h"
#include "exchange/speech/ssml.h"
#include "exchange/speech/voices.h"

namespace callboard::exchange {

namespace {
ApiError tooLong(const QString &what, int most)
{
    return ApiError::invalid(u"%1 of more than %2 characters"_s.arg(what).arg(most));
}

class LocalSpeaker : public Speaker
{
public:
    explicit LocalSpeaker(const SpeakerOptions &options) : m_options(options) { }

    Result<Speech> text(const TextPrompt &prompt) const override
    {
        if (prompt.text.trimmed().isEmpty())
            return ApiError::invalid(u"text prompt: nothing to say"_s);
        if (prompt.text.size() > LongestText)
            return tooLong(u"text prompt"_s, LongestText);
        const Voice voice = voiceOf(prompt.voiceName, prompt.voiceKind, prompt.sourceLocale);
        if (voice.isEnglish())
            return speakWithFlite(prompt.text, voice.flite);
        return speakWithProgram(ssmlOf(prompt.text, voice), m_options);
    }

    Result<Speech> ssml(const QString &document) const override
    {
        if (document.size() > LongestSsml)
            return tooLong(u"ssml prompt"_s, LongestSsml);
        const auto clean = cleanSsml(document);
        if (!clean)
            return clean.error();
        return speakWithProgram(*clean, m_options);
    }

private:
    SpeakerOptions m_options;
};
} // namespace

std::unique_ptr<Speaker> makeSpeaker(const SpeakerOptions &options)
{
    return std::make_unique<LocalSpeaker>(options);
}

} // namespace callboard::exchange
