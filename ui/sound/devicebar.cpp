#include "ui/sound/devicebar.h"
#include "core/literals.h"
#include "ui/sound/devicepicker.h"
#include "ui/sound/soundsettings.h"
#include "ui/sound/soundwords.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tones.h"
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace callboard {

using audio::Role;

DeviceBar::DeviceBar(AudioDesk &desk, Settings &settings, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_settings(settings),
      m_icon(new QLabel(this)),
      m_words(new QLabel(this)),
      m_pickers(new QFormLayout),
      m_microphone(new DevicePicker(desk, Role::Microphone, this)),
      m_speaker(new DevicePicker(desk, Role::Speaker, this))
{
    setObjectName("deviceBar");
    m_words->setObjectName("deviceBarWords");
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addLayout(m_pickers);
    for (DevicePicker *picker : {m_microphone, m_speaker}) {
        picker->setMinimumContentsLength(20);
        m_pickers->addRow(u" "_s, picker);
    }
    speakAsAlert(this);
    const auto keep = [this](Role role) {
        return [this, role](const QByteArray &device) { m_settings.set(SoundSettings::of(role), device); };
    };
    connect(m_microphone, &DevicePicker::picked, this, keep(Role::Microphone));
    connect(m_speaker, &DevicePicker::picked, this, keep(Role::Speaker));
    connect(&desk, &AudioDesk::devicesChanged, this, &DeviceBar::refresh);
    connect(&desk, &AudioDesk::callSoundChanged, this, &DeviceBar::refresh);
    connect(&desk, &AudioDesk::callsHereChanged, this, &DeviceBar::refresh);
    refresh();
}

void DeviceBar::refresh()
{
    const QString microphone = SoundWords::trouble(m_desk, Role::Microphone);
    const QString speaker = SoundWords::trouble(m_desk, Role::Speaker);
    const QString troubles
        = microphone.isEmpty() || speaker.isEmpty() ? microphone + speaker : SoundWords::both(microphone, speaker);
    const bool shown = !troubles.isEmpty() && !m_desk.callsHere().isEmpty();
    const QString sentence = SoundWords::both(troubles, tr("The call goes on."));
    show(m_microphone, tr("Microphone:"), !microphone.isEmpty());
    show(m_speaker, tr("Speaker:"), !speaker.isEmpty());
    const int side = fontMetrics().height() + 4;
    const QString shape = microphone.isEmpty() ? u"warning"_s : u"microphone-off"_s;
    m_icon->setPixmap(icon(shape, toneColour(Tone::Held, palette())).pixmap({side, side}, devicePixelRatioF()));
    if (shown && m_words->text() != sentence)
        announce(this, sentence);
    m_words->setText(shown ? sentence : QString());
    setVisible(shown);
}

void DeviceBar::show(DevicePicker *picker, const QString &label, bool shown)
{
    qobject_cast<QLabel *>(m_pickers->labelForField(picker))->setText(label);
    m_pickers->setRowVisible(picker, shown);
}

void DeviceBar::paintEvent(QPaintEvent *)
{
    const QColor tone = toneColour(Tone::Held, palette());
    QPainter painter(this);
    painter.fillRect(rect(), mixed(tone, palette().color(QPalette::Window), 0.14));
    painter.fillRect(QRect(0, 0, 3, height()), tone);
}

void DeviceBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::FontChange)
        refresh();
}

} // namespace callboard
