#include "ui/shell/countdownring.h"
#include <QLocale>
#include <QPainter>

namespace callboard {

CountdownRing::CountdownRing(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void CountdownRing::set(qreal share, int seconds)
{
    share = qBound(0.0, share, 1.0);
    if (qFuzzyCompare(share + 1, m_share + 1) && seconds == m_seconds)
        return;
    m_share = share;
    if (seconds != m_seconds)
        setAccessibleName(tr("%Ln second(s) left to answer", nullptr, seconds));
    m_seconds = seconds;
    update();
}

QSize CountdownRing::sizeHint() const
{
    const int side = fontMetrics().height() * 5 / 2;
    return {side, side};
}

void CountdownRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal thick = qMax(3.0, height() / 12.0);
    const QRectF circle = QRectF(rect()).adjusted(thick, thick, -thick, -thick);
    painter.setPen(QPen(palette().color(QPalette::Mid), thick));
    painter.drawEllipse(circle);
    painter.setPen(QPen(palette().color(QPalette::Highlight), thick, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(circle, 90 * 16, -qRound(m_share * 360 * 16));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignCenter, QLocale().toString(m_seconds));
}

} // namespace callboard
