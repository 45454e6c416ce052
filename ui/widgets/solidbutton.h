// A push button on a ground of one colour.
#pragma once
#include <QPushButton>

namespace callboard {

/// For the few decisions that stand out. Styles tint button colours until white text on them is hard to read, so this
/// one paints its ground as it was given: choose one with a contrast of at least 4.5 to white.
class SolidButton : public QPushButton
{
    Q_OBJECT

public:
    SolidButton(const QString &iconName, const QColor &ground, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor ground() const;
    QColor m_ground;
};

} // namespace callboard
