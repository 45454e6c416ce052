#include "exchange/speech/decoder.h"
#include "core/freer.h"
#include "core/literals.h"
#include <QFileInfo>
#include <QTemporaryFile>
#include <algorithm>
#include <cmath>
#include <mutex>
#include <pocketsphinx.h>
#include <sphinxbase/err.h>
#include <sphinxbase/jsgf.h>

namespace callboard::exchange {

namespace {
constexpr int DecoderFrameMs = 10;
/// How much the language model counts beside the sound. A model of a few phrases knows better than one of the whole
/// language what comes next: 8 to 10 takes errors of telephone speech from 12 to 7 % (tst_recognizer), and dictation is
/// best with PocketSphinx's own.
constexpr const char *PhrasesWeight = "9";
constexpr const char *DictationWeight = "6.5";

using Config = std::unique_ptr<cmd_ln_t, Freer<cmd_ln_free_r>>;
using Model = std::unique_ptr<ngram_model_t, Freer<ngram_model_free>>;
using Grammar = std::unique_ptr<jsgf_t, Freer<jsgf_grammar_free>>;
using Network = std::unique_ptr<fsg_model_t, Freer<fsg_model_free>>;

ApiError refused(const QString &what)
{
    return ApiError::of(ApiError::Kind::Server, u"PocketSphinx refuses "_s + what);
}

ApiError missing(const QString &file)
{
    return ApiError::of(ApiError::Kind::NotFound,
                        u"speech model %1 is missing; is pocketsphinx-en-us installed?"_s.arg(file));
}

/// PocketSphinx reads files only.
Result<Done> write(QTemporaryFile &file, const QByteArray &text)
{
    if (!file.open() || file.write(text) != text.size() || !file.flush())
        return ApiError::of(ApiError::Kind::Server, file.fileName() + ": "_L1 + file.errorString());
    return Done{};
}

/// It writes hundreds of lines to standard error otherwise, words that people said among them.
void silence()
{
    static std::once_flag once;
    std::call_once(once, [] { err_set_logfp(nullptr); });
}

/// Its own cutting of silence is off, because it would shift the times of words.
Config configOf(const QString &acoustics, const QString &dictionary, const char *languageWeight)
{
    const QByteArray model = acoustics.toLocal8Bit();
    const QByteArray words = dictionary.toLocal8Bit();
    return Config(cmd_ln_init(nullptr, ps_args(), TRUE, "-hmm", model.constData(), "-dict", words.constData(), "-lw",
                              languageWeight, "-remove_silence", "no", nullptr));
}

QString spelled(const char *word)
{
    const QByteArrayView text(word);
    const qsizetype variant = text.indexOf('(');
    return QString::fromUtf8(variant > 0 ? text.first(variant) : text);
}

bool isFiller(const QString &word)
{
    return word.startsWith(u'<') || word.startsWith(u'[') || word.startsWith(u'+') || word.startsWith(u'(');
}
} // namespace

struct Decoder::Sphinx {
    std::unique_ptr<ps_decoder_t, Freer<ps_free>> decoder;

    double probability(int logarithm) const
    {
        return std::clamp(logmath_exp(ps_get_logmath(decoder.get()), logarithm), 0.0, 1.0);
    }

    Decoded words() const
    {
        Decoded words;
        for (ps_seg_t *segment = ps_seg_iter(decoder.get()); segment; segment = ps_seg_next(segment)) {
            const QString text = spelled(ps_seg_word(segment));
            int first = 0;
            int last = 0;
            ps_seg_frames(segment, &first, &last);
            const double sure = probability(ps_seg_prob(segment, nullptr, nullptr, nullptr));
            if (!isFiller(text))
                words.push_back({text, first * DecoderFrameMs, (last + 1) * DecoderFrameMs, sure});
        }
        return words;
    }
};

Decoder::Decoder(std::unique_ptr<Sphinx> sphinx) : m_sphinx(std::move(sphinx)) { }
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder &&) noexcept = default;
Decoder &Decoder::operator=(Decoder &&) noexcept = default;

Result<Decoder> Decoder::open(const Setup &setup)
{
    silence();
    const QString definition = setup.acoustics + "/mdef"_L1;
    if (!QFileInfo::exists(definition))
        return missing(definition);
    QTemporaryFile dictionary;
    if (!setup.dictionaryText.isEmpty()) {
        if (const auto written = write(dictionary, setup.dictionaryText); !written)
            return written.error();
    }
    const bool cut = !setup.dictionaryText.isEmpty();
    const Config config = cut ? configOf(setup.acoustics, dictionary.fileName(), PhrasesWeight)
                              : configOf(setup.acoustics, setup.dictionaryFile, DictationWeight);
    auto sphinx = std::make_unique<Sphinx>();
    sphinx->decoder.reset(config ? ps_init(config.get()) : nullptr);
    if (!sphinx->decoder)
        return refused(u"the model in "_s + setup.acoustics);
    return Decoder(std::move(sphinx));
}

Result<Done> Decoder::addModel(const char *search, const QByteArray &arpa)
{
    QTemporaryFile file;
    if (const auto written = write(file, arpa); !written)
        return written.error();
    return addModelFile(search, file.fileName());
}

Result<Done> Decoder::addModelFile(const char *search, const QString &file)
{
    if (!QFileInfo::exists(file))
        return missing(file);
    ps_decoder_t *decoder = m_sphinx->decoder.get();
    const QByteArray name = file.toLocal8Bit();
    const Model model(ngram_model_read(ps_get_config(decoder), name.constData(), NGRAM_AUTO, ps_get_logmath(decoder)));
    if (!model || ps_set_lm(decoder, search, model.get()) != 0)
        return refused(u"a language model"_s);
    return Done{};
}

/// ps_set_jsgf_string() would do, but it never frees the grammar.
Result<Done> Decoder::addGrammar(const char *search, const QByteArray &jsgf)
{
    ps_decoder_t *decoder = m_sphinx->decoder.get();
    const Grammar grammar(jsgf_parse_string(jsgf.constData(), nullptr));
    jsgf_rule_t *rule = grammar ? jsgf_get_public_rule(grammar.get()) : nullptr;
    if (!rule)
        return refused(u"a grammar"_s);
    const auto weight = float32(cmd_ln_float_r(ps_get_config(decoder), "-lw"));
    const Network network(jsgf_build_fsg(grammar.get(), rule, ps_get_logmath(decoder), weight));
    if (!network || ps_set_fsg(decoder, search, network.get()) != 0)
        return refused(u"a grammar"_s);
    return Done{};
}

void Decoder::begin(const char *search)
{
    ps_set_search(m_sphinx->decoder.get(), search);
    ps_start_stream(m_sphinx->decoder.get()); // or the times of words would count from the first utterance
    ps_start_utt(m_sphinx->decoder.get());
}

void Decoder::feed(media::Samples samples)
{
    ps_process_raw(m_sphinx->decoder.get(), samples.data(), samples.size(), FALSE, FALSE);
}

QString Decoder::partial() const
{
    int score = 0;
    return QString::fromUtf8(ps_get_hyp(m_sphinx->decoder.get(), &score));
}

Decoded Decoder::end()
{
    ps_end_utt(m_sphinx->decoder.get());
    return m_sphinx->words();
}

Decoded Decoder::decode(const char *search, media::Samples samples)
{
    begin(search);
    ps_process_raw(m_sphinx->decoder.get(), samples.data(), samples.size(), FALSE, TRUE);
    return end();
}

} // namespace callboard::exchange
