#include "exchange/speech/sphinx.h"
#include "core/literals.h"
#include "exchange/speech/choices.h"
#include "exchange/speech/spokenwords.h"

namespace callboard::exchange {

namespace {
using Made = Result<std::unique_ptr<Recognizer>>;

bool isEnglish(const QString &language)
{
    return language.section(u'-', 0, 0).compare("en"_L1, Qt::CaseInsensitive) == 0;
}

Result<Done> check(const RecognizerOptions &options)
{
    using namespace std::chrono_literals;
    if (!isEnglish(options.language))
        return ApiError::invalid(u"no speech model for %1, only for en-US"_s.arg(options.language));
    if (options.endSilence < 100ms || options.endSilence > 10s)
        return ApiError::invalid(u"end silence of %1 ms, not 100 to 10000"_s.arg(options.endSilence.count()));
    if (options.longest <= options.endSilence)
        return ApiError::invalid(u"utterances of at most %1 ms"_s.arg(options.longest.count()));
    return Done{};
}

ApiError nothingToHear()
{
    return ApiError::invalid(u"speech: no phrase has words that the dictionary knows"_s);
}

class Sphinx : public SpeechEngine
{
public:
    Sphinx(SphinxModel model, Lexicon lexicon) : m_model(std::move(model)), m_lexicon(std::move(lexicon)) { }

    bool understands(const QString &language) const override { return isEnglish(language); }

    Made choices(const QList<Choice> &choices, const QStringList &domain, const RecognizerOptions &options,
                 RecognizerListener &listener) const override
    {
        if (const auto good = check(options); !good)
            return good.error();
        ChoicePhrases phrases = choicePhrasesOf(choices, m_lexicon);
        if (phrases.isEmpty())
            return nothingToHear();
        auto decoder = decoderOf(phrases.model(domain, m_lexicon));
        if (!decoder)
            return decoder.error();
        if (const auto added = decoder.value().addGrammar(ChoiceListening::GrammarSearch, phrases.jsgf()); !added)
            return added.error();
        const Listening::About about{options.language, false, phrases.unknownWords};
        return Made(std::make_unique<ChoiceListening>(std::move(phrases), std::move(decoder).value(), about, options,
                                                      listener));
    }

    Made phrases(const QStringList &phrases, const RecognizerOptions &options,
                 RecognizerListener &listener) const override
    {
        if (const auto good = check(options); !good)
            return good.error();
        Bigram model(m_lexicon);
        for (const QString &text : phrases)
            model.addPhrase(spokenWords(text));
        if (model.isEmpty())
            return nothingToHear();
        auto decoder = decoderOf(model);
        if (!decoder)
            return decoder.error();
        const Listening::About about{options.language, false, model.unknownWords()};
        return Made(std::make_unique<Listening>(std::move(decoder).value(), about, options, listener));
    }

    Made dictation(const RecognizerOptions &options, RecognizerListener &listener) const override
    {
        if (const auto good = check(options); !good)
            return good.error();
        auto decoder = Decoder::open({m_model.acoustics, {}, m_model.dictionary});
        if (!decoder)
            return decoder.error();
        if (const auto added = decoder.value().addModelFile(LiveSearch, m_model.language); !added)
            return added.error();
        const Listening::About about{options.language, true, {}};
        return Made(std::make_unique<Listening>(std::move(decoder).value(), about, options, listener));
    }

private:
    Result<Decoder> decoderOf(const Bigram &model) const
    {
        auto decoder = Decoder::open({m_model.acoustics, model.dictionary(), {}});
        if (!decoder)
            return decoder;
        if (const auto added = decoder.value().addModel(LiveSearch, model.arpa()); !added)
            return added.error();
        return decoder;
    }

    SphinxModel m_model;
    Lexicon m_lexicon;
};
} // namespace

Result<std::unique_ptr<SpeechEngine>> openSphinx(const SphinxModel &model)
{
    auto lexicon = Lexicon::open(model.dictionary);
    if (!lexicon)
        return lexicon.error();
    return std::unique_ptr<SpeechEngine>(std::make_unique<Sphinx>(model, std::move(lexicon).value()));
}

} // namespace callboard::exchange
