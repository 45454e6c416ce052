#include "ui/shell/linkindicator.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/icons.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace callboard {

LinkIndicator::LinkIndicator(QWidget *parent) : QWidget(parent), m_icon(new QLabel(this)), m_words(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_words);
    m_words->setObjectName("linkWords");
    refresh();
}

void LinkIndicator::setStatus(const LinkStatus &status)
{
    const bool other = status.state != m_status.state;
    m_status = status;
    refresh();
    if (other)
        announce(this, status.state == LinkStatus::State::Live ? status.words() : status.sentence());
}

void LinkIndicator::refresh()
{
    const int side = fontMetrics().height();
    m_icon->setPixmap(icon(m_status.iconName()).pixmap({side, side}, devicePixelRatioF()));
    m_words->setText(m_status.words());
    setAccessibleName(tr("Link to the relay: %1").arg(m_status.words()));
    setToolTip(accessibleName());
}

void LinkIndicator::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::FontChange)
        refresh();
}

} // namespace callboard
