#include "exchange/speech/bigram.h"
#include "core/literals.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace callboard::exchange {

namespace {
const QString Start = u"<s>"_s;
const QString End = u"</s>"_s;
constexpr double Discount = 0.5; ///< what every seen pair gives to the unseen ones
constexpr double Never = -99; ///< the format's way to write a probability of 0

double discountOf(double count)
{
    return Discount * std::min(1.0, count);
}

double sumOf(const QMap<QString, double> &row)
{
    return std::accumulate(row.begin(), row.end(), 0.0);
}

QByteArray number(double value)
{
    return QByteArray::number(std::log10(value), 'f', 5);
}
} // namespace

QString Bigram::counted(const QString &word, double weight)
{
    if (!m_single.contains(word) && word != End && !m_lexicon.knows(word)) {
        if (!m_unknown.contains(word))
            m_unknown.append(word);
        return {};
    }
    m_single[word] += weight;
    m_total += weight;
    return word;
}

void Bigram::addWord(const QString &word, double weight)
{
    counted(word, weight);
}

void Bigram::addPhrase(const QStringList &words, double weight)
{
    const bool sayable = std::any_of(words.begin(), words.end(), [&](const QString &w) { return m_lexicon.knows(w); });
    QString before = Start;
    for (const QString &word : words + (sayable ? QStringList{End} : QStringList())) {
        const QString now = counted(word, weight);
        if (!before.isEmpty() && !now.isEmpty())
            m_pairs[before][now] += weight;
        before = now;
    }
}

double Bigram::probability(const QString &word) const
{
    return m_single.value(word) / m_total;
}

/// What the discounts left over, shared among the words that never followed `word`.
double Bigram::backOff(const QString &word) const
{
    const Row row = m_pairs.value(word);
    if (row.isEmpty())
        return 1;
    double left = 0;
    double seen = 0;
    for (auto pair = row.begin(); pair != row.end(); ++pair) {
        left += discountOf(pair.value());
        seen += probability(pair.key());
    }
    return seen < 0.999 ? left / sumOf(row) / (1 - seen) : 0.001;
}

QByteArray Bigram::singleLines() const
{
    QByteArray lines = QByteArray::number(Never) + ' ' + Start.toUtf8() + ' ' + number(backOff(Start)) + '\n';
    for (auto word = m_single.begin(); word != m_single.end(); ++word)
        lines += number(probability(word.key())) + ' ' + word.key().toUtf8() + ' ' + number(backOff(word.key())) + '\n';
    return lines;
}

QByteArray Bigram::pairLines() const
{
    QByteArray lines;
    for (auto row = m_pairs.begin(); row != m_pairs.end(); ++row) {
        const double sum = sumOf(row.value());
        for (auto pair = row->begin(); pair != row->end(); ++pair)
            lines += number((pair.value() - discountOf(pair.value())) / sum) + ' ' + row.key().toUtf8() + ' '
                + pair.key().toUtf8() + '\n';
    }
    return lines;
}

QByteArray Bigram::arpa() const
{
    const QByteArray pairs = pairLines();
    return "\\data\\\nngram 1=" + QByteArray::number(m_single.size() + 1)
        + "\nngram 2=" + QByteArray::number(pairs.count('\n')) + "\n\n\\1-grams:\n" + singleLines() + "\n\\2-grams:\n"
        + pairs + "\n\\end\\\n";
}

QByteArray Bigram::dictionary() const
{
    QByteArray lines;
    for (auto word = m_single.begin(); word != m_single.end(); ++word)
        lines += m_lexicon.linesOf(word.key());
    return lines;
}

} // namespace callboard::exchange
