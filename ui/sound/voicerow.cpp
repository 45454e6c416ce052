#include "ui/sound/voicerow.h"
#include "core/literals.h"
#include "ui/sound/soundwords.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/levelmeter.h"
#include "ui/widgets/tones.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace callboard {

VoiceRow::VoiceRow(AudioDesk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_icon(new QLabel(this)),
      m_words(new QLabel(this)),
      m_meter(new LevelMeter(this)),
      m_switch(new QPushButton(this)),
      m_sound(new QLabel(this)),
      m_here(new QPushButton(this)),
      m_note(new QLabel(this))
{
    build();
    connect(&desk, &AudioDesk::muteChanged, this, &VoiceRow::refresh);
    connect(&desk, &AudioDesk::callSoundChanged, this, [this](const CallId &call) {
        if (call == m_call)
            refresh();
    });
    connect(&desk, &AudioDesk::microphoneLevel, m_meter, &LevelMeter::setDecibels);
    connect(m_switch, &QPushButton::clicked, this, [this] { m_desk.setMuted(!m_desk.isMuted()); });
    connect(m_here, &QPushButton::clicked, this, [this] { m_desk.bringHere(m_call); });
    refresh();
}

void VoiceRow::build()
{
    m_words->setObjectName("myMicrophone");
    m_sound->setObjectName("callSound");
    m_note->setObjectName("youAreMuted");
    m_switch->setObjectName("myMicrophoneSwitch");
    m_here->setObjectName("bringSoundHere");
    m_note->setWordWrap(true);
    m_note->setMargin(4);
    m_note->setAutoFillBackground(true);
    QFont bold;
    bold.setBold(true);
    m_note->setFont(bold);
    m_sound->setWordWrap(true);
    speakAsAlert(m_note);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_icon, m_words, m_meter, m_switch})
        row->addWidget(part);
    row->addStretch(1);
    auto *sound = new QHBoxLayout;
    sound->addWidget(m_sound, 1);
    sound->addWidget(m_here);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_note);
    column->addLayout(sound);
}

void VoiceRow::setCall(const CallId &call, bool mutedBySupervisor)
{
    m_call = call;
    m_mutedBySupervisor = mutedBySupervisor;
    refresh();
}

void VoiceRow::refresh()
{
    const CallSound sound = m_desk.callSound(m_call);
    setVisible(sound.state != CallSound::State::None);
    showMicrophone(sound);
    showNote(sound);
    m_sound->setText(SoundWords::sound(sound));
    m_here->setText(tr("Bring it &here"));
    m_here->setVisible(sound.state == CallSound::State::Elsewhere);
}

void VoiceRow::showMicrophone(const CallSound &sound)
{
    const bool here = sound.state != CallSound::State::Elsewhere && sound.state != CallSound::State::Refused;
    const bool off = m_desk.isMuted() || sound.held;
    const QString shape = m_mutedBySupervisor ? u"mute"_s : off ? u"microphone-off"_s : u"microphone"_s;
    const QColor tone = toneColour(off || m_mutedBySupervisor ? Tone::Held : Tone::Good, palette());
    const int side = fontMetrics().height() + 2;
    m_icon->setPixmap(icon(shape, tone).pixmap({side, side}, devicePixelRatioF()));
    m_words->setText(SoundWords::microphone(m_desk, sound, m_mutedBySupervisor));
    m_meter->setAccessibleName(tr("Microphone level"));
    m_switch->setText(m_desk.isMuted() ? tr("Switch my microphone on (Ctrl+M)")
                                       : tr("Switch my microphone off (Ctrl+M)"));
    for (QWidget *part : std::initializer_list<QWidget *>{m_icon, m_words, m_meter, m_switch})
        part->setVisible(here);
}

void VoiceRow::showNote(const CallSound &sound)
{
    const bool talks = m_desk.talksWhileMuted() && sound.state != CallSound::State::Elsewhere;
    const QString note = talks ? tr("You are muted: nobody hears you. Press Ctrl+M to be heard.") : QString();
    const bool fresh = talks && m_note->text().isEmpty();
    m_note->setText(note);
    m_note->setVisible(talks);
    QPalette colours = m_note->palette();
    colours.setColor(QPalette::Window, mixed(toneColour(Tone::Bad, palette()), palette().color(QPalette::Window), 0.2));
    colours.setColor(QPalette::WindowText, palette().color(QPalette::WindowText));
    m_note->setPalette(colours);
    if (fresh)
        announce(m_note, note);
}

void VoiceRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace callboard
