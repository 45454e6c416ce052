// Which of some phrases was said, or none of them.
#pragma once
#include "exchange/speech/bigram.h"
#include "exchange/speech/listening.h"

namespace callboard::exchange {

/// The phrases that can be heard.
struct ChoicePhrases {
    struct Phrase {
        QString label;
        QStringList words;
    };
    QList<Phrase> phrases;
    QStringList unknownWords;

    bool isEmpty() const { return phrases.isEmpty(); }
    /// A grammar of the phrases and nothing else.
    QByteArray jsgf() const;
    /// The phrases, most likely by far, `domain`, and the commonest words of the language.
    Bigram model(const QStringList &domain, const Lexicon &lexicon) const;
};

/// Phrases with a word that the lexicon lacks are left out.
ChoicePhrases choicePhrasesOf(const QList<Choice> &choices, const Lexicon &lexicon);

/// A grammar always finds one of its phrases, whatever was said. So a model of many words, which runs live, must have
/// heard the phrase too, and little else; the grammar settles what the model leaves open.
class ChoiceListening : public Listening
{
public:
    /// `decoder` also has a search named GrammarSearch.
    ChoiceListening(ChoicePhrases phrases, Decoder decoder, About about, const RecognizerOptions &options,
                    RecognizerListener &listener);
    static constexpr const char *GrammarSearch = "choices";

protected:
    Heard judged(const Decoded &words, media::Samples samples) override;

private:
    const ChoicePhrases::Phrase *chosen(const QStringList &said, media::Samples samples);

    ChoicePhrases m_phrases;
};

} // namespace callboard::exchange
