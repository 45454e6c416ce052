#include "ui/sound/soundindicator.h"
#include "core/literals.h"
#include "ui/sound/soundwords.h"
#include "ui/widgets/icons.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace callboard {

static constexpr int mostLetters = 44;

SoundIndicator::SoundIndicator(AudioDesk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_icon(new QLabel(this)),
      m_words(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_words);
    m_words->setObjectName("soundWords");
    m_words->setTextFormat(Qt::PlainText);
    connect(&desk, &AudioDesk::devicesChanged, this, &SoundIndicator::refresh);
    connect(&desk, &AudioDesk::muteChanged, this, &SoundIndicator::refresh);
    refresh();
}

void SoundIndicator::refresh()
{
    const bool off = m_desk.isMuted() || m_desk.role(audio::Role::Microphone).isMissing();
    const int side = fontMetrics().height();
    m_icon->setPixmap(icon(off ? u"microphone-off"_s : u"microphone"_s).pixmap({side, side}, devicePixelRatioF()));
    const QString devices = SoundWords::devices(m_desk);
    const QString full = m_desk.isMuted() ? tr("My microphone is off · %1").arg(devices) : devices;
    m_words->setText(fontMetrics().elidedText(full, Qt::ElideRight, fontMetrics().averageCharWidth() * mostLetters));
    setAccessibleName(tr("Sound: %1").arg(full));
    setToolTip(accessibleName());
    setVisible(m_desk.isAvailable());
}

void SoundIndicator::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::FontChange)
        refresh();
}

} // namespace callboard
