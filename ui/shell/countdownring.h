// How much of the ring time is left, as a closing ring with the seconds in it.
#pragma once
#include <QWidget>

namespace callboard {

class CountdownRing : public QWidget
{
    Q_OBJECT

public:
    explicit CountdownRing(QWidget *parent = nullptr);
    /// `share` from 1 (all time left) to 0; `seconds` is what stands in the middle.
    void set(qreal share, int seconds);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qreal m_share = 1;
    int m_seconds = 0;
};

} // namespace callboard
