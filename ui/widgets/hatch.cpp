#include "ui/widgets/hatch.h"
#include <QPainter>

namespace callboard {

void drawHatch(QPainter *painter, const QRect &rect, const QColor &colour)
{
    constexpr int step = 7;
    constexpr qreal thickness = 1.2;
    constexpr int faint = 70;
    QColor line = colour;
    line.setAlpha(faint);
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, thickness));
    const int first = ((rect.left() + rect.top()) / step) * step;
    for (int sum = first; sum <= rect.right() + rect.bottom(); sum += step)
        painter->drawLine(sum - rect.top(), rect.top(), sum - rect.bottom(), rect.bottom());
    painter->restore();
}

} // namespace callboard
