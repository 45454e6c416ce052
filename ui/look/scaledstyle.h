// Fusion whose check marks, icons and arrows grow with the text.
#pragma once
#include <QProxyStyle>

namespace callboard {

/// Set before the first window; a change of scale shows with the change of font that comes with it.
class ScaledStyle : public QProxyStyle
{
    Q_OBJECT

public:
    ScaledStyle();
    void setScale(qreal scale) { m_scale = scale; }
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;

private:
    qreal m_scale = 1;
};

} // namespace callboard
