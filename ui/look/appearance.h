// Applies theme and font size to the whole application.
#pragma once
#include "ui/look/scaledstyle.h"
#include "ui/look/systemcolours.h"
#include "ui/settings/settings.h"
#include <QFont>
#include <QPointer>

namespace callboard {

/// Follows the settings and the system while it lives; windows need no restart. One per application, made before the
/// first window; it sets the style too.
class Appearance : public QObject
{
    Q_OBJECT

public:
    explicit Appearance(const Settings &settings, QObject *parent = nullptr);
    ~Appearance() override;
    bool dark() const;

signals:
    void themeChanged();

private:
    void applyTheme();
    void applyFont();
    static void forgetSizes();

    const Settings &m_settings;
    SystemColours m_system;
    QFont m_systemFont;
    QPointer<ScaledStyle> m_style; ///< the application owns it
};

} // namespace callboard
