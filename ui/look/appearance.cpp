#include "ui/look/appearance.h"
#include "ui/look/palettes.h"
#include <QApplication>
#include <QComboBox>

namespace callboard {

Appearance::Appearance(const Settings &settings, QObject *parent)
    : QObject(parent),
      m_settings(settings),
      m_systemFont(QApplication::font()),
      m_style(new ScaledStyle)
{
    QApplication::setStyle(m_style);
    connect(&m_system, &SystemColours::changed, this, &Appearance::applyTheme);
    connect(&settings, &Settings::changed, this, [this](QLatin1StringView key) {
        if (Settings::is(key, setting::theme))
            applyTheme();
        else if (Settings::is(key, setting::fontScale))
            applyFont();
    });
    applyTheme();
    applyFont();
}

Appearance::~Appearance()
{
    QApplication::setFont(m_systemFont);
}

bool Appearance::dark() const
{
    switch (m_settings.value(setting::theme)) {
    case Theme::Light: return false;
    case Theme::Dark: return true;
    case Theme::System: break;
    }
    return m_system.dark();
}

void Appearance::applyTheme()
{
    QApplication::setPalette(dark() ? darkPalette() : lightPalette());
    emit themeChanged();
}

void Appearance::applyFont()
{
    QFont font = m_systemFont;
    // Chinese looks bold beside DejaVu unless the families are named in order.
    font.setFamilies({m_systemFont.family(), u"Noto Sans"_s, u"DejaVu Sans"_s, u"Noto Sans CJK SC"_s});
    const qreal scale = m_settings.value(setting::fontScale) / 100.0;
    if (m_systemFont.pointSizeF() > 0)
        font.setPointSizeF(m_systemFont.pointSizeF() * scale);
    else
        font.setPixelSize(qRound(m_systemFont.pixelSize() * scale));
    if (m_style)
        m_style->setScale(scale);
    QApplication::setFont(font);
    forgetSizes();
}

/// Boxes to choose from keep their least size through a change of font, in Qt 6.4, but not through one of style.
void Appearance::forgetSizes()
{
    for (QWidget *widget : QApplication::allWidgets()) {
        QEvent change(QEvent::StyleChange);
        if (qobject_cast<QComboBox *>(widget))
            QApplication::sendEvent(widget, &change);
    }
}

} // namespace callboard
