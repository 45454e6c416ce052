#include "ui/widgets/levelmeter.h"
#include "ui/widgets/tones.h"
#include <QLocale>
#include <QPainter>
#include <cmath>

namespace callboard {

static constexpr int blocks = 12;
static constexpr int loudBlocks = 3;
static constexpr int perBlock = 5;

LevelMeter::LevelMeter(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setDecibels(m_decibels);
}

void LevelMeter::setDecibels(double decibels)
{
    const int whole = int(std::lround(decibels));
    if (whole == m_decibels && !accessibleDescription().isEmpty())
        return;
    m_decibels = whole;
    setAccessibleDescription(reading());
    update();
}

QString LevelMeter::reading() const
{
    return m_decibels <= -blocks * perBlock ? tr("silent") : tr("%1 dB").arg(QLocale().toString(m_decibels));
}

QSize LevelMeter::sizeHint() const
{
    const int unit = fontMetrics().height();
    const int words
        = qMax(fontMetrics().horizontalAdvance(tr("silent")), fontMetrics().horizontalAdvance(tr("%1 dB").arg(-60)));
    return {blocks * (unit / 2 + 2) + unit / 2 + words, unit + 4};
}

void LevelMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int unit = fontMetrics().height();
    const int width = unit / 2;
    const int lit = (m_decibels + blocks * perBlock + perBlock - 1) / perBlock;
    const QColor on = toneColour(Tone::Good, palette());
    const QColor off = mixed(palette().color(QPalette::WindowText), palette().color(QPalette::Window), 0.25);
    for (int i = 0; i < blocks; ++i) {
        const int tall = i >= blocks - loudBlocks ? unit : unit * 2 / 3;
        const QRect block(i * (width + 2), (height() - tall) / 2, width, tall);
        if (i < lit)
            painter.fillRect(block, i >= blocks - loudBlocks ? toneColour(Tone::Bad, palette()) : on);
        else
            painter.setPen(off), painter.drawRect(block.adjusted(0, 0, -1, -1));
    }
    painter.setPen(palette().color(QPalette::WindowText));
    const int left = blocks * (width + 2) + unit / 2;
    painter.drawText(QRect(left, 0, this->width() - left, height()), Qt::AlignVCenter | Qt::AlignRight, reading());
}

} // namespace callboard
