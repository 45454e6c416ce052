#include "ui/calls/noticerow.h"
#include "core/literals.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/icons.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace callboard {

NoticeRow::NoticeRow(QWidget *parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_help(new QPushButton(this)),
      m_close(new QToolButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 6, 4);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_help);
    row->addWidget(m_close);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setObjectName("noticeText");
    m_help->setObjectName("noticeHelp");
    m_help->setAutoDefault(false);
    m_close->setObjectName("noticeClose");
    m_close->setIcon(icon(u"close"_s));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    speakAsAlert(this);
    connect(m_help, &QPushButton::clicked, this, &NoticeRow::helpPressed);
    connect(m_close, &QToolButton::clicked, this, &NoticeRow::closePressed);
}

void NoticeRow::say(Tone tone, const QString &iconName, const QString &sentence, const QString &help, bool closable)
{
    const bool fresh = m_sentence.isEmpty() || tone != m_tone;
    m_tone = tone;
    m_iconName = iconName;
    m_sentence = sentence;
    m_text->setText(sentence);
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
    m_close->setVisible(closable);
    m_close->setAccessibleName(tr("Dismiss: %1").arg(sentence));
    m_close->setToolTip(tr("Dismiss (Esc)"));
    recolour();
    if (fresh && !sentence.isEmpty())
        announce(this, sentence);
}

bool NoticeRow::isClosable() const
{
    return !m_close->isHidden();
}

void NoticeRow::recolour()
{
    const int side = fontMetrics().height() + 2;
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(icon(m_iconName, toneColour(m_tone, palette())).pixmap({side, side}, devicePixelRatioF()));
    update();
}

void NoticeRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor tone = toneColour(m_tone, palette());
    painter.fillRect(rect(), mixed(tone, palette().color(QPalette::Window), 0.10));
    painter.fillRect(QRect(0, 0, 3, height()), tone);
}

void NoticeRow::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        recolour();
}

} // namespace callboard
