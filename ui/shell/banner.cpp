#include "ui/shell/banner.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/icons.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace callboard {

namespace {

struct Pair {
    QColor ground;
    QColor text;
};

Pair coloursOf(Banner::Tone tone, bool dark)
{
    if (tone == Banner::Tone::Warning)
        return dark ? Pair{QColor(0x5a3d10), QColor(0xffedcf)} : Pair{QColor(0xffe3b0), QColor(0x3a2600)};
    return dark ? Pair{QColor(0x173f52), QColor(0xdcf1fa)} : Pair{QColor(0xd6ebf5), QColor(0x0f2f3d)};
}

} // namespace

Banner::Banner(QWidget *parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_button(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    m_text->setWordWrap(true);
    m_text->setObjectName("bannerText");
    connect(m_button, &QPushButton::clicked, this, &Banner::pressed);
    speakAsAlert(this);
    hide();
}

void Banner::say(Tone tone, const QString &iconName, const QString &sentence, const QString &button)
{
    const bool fresh = !sentence.isEmpty() && m_sentence.isEmpty();
    m_tone = tone;
    m_iconName = iconName;
    m_sentence = sentence;
    m_text->setText(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setVisible(!sentence.isEmpty());
    recolour();
    if (fresh)
        announce(this, sentence);
}

void Banner::recolour()
{
    const bool dark = palette().color(QPalette::Window).lightnessF() < 0.5;
    const QColor text = coloursOf(m_tone, dark).text;
    QPalette words = m_text->palette();
    if (words.color(QPalette::WindowText) != text) {
        words.setColor(QPalette::WindowText, text);
        m_text->setPalette(words);
    }
    const int side = fontMetrics().height() + 4;
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(icon(m_iconName, text).pixmap({side, side}, devicePixelRatioF()));
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    const bool dark = palette().color(QPalette::Window).lightnessF() < 0.5;
    QPainter(this).fillRect(rect(), coloursOf(m_tone, dark).ground);
}

void Banner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        recolour();
}

} // namespace callboard
