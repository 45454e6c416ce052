#include "exchange/speech/choices.h"
#include "core/literals.h"
#include "exchange/speech/commonwords.h"
#include "exchange/speech/spokenwords.h"
#include <algorithm>

namespace callboard::exchange {

namespace {
constexpr double PhraseWeight = 20;
constexpr double DomainWeight = 2;
constexpr double CommonWeight = 1;
constexpr double LeastShare = 0.5; ///< of the phrase among all words that carry a meaning

QStringList textsOf(const Decoded &words)
{
    QStringList texts;
    for (const DecodedWord &w : words)
        texts.append(w.text);
    return texts;
}

/// Where `phrase` stands in `words`; -1 when it does not.
qsizetype placeOf(const QStringList &phrase, const QStringList &words)
{
    const auto found = std::search(words.begin(), words.end(), phrase.begin(), phrase.end());
    return phrase.isEmpty() || found == words.end() ? -1 : found - words.begin();
}

/// "I would like billing please" is billing; "billing change never forget" is not.
bool isMostOf(const QStringList &phrase, const QStringList &words)
{
    const auto rest = std::count_if(words.begin(), words.end(), [&](const QString &w) {
        return !carrierWords().contains(w) && !phrase.contains(w);
    });
    return double(phrase.size()) >= LeastShare * double(phrase.size() + rest);
}
/// Half of the phrase was heard, and hardly more words than it has.
bool isNearly(const QStringList &phrase, const QStringList &words)
{
    const auto same = std::count_if(phrase.begin(), phrase.end(), [&](const QString &w) { return words.contains(w); });
    return 2 * same >= phrase.size() && words.size() <= phrase.size() + 1;
}
} // namespace

ChoicePhrases choicePhrasesOf(const QList<Choice> &choices, const Lexicon &lexicon)
{
    ChoicePhrases made;
    for (const Choice &choice : choices) {
        for (const QString &text : choice.phrases) {
            const QStringList words = spokenWords(text);
            QStringList unknown;
            std::copy_if(words.begin(), words.end(), std::back_inserter(unknown),
                         [&](const QString &w) { return !lexicon.knows(w); });
            made.unknownWords += unknown;
            if (unknown.isEmpty() && !words.isEmpty())
                made.phrases.append({choice.label, words});
        }
    }
    made.unknownWords.removeDuplicates();
    return made;
}

QByteArray ChoicePhrases::jsgf() const
{
    QStringList alternatives;
    for (const Phrase &p : phrases)
        alternatives.append(p.words.join(u' '));
    alternatives.removeDuplicates();
    return "#JSGF V1.0;\ngrammar choices;\npublic <choice> = " + alternatives.join(u" | "_s).toUtf8() + ";\n";
}

Bigram ChoicePhrases::model(const QStringList &domain, const Lexicon &lexicon) const
{
    Bigram model(lexicon);
    for (const Phrase &p : phrases)
        model.addPhrase(p.words, PhraseWeight);
    for (const QString &text : domain)
        model.addPhrase(spokenWords(text), DomainWeight);
    for (const QString &word : commonWords())
        model.addWord(word, CommonWeight);
    return model;
}

ChoiceListening::ChoiceListening(ChoicePhrases phrases, Decoder decoder, About about, const RecognizerOptions &options,
                                 RecognizerListener &listener)
    : Listening(std::move(decoder), std::move(about), options, listener),
      m_phrases(std::move(phrases))
{
}

/// The longest phrase that the model heard, and of equally long ones the grammar's.
/// Over a telephone the model gets a word wrong now and then: then the grammar's phrase counts if half of it was heard.
const ChoicePhrases::Phrase *ChoiceListening::chosen(const QStringList &said, media::Samples samples)
{
    const QStringList closest = textsOf(decoder().decode(GrammarSearch, samples));
    const ChoicePhrases::Phrase *best = nullptr;
    const auto rank = [&](const ChoicePhrases::Phrase &p) { return std::pair(p.words.size(), p.words == closest); };
    for (const ChoicePhrases::Phrase &p : m_phrases.phrases) {
        if (placeOf(p.words, said) >= 0 && isMostOf(p.words, said) && (!best || rank(*best) < rank(p)))
            best = &p;
    }
    if (best)
        return best;
    const auto same = std::find_if(m_phrases.phrases.begin(), m_phrases.phrases.end(),
                                   [&](const ChoicePhrases::Phrase &p) { return p.words == closest; });
    return same != m_phrases.phrases.end() && isNearly(closest, said) ? &*same : nullptr;
}

Heard ChoiceListening::judged(const Decoded &words, media::Samples samples)
{
    const QStringList said = textsOf(words);
    const ChoicePhrases::Phrase *phrase = chosen(said, samples);
    if (!phrase)
        return heardOf(words);
    const qsizetype place = placeOf(phrase->words, said);
    const auto from = words.begin() + std::max<qsizetype>(0, place);
    Heard heard = heardOf(place < 0 ? words : Decoded(from, from + phrase->words.size()));
    heard.text = phrase->words.join(u' ');
    heard.label = phrase->label;
    return heard;
}

} // namespace callboard::exchange
