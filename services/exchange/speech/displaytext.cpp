#include "exchange/speech/displaytext.h"
#include "core/literals.h"
#include <QSet>
#include <QStringList>

namespace callboard::exchange {

namespace {
bool isQuestion(const QString &firstWord)
{
    static const QSet<QString> Words{u"who"_s,   u"what"_s, u"when"_s,  u"where"_s, u"why"_s,   u"how"_s,
                                     u"which"_s, u"can"_s,  u"could"_s, u"will"_s,  u"would"_s, u"do"_s,
                                     u"does"_s,  u"did"_s,  u"is"_s,    u"are"_s,   u"was"_s,   u"were"_s,
                                     u"am"_s,    u"may"_s,  u"have"_s,  u"should"_s};
    return Words.contains(firstWord);
}
} // namespace

QString displayText(const QString &words, bool wholeSentence)
{
    QStringList all = words.split(u' ', Qt::SkipEmptyParts);
    if (all.isEmpty())
        return {};
    const bool question = isQuestion(all.first());
    for (QString &word : all) {
        if (word == "i"_L1 || word.startsWith("i'"_L1))
            word[0] = u'I';
    }
    all.first()[0] = all.first()[0].toUpper();
    const QString text = all.join(u' ');
    return wholeSentence ? text + (question ? u'?' : u'.') : text;
}

} // namespace callboard::exchange
