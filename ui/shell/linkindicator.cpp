#include "ui/shell/linkindicator.h"
#include "ui/shell/linkwords.h"
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

void LinkIndicator::set(const Link &link)
{
    const bool other = link.state != m_link.state;
    m_link = link;
    refresh();
    if (other)
        announce(this, link.state == Link::State::Live ? LinkWords::brief(link) : LinkWords::sentence(link));
}

void LinkIndicator::refresh()
{
    const int side = fontMetrics().height();
    m_icon->setPixmap(icon(LinkWords::iconName(m_link)).pixmap({side, side}, devicePixelRatioF()));
    m_words->setText(LinkWords::brief(m_link));
    setAccessibleName(tr("Link to the relay: %1").arg(LinkWords::brief(m_link)));
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
