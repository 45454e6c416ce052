// A label that stands out and grows with the text around it.
#pragma once
#include <QLabel>

namespace callboard {

class Heading : public QLabel
{
    Q_OBJECT

public:
    /// `factor` of the parent's font size; stays with this parent.
    Heading(qreal factor, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    qreal m_factor;
};

} // namespace callboard
