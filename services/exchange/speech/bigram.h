// A small language model, built from what people are expected to say.
#pragma once
#include "exchange/speech/lexicon.h"
#include <QMap>
#include <QSet>
#include <QStringList>

namespace callboard::exchange {

/// Counts words and pairs of words; a pair that was never seen falls back to the single word. Words that the lexicon
/// lacks are skipped and remembered.
class Bigram
{
public:
    explicit Bigram(const Lexicon &lexicon) : m_lexicon(lexicon) { }

    /// `weight` above 0: as if it had been seen that often.
    void addPhrase(const QStringList &words, double weight = 1);
    /// A word that may stand anywhere.
    void addWord(const QString &word, double weight = 1);

    bool isEmpty() const { return m_single.isEmpty(); }
    QStringList unknownWords() const { return m_unknown; }
    /// The model as ARPA text.
    QByteArray arpa() const;
    /// The dictionary, cut to the model's words: with the whole one a decoder takes seconds to start.
    QByteArray dictionary() const;

private:
    using Row = QMap<QString, double>;
    QString counted(const QString &word, double weight);
    QByteArray singleLines() const;
    QByteArray pairLines() const;
    double probability(const QString &word) const;
    double backOff(const QString &word) const;

    const Lexicon &m_lexicon;
    Row m_single; ///< all but the start of a sentence, which is never said
    QMap<QString, Row> m_pairs;
    QStringList m_unknown;
    double m_total = 0;
};

} // namespace callboard::exchange
