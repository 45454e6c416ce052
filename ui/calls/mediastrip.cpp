#include "ui/calls/mediastrip.h"
#include "core/literals.h"
#include "models/ticker.h"
#include "session/desk/autoresume.h"
#include "ui/calls/callfocus.h"
#include "ui/calls/noticerow.h"
#include "ui/text/mediatext.h"
#include "ui/text/reasontext.h"
#include "ui/text/shieldtext.h"
#include "ui/widgets/hatch.h"
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>

namespace callboard {

/// One of its words, with the shape in front of it.
struct MediaStrip::Sign {
    QString shape;
    QString words;
    Tone tone;
};

MediaStrip::MediaStrip(const CallCard::Parts &parts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_words(new QLabel(this)),
      m_alarm(new NoticeRow(this))
{
    connect(&parts.shield, &PrivacyShield::changed, this, &MediaStrip::refresh);
    connect(m_alarm, &NoticeRow::helpPressed, this, &MediaStrip::help);
    m_words->setObjectName("mediaState");
    m_words->setTextFormat(Qt::RichText);
    m_words->setWordWrap(true);
    m_alarm->setObjectName("recordingAlarm");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addWidget(m_words);
    column->addWidget(m_alarm);
}

static Tone toneOf(const std::optional<Recording> &recording)
{
    if (!recording)
        return Tone::Dim;
    switch (recording->state) {
    case RecordingState::Active: return Tone::Bad;
    case RecordingState::Paused: return Tone::Held;
    case RecordingState::Failed: return Tone::Bad;
    default: return Tone::Dim;
    }
}

static QString shapeOf(const std::optional<Recording> &recording)
{
    if (!recording)
        return u"○"_s;
    switch (recording->state) {
    case RecordingState::Active: return u"●"_s;
    case RecordingState::Paused: return u"❙❙"_s;
    case RecordingState::Failed: return u"▲"_s;
    default: return u"○"_s;
    }
}

static Tone toneOf(StreamState state)
{
    return state == StreamState::Failed ? Tone::Bad : Tone::Active;
}

QList<MediaStrip::Sign> MediaStrip::signsOf(const Call &call) const
{
    const qint64 now = m_parts.ticker.nowMs();
    QList<Sign> signs{{shapeOf(call.recording), MediaText::recording(call.recording, now), toneOf(call.recording)}};
    const PrivacyShield::Status shield = m_parts.shield.status(call.id);
    if (const QString words = ShieldText::state(shield); !words.isEmpty())
        signs.append({u"▨"_s, words, shield.open.isEmpty() ? Tone::Good : Tone::Held});
    if (const QString words = MediaText::transcript(call.transcript); !words.isEmpty())
        signs.append({u"≡"_s, words, toneOf(call.transcript.state)});
    if (const QString words = MediaText::stream(call.stream); !words.isEmpty())
        signs.append({u"≈"_s, words, toneOf(call.stream.state)});
    bool ended = false;
    for (const MediaOperation &operation : call.media) {
        const bool running = operation.outcome == MediaOutcome::Running;
        const bool failed = operation.outcome == MediaOutcome::Failed;
        if (!running && std::exchange(ended, true))
            continue;
        signs.append({running      ? u"►"_s
                          : failed ? u"▲"_s
                                   : u"■"_s,
                      MediaText::operation(operation, now),
                      running      ? Tone::Active
                          : failed ? Tone::Bad
                                   : Tone::Plain});
    }
    return signs;
}

void MediaStrip::show(const QList<Sign> &signs)
{
    QStringList parts;
    QStringList spoken;
    for (const Sign &sign : signs) {
        const QString words = sign.words.toHtmlEscaped();
        parts.append(u"<span style='color:%1'>%2&nbsp;%3</span>"_s.arg(toneColour(sign.tone, palette()).name(),
                                                                       sign.shape, words));
        spoken.append(sign.words);
    }
    m_words->setText(parts.join(u" &nbsp; "_s));
    m_words->setAccessibleName(tr("Recording and media: %1").arg(spoken.join(u", "_s)));
}

QString MediaStrip::alarmOf(const Call &call) const
{
    if (const QString words = ShieldText::alarm(m_parts.shield.status(call.id)); !words.isEmpty())
        return words;
    if (call.recording && call.recording->state == RecordingState::Failed) {
        const QString why = ReasonText::withCode(call.recording->reason);
        return why.isEmpty() ? tr("The recording has failed.") : tr("The recording has failed: %1").arg(why);
    }
    for (const PendingAction &action : m_parts.desk.actions()) {
        const bool starts = action.kind == ActionKind::StartRecording && action.callId == call.id && action.isOpen();
        if (starts && action.since.msecsTo(m_parts.desk.serverNow()) >= std::chrono::milliseconds(soonest).count())
            return tr("The recording is not confirmed: the call may not be recorded.");
    }
    return {};
}

void MediaStrip::refresh()
{
    const Call *call = m_parts.desk.store().call(m_parts.focus.callId());
    setVisible(call && !call->isOver());
    if (!call || call->isOver())
        return;
    show(signsOf(*call));
    update();
    alarm(*call);
}

void MediaStrip::alarm(const Call &call)
{
    const std::optional<qint64> resumes = m_parts.resume.warning(call.id);
    const QString bad = alarmOf(call);
    const bool shielded = !ShieldText::alarm(m_parts.shield.status(call.id)).isEmpty();
    m_alarm->setVisible(!bad.isEmpty() || resumes);
    if (!bad.isEmpty())
        m_alarm->say(Tone::Bad, u"warning"_s, bad, shielded ? tr("Ask again") : QString(), false);
    else if (resumes)
        m_alarm->say(Tone::Held, u"clock"_s, tr("The recording resumes in %n second(s).", nullptr, int(*resumes)),
                     tr("Stay paused"), false);
    else
        m_alarm->forget();
}

void MediaStrip::help()
{
    const CallId &call = m_parts.focus.callId();
    if (m_parts.resume.warning(call))
        m_parts.resume.leavePaused(call);
    else
        m_parts.shield.retry(call);
    refresh();
}

/// Under the shield the line is hatched: nothing of this moment is kept.
void MediaStrip::paintEvent(QPaintEvent *)
{
    if (m_parts.shield.status(m_parts.focus.callId()).phase == PrivacyShield::Phase::Off)
        return;
    QPainter painter(this);
    const QColor line = mixed(toneColour(Tone::Held, palette()), palette().color(QPalette::Window), 0.35);
    drawHatch(&painter, m_words->geometry(), line);
}

void MediaStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace callboard
