#include "ui/recordings/playerpane.h"
#include "core/literals.h"
#include "models/spacednumber.h"
#include "ui/recordings/playback.h"
#include "ui/recordings/playeractions.h"
#include "ui/recordings/recordingwords.h"
#include "ui/recordings/waveform.h"
#include "ui/text/errortext.h"
#include "ui/text/eventtext.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/plaintext.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace callboard {

PlayerPane::PlayerPane(Playback &playback, PlayerActions &actions, const RecordingWords &words, QWidget *parent)
    : QWidget(parent),
      m_playback(playback),
      m_actions(actions),
      m_words(words),
      m_title(new Heading(1.4, this)),
      m_state(new QLabel(this)),
      m_remark(new QLabel(this)),
      m_waveform(new Waveform(this)),
      m_time(new QLabel(this)),
      m_volumeName(new QLabel(this)),
      m_volume(new QSlider(Qt::Horizontal, this)),
      m_details(new QLabel(this))
{
    build();
    connect(&playback, &Playback::changed, this, &PlayerPane::follow);
    connect(&playback, &Playback::positionChanged, this, &PlayerPane::followPosition);
    connect(m_waveform, &Waveform::sought, &playback, &Playback::seek);
    connect(m_volume, &QSlider::valueChanged, &playback, &Playback::setVolume);
    retranslate();
}

void PlayerPane::build()
{
    m_title->setObjectName("recordingTitle");
    m_remark->setObjectName("recordingRemark");
    m_waveform->setObjectName("recordingWaveform");
    m_volume->setObjectName("recordingVolume");
    m_details->setObjectName("recordingDetails");
    for (QLabel *label : {static_cast<QLabel *>(m_title), m_remark, m_details})
        label->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_volume->setRange(0, 100);
    m_volume->setValue(100);
    m_volume->setPageStep(10);
    m_volumeName->setBuddy(m_volume);
    auto *controls = new QHBoxLayout;
    for (QAction *action :
         {m_actions.farBack, m_actions.back, m_actions.play, m_actions.forward, m_actions.farForward}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        m_buttons << button;
        controls->addWidget(button);
    }
    controls->addStretch(1);
    auto *below = new QHBoxLayout;
    below->addWidget(m_time);
    below->addStretch(1);
    below->addWidget(m_volumeName);
    below->addWidget(m_volume);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 8);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_state);
    column->addWidget(m_remark);
    column->addWidget(m_waveform, 1);
    column->addLayout(controls);
    column->addLayout(below);
    column->addWidget(m_details);
    column->addStretch(1);
}

QString PlayerPane::remark() const
{
    const library::RecordingInfo *recording = m_playback.info();
    if (!recording)
        return {};
    if (m_playback.error())
        return tr("The recording can't be played: %1").arg(ErrorText::cause(*m_playback.error()));
    if (m_playback.lacksDevice())
        return tr("This computer has no sound device to play it on. Plug one in and press Play again.");
    if (m_playback.isFetching())
        return tr("Fetching the sound: %1 %").arg(m_playback.fetchedPercent());
    return RecordingWords::problem(*recording);
}

QStringList PlayerPane::laneLabels() const
{
    QStringList labels;
    const library::RecordingInfo *recording = m_playback.info();
    if (!recording || !recording->unmixed)
        return labels;
    for (const library::RecordingVoice &voice : recording->voices) {
        const bool isCustomer = voice.party == recording->customer;
        while (voice.channel >= 0 && labels.size() <= voice.channel)
            labels.append(QString());
        if (voice.channel >= 0)
            labels[voice.channel] = isCustomer ? m_words.who(*recording) : EventText::party(voice.party);
    }
    return labels;
}

QString PlayerPane::details() const
{
    const library::RecordingInfo *recording = m_playback.info();
    if (!recording)
        return {};
    QStringList lines{
        tr("%1, %2, %3", "format, channels, size")
            .arg(recording->format.toUpper(), m_words.channels(*recording), m_words.size(recording->bytes))};
    if (!recording->unmixed)
        lines << tr("Single channel: separation not available.");
    for (const library::RecordingPart &part : recording->parts)
        if (!part.sha256.isEmpty())
            lines << tr("Checksum (SHA-256) of part %1: %2").arg(part.index + 1).arg(part.sha256);
    if (recording->gaps.size() > 1)
        lines << tr("Paused %n time(s) while it was made.", nullptr, int(recording->gaps.size()) - 1);
    return lines.join(u'\n');
}

void PlayerPane::follow()
{
    const library::RecordingInfo *recording = m_playback.info();
    m_title->setText(recording ? tr("%1, %2", "whom, when").arg(m_words.who(*recording), m_words.when(*recording))
                               : tr("No recording chosen"));
    m_state->setText(recording ? m_words.state(*recording) : QString());
    const QString said = remark();
    m_remark->setText(said);
    m_remark->setVisible(!said.isEmpty());
    if (said != std::exchange(m_spoken, said) && !said.isEmpty() && !m_playback.isFetching())
        announce(this, said);
    m_waveform->setVisible(recording && recording->isPlayable());
    m_waveform->setPeaks(m_playback.peaks());
    m_waveform->setLanes(laneLabels());
    m_waveform->setDuration(m_playback.durationMs());
    m_details->setText(details());
    for (QToolButton *button : std::as_const(m_buttons))
        button->setAccessibleName(plainText(button->defaultAction()->text()));
    followPosition(m_playback.positionMs());
}

void PlayerPane::followPosition(qint64 ms)
{
    m_waveform->setPosition(ms);
    m_time->setText(
        tr("%1 of %2", "position, length").arg(spanText(ms / 1000), spanText(m_playback.durationMs() / 1000)));
}

void PlayerPane::retranslate()
{
    m_waveform->setAccessibleName(tr("Waveform and position"));
    m_volumeName->setText(tr("Vol&ume"));
    m_details->setAccessibleName(tr("Details"));
    m_actions.retranslate();
    follow();
}

void PlayerPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
