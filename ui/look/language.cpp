#include "ui/look/language.h"
#include <QCoreApplication>
#include <QLibraryInfo>

namespace callboard {

QList<Language::Choice> Language::choices()
{
    return {{u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}};
}

Language::Language(const Settings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    connect(&settings, &Settings::changed, this, [this](QLatin1StringView key) {
        if (Settings::is(key, setting::language))
            apply();
    });
    apply();
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

QString Language::wanted() const
{
    const QString chosen = m_settings.value(setting::language);
    for (const Choice &choice : choices()) {
        if (choice.code == chosen)
            return chosen;
    }
    return QLocale::system().language() == QLocale::Chinese ? u"zh_CN"_s : u"en"_s;
}

void Language::apply()
{
    const QString code = wanted();
    if (code == m_code)
        return;
    m_code = code;
    // The system's locale knows the user's habits for numbers and times; another language brings its own.
    const QLocale locale(code);
    QLocale::setDefault(QLocale::system().language() == locale.language() ? QLocale::system() : locale);
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    // Qt's first, so that ours is asked before it.
    if (m_qt.load(u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(u":/i18n/callboard_"_s + code))
        QCoreApplication::installTranslator(&m_own);
    emit changed();
}

} // namespace callboard
