#include "ui/recordings/playerpane.h"
#include "core/literals.h"
#include "models/spacednumber.h"
#include "ui/recordings/playback.h"
#include "ui/recordings/playeractions.h"
#include "ui/recordings/recordingshapes.h"
#include "ui/recordings/recordingwords.h"
#include "ui/recordings/waveform.h"
#include "ui/text/errortext.h"
#include "ui/text/eventtext.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/tones.h"
#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
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
      m_shape(new QLabel(this)),
      m_state(new QLabel(this)),
      m_remark(new QLabel(this)),
      m_waveform(new Waveform(this)),
      m_controls(new QWidget(this)),
      m_time(new QLabel(m_controls)),
      m_volumeName(new QLabel(m_controls)),
      m_volume(new QSlider(Qt::Horizontal, m_controls)),
      m_details(new QPlainTextEdit(this))
{
    build();
    connect(&playback, &Playback::changed, this, &PlayerPane::follow);
    connect(&playback, &Playback::positionChanged, this, &PlayerPane::followPosition);
    connect(m_waveform, &Waveform::sought, &playback, &Playback::seek);
    connect(m_volume, &QSlider::valueChanged, &playback, &Playback::setVolume);
    connect(actions.copy, &QAction::triggered, this, &PlayerPane::copyDetails);
    retranslate();
}

void PlayerPane::build()
{
    m_title->setObjectName("recordingTitle");
    m_state->setObjectName("recordingState");
    m_remark->setObjectName("recordingRemark");
    m_waveform->setObjectName("recordingWaveform");
    m_details->setObjectName("recordingDetails");
    for (QLabel *label : {static_cast<QLabel *>(m_title), m_state, m_remark})
        label->setWordWrap(true);
    // A checksum is one long word: it breaks anywhere and is copied whole.
    m_details->setReadOnly(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_details->setTabChangesFocus(true);
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->viewport()->setAutoFillBackground(false);
    m_details->document()->setDocumentMargin(0);
    // The page scrolls, not the text in it.
    m_details->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_details->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, m_details,
            [details = m_details](const QSizeF &lines) {
                details->setFixedHeight(int(lines.height() + 1) * details->fontMetrics().lineSpacing());
            });
    auto *state = new QHBoxLayout;
    state->addWidget(m_shape, 0, Qt::AlignTop);
    state->addWidget(m_state, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 8);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addLayout(state);
    column->addWidget(m_remark);
    column->addWidget(m_waveform, 2);
    m_controls->setLayout(makeControls());
    column->addWidget(m_controls);
    column->addWidget(m_details);
    column->addStretch(1);
}

QLayout *PlayerPane::makeControls()
{
    m_volume->setObjectName("recordingVolume");
    m_volume->setRange(0, 100);
    m_volume->setValue(100);
    m_volume->setPageStep(10);
    m_volume->installEventFilter(this);
    m_volumeName->setBuddy(m_volume);
    auto *flow = new FlowLayout;
    for (QAction *action :
         {m_actions.farBack, m_actions.back, m_actions.play, m_actions.forward, m_actions.farForward}) {
        auto *button = new QToolButton(m_controls);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        button->installEventFilter(this);
        m_buttons << button;
        flow->addWidget(button);
    }
    auto *below = new QHBoxLayout;
    below->addWidget(m_time);
    below->addStretch(1);
    below->addWidget(m_volumeName);
    below->addWidget(m_volume);
    auto *column = new QVBoxLayout;
    column->setContentsMargins({});
    column->addLayout(flow);
    column->addLayout(below);
    return column;
}

/// The page's keys give way to what the focused control does with them itself: a button is pressed by Space, a slider
/// moved by the arrows.
bool PlayerPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool own = watched == m_volume ? key == Qt::Key_Left || key == Qt::Key_Right : key == Qt::Key_Space;
    if (own)
        event->accept();
    return own;
}

QString PlayerPane::remark() const
{
    const library::RecordingInfo *recording = m_playback.info();
    if (!recording)
        return {};
    if (const auto &error = m_playback.error()) {
        const QString known = RecordingWords::cause(error->code);
        return tr("The recording can't be played: %1").arg(known.isEmpty() ? ErrorText::cause(*error) : known);
    }
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
    QStringList lines;
    if (!recording->owner.isEmpty())
        lines << tr("Handled by %1", "user").arg(recording->owner.text);
    if (!recording->line.isEmpty() && recording->direction != CallDirection::Unknown)
        lines << tr("%1, %2", "direction, line").arg(m_words.direction(*recording), spacedNumber(recording->line));
    const QString form
        = tr("%1, %2", "format, channels").arg(recording->format.toUpper(), m_words.channels(*recording));
    lines << (recording->bytes > 0 ? tr("%1, %2", "format and channels, size").arg(form, m_words.size(recording->bytes))
                                   : form);
    if (!recording->unmixed)
        lines << tr("Single channel: separation not available.");
    for (const library::RecordingPart &part : recording->parts)
        if (!part.sha256.isEmpty())
            lines << tr("Checksum (SHA-256) of part %1: %2").arg(part.index + 1).arg(part.sha256);
    if (recording->gaps.size() > 1)
        lines << tr("Paused %n time(s) while it was made.", nullptr, int(recording->gaps.size()) - 1);
    return lines.join(u'\n');
}

QString PlayerPane::titleOf(const library::RecordingInfo *recording) const
{
    return recording ? tr("%1, %2", "whom, when").arg(m_words.who(*recording), m_words.when(*recording))
                     : tr("No recording chosen");
}

void PlayerPane::follow()
{
    const library::RecordingInfo *recording = m_playback.info();
    m_title->setText(titleOf(recording));
    m_shape->setVisible(recording);
    if (recording) {
        const int side = fontMetrics().height();
        m_shape->setPixmap(icon(recordingIcon(recording->state), toneColour(recordingTone(recording->state), palette()))
                               .pixmap({side, side}, devicePixelRatioF()));
    }
    m_state->setText(recording ? m_words.state(*recording) : tr("Choose one in the list. Space plays it."));
    const QString said = remark();
    m_remark->setText(said);
    m_remark->setVisible(!said.isEmpty());
    if (said != std::exchange(m_spoken, said) && !said.isEmpty() && !m_playback.isFetching())
        announce(this, said);
    const bool audible = recording && recording->isPlayable();
    m_waveform->setVisible(audible);
    m_controls->setVisible(audible);
    m_waveform->setPeaks(m_playback.peaks());
    m_waveform->setLanes(laneLabels());
    m_waveform->setDuration(m_playback.durationMs());
    if (const QString text = details(); text != m_details->toPlainText())
        m_details->setPlainText(text);
    m_details->setVisible(recording);
    for (QToolButton *button : std::as_const(m_buttons))
        button->setAccessibleName(plainText(button->defaultAction()->text()));
    followPosition(m_playback.positionMs());
}

void PlayerPane::copyDetails() const
{
    const library::RecordingInfo *recording = m_playback.info();
    if (!recording)
        return;
    QStringList lines{titleOf(recording), m_words.state(*recording), details(),
                      u"recording: %1\ncall: %2"_s.arg(recording->id.text, recording->callId.text)};
    if (!recording->code.isEmpty())
        lines << u"code: %1\nmessage: %2"_s.arg(recording->code, recording->message);
    if (m_playback.error())
        lines << ErrorText::details(*m_playback.error());
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
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
    m_volume->setAccessibleName(tr("Volume"));
    m_details->setAccessibleName(tr("Details"));
    m_actions.retranslate();
    follow();
}

void PlayerPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        follow();
}

} // namespace callboard
