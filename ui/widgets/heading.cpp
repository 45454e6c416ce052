#include "ui/widgets/heading.h"
#include <QEvent>

namespace callboard {

Heading::Heading(qreal factor, QWidget *parent) : QLabel(parent), m_factor(factor)
{
    setTextFormat(Qt::PlainText);
    // A label with a size of its own hears nothing of changes to the application's font.
    parent->installEventFilter(this);
    apply();
}

void Heading::apply()
{
    QFont font = parentWidget()->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * m_factor);
    setFont(font);
}

bool Heading::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::FontChange)
        apply();
    return QLabel::eventFilter(watched, event);
}

} // namespace callboard
