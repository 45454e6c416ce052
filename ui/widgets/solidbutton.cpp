#include "ui/widgets/solidbutton.h"
#include "ui/widgets/icons.h"
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace callboard {

SolidButton::SolidButton(const QString &iconName, const QColor &ground, QWidget *parent)
    : QPushButton(callboard::icon(iconName, Qt::white), {}, parent),
      m_ground(ground)
{
    QPalette colours = palette();
    colours.setColor(QPalette::Active, QPalette::ButtonText, Qt::white);
    colours.setColor(QPalette::Inactive, QPalette::ButtonText, Qt::white);
    setPalette(colours);
    setAttribute(Qt::WA_Hover);
}

QColor SolidButton::ground() const
{
    if (!isEnabled())
        return palette().color(QPalette::Midlight);
    if (isDown())
        return m_ground.darker(130);
    return underMouse() ? m_ground.darker(112) : m_ground;
}

void SolidButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
    if (!hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::ButtonText), 1.5, Qt::DotLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), 3, 3);
}

} // namespace callboard
