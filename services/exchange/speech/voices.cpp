#include "exchange/speech/voices.h"
#include "core/literals.h"
#include <QRegularExpression>
#include <QSet>

namespace callboard::exchange {

namespace {
/// Azure says a voice's sex in its catalogue only, not in its name. Women are the default, so men are listed.
const QSet<QString> &men()
{
    static const QSet<QString> names = [] {
        const QString all = u"adam ahmed alain alfie alvaro andrew antoine antonio arnau benigno bernd brandon brian "
                            "calimero cataldo christoph christopher conrad daichi dario darren davis derek dmitry "
                            "donato duarte duncan dustin elias elliot eric ethan fabio filip florian gianni giuseppe "
                            "guy hamed henri humberto injoon jacob jacques jason jean jerome jorge julio kai kasper "
                            "keita ken killian klaus liam lisandro lucas maarten madhur marek mattias maurice mikael "
                            "naoki neil nicolau nil noah oliver ostap prabhat ralf remy rinaldo roger ryan samuel saul "
                            "steffan teo thomas tim tony valerio william yunfeng yunhao yunjian yunjie yunxi yunxia "
                            "yunyang yunye yunze yves"_s;
        const QStringList list = all.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return names;
}

QString languageOf(const QString &locale)
{
    static const QRegularExpression form(u"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$"_s);
    return form.match(locale).hasMatch() ? locale.toLower() : QString();
}

Voice made(const QString &language, bool male)
{
    return {language.isEmpty() ? u"en-us"_s : language, male, male ? FliteVoice::Rms : FliteVoice::Slt};
}
} // namespace

bool Voice::isEnglish() const
{
    return language == "en"_L1 || language.startsWith("en-"_L1);
}

Voice voiceOf(const QString &name, const QString &kind, const QString &locale)
{
    static const QRegularExpression azure(u"^([a-z]{2,3}-(?:[A-Za-z]{4}-)?[A-Za-z0-9]{2,8})-([A-Za-z]+?)"
                                          "(?:Multilingual)?(?:Neural|V2)"_s);
    if (name == "slt"_L1)
        return {u"en-us"_s, false, FliteVoice::Slt};
    if (name == "rms"_L1)
        return {u"en-us"_s, true, FliteVoice::Rms};
    if (name == "kal16"_L1)
        return {u"en-us"_s, true, FliteVoice::Kal16};
    if (const auto match = azure.match(name); match.hasMatch())
        return made(languageOf(match.captured(1)), men().contains(match.captured(2).toLower()));
    return made(languageOf(locale), kind.compare("male"_L1, Qt::CaseInsensitive) == 0);
}

} // namespace callboard::exchange
