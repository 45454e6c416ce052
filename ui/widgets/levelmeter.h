// How loud something is, as a row of blocks and a number.
#pragma once
#include <QWidget>

namespace callboard {

/// From -60 to 0 decibels below full scale, a block every 5; the loudest three are taller, so that too loud shows
/// without colour. Quieter than that is "silent". Give it an accessible name; its reading is its description.
class LevelMeter : public QWidget
{
    Q_OBJECT

public:
    explicit LevelMeter(QWidget *parent = nullptr);
    void setDecibels(double decibels);
    QString reading() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_decibels = -100;
};

} // namespace callboard
