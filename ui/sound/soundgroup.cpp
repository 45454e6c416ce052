#include "ui/sound/soundgroup.h"
#include "core/literals.h"
#include "ui/sound/devicepicker.h"
#include "ui/sound/soundsettings.h"
#include "ui/sound/soundwords.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/levelmeter.h"
#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>

namespace callboard {

static QWidget *rowOf(std::initializer_list<QWidget *> parts)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    for (QWidget *part : parts)
        layout->addWidget(part);
    layout->addStretch(1);
    return row;
}

SoundGroup::SoundGroup(Settings &settings, AudioDesk &desk, QWidget *parent)
    : QGroupBox(parent),
      m_settings(settings),
      m_desk(desk),
      m_form(new QFormLayout),
      m_meter(new LevelMeter(this)),
      m_echo(new QPushButton(this)),
      m_echoWords(new QLabel(this)),
      m_volume(new QSlider(Qt::Horizontal, this)),
      m_try(new QPushButton(this)),
      m_here(new QCheckBox(this)),
      m_trouble(new QLabel(this)),
      m_echoRow(rowOf({m_echo, m_echoWords})),
      m_volumeRow(rowOf({m_volume, m_try}))
{
    build();
    connectFields();
    retranslate();
}

void SoundGroup::build()
{
    static constexpr const char *names[] = {"microphone", "speaker", "ringer"};
    setLayout(m_form);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    for (const audio::Role role : audio::AllRoles) {
        auto *picker = new DevicePicker(m_desk, role, this);
        picker->setObjectName(QLatin1StringView(names[size_t(role)]));
        m_pickers[size_t(role)] = picker;
        m_form->addRow(u" "_s, picker);
    }
    m_form->addRow(u" "_s, m_meter);
    m_form->addRow(m_echoRow);
    m_form->addRow(u" "_s, m_volumeRow);
    m_form->addRow(m_here);
    m_form->addRow(m_trouble);
    m_meter->setObjectName("microphoneLevel");
    m_echo->setObjectName("echoTest");
    m_echoWords->setObjectName("echoWords");
    m_volume->setObjectName("ringVolume");
    m_try->setObjectName("tryRinger");
    m_here->setObjectName("callsHere");
    m_trouble->setObjectName("soundTrouble");
    m_volume->setRange(0, 100);
    m_volume->setSingleStep(5);
    m_volume->setPageStep(20);
    m_volume->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    m_trouble->setWordWrap(true);
    m_trouble->setTextFormat(Qt::PlainText);
    labelOf(m_volumeRow)->setBuddy(m_volume);
}

void SoundGroup::connectFields()
{
    for (const audio::Role role : audio::AllRoles) {
        connect(m_pickers[size_t(role)], &DevicePicker::picked, this,
                [this, role](const QByteArray &device) { m_settings.set(SoundSettings::of(role), device); });
    }
    connect(m_volume, &QSlider::valueChanged, this,
            [this](int volume) { m_settings.set(setting::ringVolume, volume); });
    connect(m_here, &QCheckBox::toggled, this, [this](bool here) { m_settings.set(setting::callsHere, here); });
    connect(m_try, &QPushButton::clicked, this, [this] { m_desk.tryRinger(); });
    connect(m_echo, &QPushButton::clicked, this, [this] {
        m_wasRun = true;
        m_desk.setEchoTest(m_desk.echoTest() == audio::EchoStep::Idle);
    });
    connect(&m_settings, &Settings::changed, this, &SoundGroup::showValues);
    connect(&m_desk, &AudioDesk::devicesChanged, this, &SoundGroup::showDevices);
    connect(&m_desk, &AudioDesk::echoTestChanged, this, &SoundGroup::showEcho);
    connect(&m_desk, &AudioDesk::microphoneLevel, m_meter, &LevelMeter::setDecibels);
}

void SoundGroup::showValues()
{
    const QSignalBlocker quiet(m_volume);
    m_volume->setValue(m_settings.value(setting::ringVolume));
    m_here->setChecked(m_settings.value(setting::callsHere));
}

void SoundGroup::showDevices()
{
    QStringList troubles;
    for (const audio::Role role : audio::AllRoles)
        troubles += SoundWords::trouble(m_desk, role);
    troubles.removeAll(QString());
    if (!m_desk.isAvailable())
        troubles = {tr("This computer has no microphone and speaker: calls are taken on another device.")};
    m_trouble->setText(troubles.join(u'\n'));
    m_trouble->setVisible(!troubles.isEmpty());
    m_echo->setEnabled(m_desk.isAvailable());
    m_try->setEnabled(!m_desk.role(audio::Role::Ringer).isMissing());
}

void SoundGroup::showEcho()
{
    const bool runs = m_desk.echoTest() != audio::EchoStep::Idle;
    m_echo->setText(runs ? tr("Stop t&he test") : tr("T&est: hear myself"));
    m_echoWords->setText(SoundWords::echo(m_desk, m_wasRun));
    if (m_wasRun && isVisible())
        announce(m_echoWords, m_echoWords->text());
}

QLabel *SoundGroup::labelOf(QWidget *field) const
{
    return static_cast<QLabel *>(m_form->labelForField(field));
}

void SoundGroup::retranslate()
{
    setTitle(tr("Sound"));
    labelOf(m_pickers[0])->setText(tr("&Microphone:"));
    labelOf(m_pickers[1])->setText(tr("Spea&ker:"));
    labelOf(m_pickers[2])->setText(tr("R&inger:"));
    labelOf(m_meter)->setText(tr("Microphone level:"));
    labelOf(m_volumeRow)->setText(tr("Ri&ng volume:"));
    m_meter->setAccessibleName(tr("Microphone level"));
    m_volume->setAccessibleName(tr("Ring volume"));
    m_try->setText(tr("Tr&y"));
    m_here->setText(tr("Take calls &on this computer (otherwise on another device)"));
    showValues();
    showDevices();
    showEcho();
}

void SoundGroup::changeEvent(QEvent *event)
{
    QGroupBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SoundGroup::showEvent(QShowEvent *event)
{
    QGroupBox::showEvent(event);
    m_desk.watchMicrophone(this, true);
}

void SoundGroup::hideEvent(QHideEvent *event)
{
    QGroupBox::hideEvent(event);
    m_desk.watchMicrophone(this, false);
}

} // namespace callboard
