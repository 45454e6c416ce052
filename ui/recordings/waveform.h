// A recording to look at: one lane a channel, where it is, and where to go.
#pragma once
#include "media/file/peaks.h"
#include <QWidget>

namespace callboard {

/// Draws peaks and serves as the seek bar: a click, Home and End go there. Lanes are named for screen readers by the
/// labels given. Shows a bare bar while there are no peaks. UI thread.
class Waveform : public QWidget
{
    Q_OBJECT
public:
    explicit Waveform(QWidget *parent = nullptr);
    /// Parts one after the other, each with as many lanes as the first.
    void setPeaks(const QList<media::Peaks> &parts);
    void setLanes(const QStringList &labels);
    void setDuration(qint64 ms);
    void setPosition(qint64 ms);
    qint64 durationMs() const { return m_duration; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void sought(qint64 ms);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int lanes() const;
    void paintLane(QPainter &painter, const QRect &lane, int channel) const;
    std::vector<media::Peak> columns(int channel, int width) const;
    void seekTo(int x);
    int xOf(qint64 ms) const;

    QList<media::Peaks> m_parts;
    QStringList m_labels;
    qint64 m_duration = 0;
    qint64 m_position = 0;
};

} // namespace callboard
