#include "ui/recordings/evacuationbar.h"
#include "core/literals.h"
#include "ui/recordings/recordingwords.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tones.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace callboard {

using Alarm = library::Evacuation::Alarm;

EvacuationBar::EvacuationBar(const library::Evacuation &evacuation, Shows shows, QWidget *parent)
    : QWidget(parent),
      m_evacuation(evacuation),
      m_shows(shows),
      m_icon(new QLabel(this)),
      m_words(new QLabel(this))
{
    m_words->setObjectName("evacuationWords");
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    connect(&evacuation, &library::Evacuation::changed, this, &EvacuationBar::follow);
    follow();
}

void EvacuationBar::follow()
{
    const Alarm alarm = m_evacuation.alarm();
    const bool mine = alarm != Alarm::None && (alarm == Alarm::Running) == (m_shows == Shows::Running);
    setVisible(mine);
    if (mine) {
        const QColor colour = toneColour(alarm == Alarm::Running ? Tone::Active : Tone::Bad, palette());
        const QString shape = alarm == Alarm::Running ? u"pending"_s : u"warning"_s;
        const int side = fontMetrics().height();
        m_icon->setPixmap(icon(shape, colour).pixmap({side, side}, devicePixelRatioF()));
        QPalette words = palette();
        words.setColor(QPalette::WindowText, alarm == Alarm::Running ? palette().color(QPalette::WindowText) : colour);
        m_words->setPalette(words);
        m_words->setText(RecordingWords::evacuation(m_evacuation));
        setAccessibleName(m_words->text());
    }
    if (alarm > std::exchange(m_told, alarm) && mine)
        announce(this, m_words->text());
}

void EvacuationBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::FontChange)
        follow();
}

} // namespace callboard
