#include "ui/look/scaledstyle.h"
#include "core/literals.h"

namespace callboard {

ScaledStyle::ScaledStyle() : QProxyStyle(u"Fusion"_s) { }

int ScaledStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int size = QProxyStyle::pixelMetric(metric, option, widget);
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_MenuButtonIndicator:
    case PM_ScrollBarExtent:
    case PM_SliderThickness: return qRound(size * m_scale);
    // Titles stand above the text of their column, not left of it.
    case PM_HeaderMargin: return 6;
    default: return size;
    }
}

} // namespace callboard
