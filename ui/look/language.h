// The language of every window, switched while they are open.
#pragma once
#include "ui/settings/settings.h"
#include <QLocale>
#include <QTranslator>

namespace callboard {

/// Installs the translations that the settings ask for; widgets get QEvent::LanguageChange and set their texts again.
/// Numbers and times follow the language too. One per application, made before the first window.
class Language : public QObject
{
    Q_OBJECT

public:
    struct Choice {
        QString code; ///< as kept in the settings
        QString name; ///< in its own language
    };
    /// What may be chosen; the first is the one that texts are written in.
    static QList<Choice> choices();

    explicit Language(const Settings &settings, QObject *parent = nullptr);
    ~Language() override;
    /// "en" or "zh_CN": the one in use now.
    const QString &code() const { return m_code; }

signals:
    void changed();

private:
    void apply();
    QString wanted() const;

    const Settings &m_settings;
    QString m_code;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace callboard
