#include "exchange/speech/spokenwords.h"
#include "core/literals.h"

namespace callboard::exchange {

namespace {
const QStringList &small()
{
    static const QStringList words
        = u"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
          "sixteen seventeen eighteen nineteen"_s.split(u' ');
    return words;
}

QStringList cardinal(int number)
{
    static const QStringList tens = u"twenty thirty forty fifty sixty seventy eighty ninety"_s.split(u' ');
    if (number < 20)
        return {small()[number]};
    QStringList words{tens[number / 10 - 2]};
    if (number % 10)
        words.append(small()[number % 10]);
    return words;
}

QStringList ofDigits(const QString &digits)
{
    if (digits.size() <= 2 && (digits.size() == 1 || digits[0] != u'0'))
        return cardinal(digits.toInt());
    QStringList words;
    for (const QChar c : digits)
        words.append(small()[c.unicode() - u'0']);
    return words;
}

/// Apostrophes inside a word belong to it, those around it are quotation marks.
QString unquoted(QString word)
{
    while (word.startsWith(u'\''))
        word.remove(0, 1);
    while (word.endsWith(u'\''))
        word.chop(1);
    return word;
}

enum class Part { Letters, Digits, Gap };

Part partOf(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return Part::Digits;
    return c.isLetter() || c == u'\'' ? Part::Letters : Part::Gap;
}
} // namespace

QStringList spokenWords(const QString &text)
{
    QStringList words;
    const QString lower = text.toLower().replace(u'\u2019', u'\'');
    for (qsizetype i = 0; i < lower.size();) {
        const Part part = partOf(lower[i]);
        const qsizetype from = i;
        while (i < lower.size() && partOf(lower[i]) == part)
            ++i;
        const QString piece = unquoted(lower.sliced(from, i - from));
        if (part == Part::Digits)
            words.append(ofDigits(piece));
        else if (part == Part::Letters && !piece.isEmpty())
            words.append(piece);
    }
    return words;
}

} // namespace callboard::exchange
