#include "ui/recordings/waveform.h"
#include "models/spacednumber.h"
#include "ui/widgets/tones.h"
#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <algorithm>

namespace callboard {

Waveform::Waveform(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
}

void Waveform::setPeaks(const QList<media::Peaks> &parts)
{
    m_parts = parts;
    updateGeometry();
    update();
}

void Waveform::setLanes(const QStringList &labels)
{
    m_labels = labels;
    update();
}

void Waveform::setDuration(qint64 ms)
{
    m_duration = ms;
    update();
}

void Waveform::setPosition(qint64 ms)
{
    const int before = xOf(m_position);
    m_position = ms;
    if (xOf(ms) != before)
        update();
    setAccessibleDescription(tr("At %1 of %2").arg(spanText(ms / 1000), spanText(m_duration / 1000)));
}

int Waveform::lanes() const
{
    return m_parts.isEmpty() ? 1 : m_parts.first().channels();
}

QSize Waveform::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, lanes() * fontMetrics().height() * 4};
}

QSize Waveform::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, lanes() * fontMetrics().height() * 2};
}

int Waveform::xOf(qint64 ms) const
{
    return m_duration > 0 ? int(std::clamp<qint64>(ms * width() / m_duration, 0, width() - 1)) : 0;
}

std::vector<media::Peak> Waveform::columns(int channel, int width) const
{
    qint64 whole = 0;
    for (const media::Peaks &part : m_parts)
        whole += part.frames();
    std::vector<media::Peak> all;
    qint64 done = 0;
    for (const media::Peaks &part : m_parts) {
        const int from = int(done * width / whole);
        done += part.frames();
        const int count = int(done * width / whole) - from;
        if (count > 0 && channel < part.channels()) {
            const auto some = part.columns(channel, 0, part.frames(), count);
            all.insert(all.end(), some.begin(), some.end());
        }
    }
    return all;
}

void Waveform::paintLane(QPainter &painter, const QRect &lane, int channel) const
{
    const QColor played = palette().color(QPalette::Highlight);
    const QColor ahead = toneColour(Tone::Dim, palette());
    const int middle = lane.center().y();
    const int at = xOf(m_position);
    painter.setPen(ahead);
    painter.drawLine(lane.left(), middle, lane.right(), middle);
    const auto peaks = columns(channel, lane.width());
    for (int x = 0; x < int(peaks.size()); ++x) {
        const auto y = [&](media::Sample s) { return middle - s * (lane.height() / 2 - 2) / 32768; };
        painter.setPen(x <= at ? played : ahead);
        painter.drawLine(x, y(peaks[size_t(x)].high), x, y(peaks[size_t(x)].low));
    }
    if (channel < m_labels.size() && lanes() > 1) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(lane.adjusted(4, 1, -4, 0), Qt::AlignTop | Qt::AlignLeft,
                         fontMetrics().elidedText(m_labels.at(channel), Qt::ElideRight, lane.width() - 8));
    }
}

void Waveform::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const int height = this->height() / lanes();
    for (int lane = 0; lane < lanes(); ++lane)
        paintLane(painter, {0, lane * height, width(), height}, lane);
    const int x = xOf(m_position);
    painter.fillRect(QRect(x - 1, 0, 2, this->height()), palette().color(QPalette::Text));
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = rect().adjusted(1, 1, -1, -1);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void Waveform::seekTo(int x)
{
    if (m_duration > 0 && width() > 0)
        emit sought(std::clamp<qint64>(qint64(x) * m_duration / width(), 0, m_duration));
}

void Waveform::mousePressEvent(QMouseEvent *event)
{
    seekTo(event->position().toPoint().x());
}

void Waveform::mouseMoveEvent(QMouseEvent *event)
{
    seekTo(event->position().toPoint().x());
}

void Waveform::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Home)
        emit sought(0);
    else if (event->key() == Qt::Key_End)
        emit sought(m_duration);
    else
        QWidget::keyPressEvent(event);
}

} // namespace callboard
