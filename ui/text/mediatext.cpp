#include "ui/text/mediatext.h"
#include "core/literals.h"
#include "models/spacednumber.h"
#include "session/desk/privacyshield.h"
#include "ui/text/reasontext.h"

namespace callboard {

const QString MediaText::hidden = u"•••"_s;

static QString since(const Timestamp &at, qint64 nowMs)
{
    return at.isNull() ? QString() : spanText((nowMs - at.toDateTime().toMSecsSinceEpoch()) / 1000);
}

QString MediaText::recording(const std::optional<Recording> &recording, qint64 nowMs)
{
    if (!recording)
        return tr("Not recorded");
    switch (recording->state) {
    case RecordingState::Active: return tr("REC %1", "recording, for how long").arg(since(recording->startedAt, nowMs));
    case RecordingState::Paused: {
        const QString words = tr("PAUSED %1", "recording, for how long").arg(since(recording->changedAt, nowMs));
        const QString why
            = recording->controlReason == PrivacyShield::reason ? tr("Privacy shield") : recording->controlReason;
        return why.isEmpty() ? words : words + u" · "_s + why;
    }
    case RecordingState::Stopping: return tr("STOPPING", "state of the recording");
    case RecordingState::Failed: return tr("FAILED", "state of the recording");
    default: return tr("Not recorded");
    }
}

static QString caused(const QString &what, const EndReason &reason)
{
    const QString why = ReasonText::withCode(reason);
    return why.isEmpty() ? what : MediaText::tr("%1: %2", "what happened, cause").arg(what, why);
}

static QString prompt(const MediaOperation &o, qint64 nowMs)
{
    switch (o.outcome) {
    case MediaOutcome::Running: return MediaText::tr("Prompt plays %1").arg(since(o.startedAt, nowMs));
    case MediaOutcome::Completed: return MediaText::tr("Prompt played");
    case MediaOutcome::Cancelled: return MediaText::tr("Prompt stopped");
    case MediaOutcome::Failed: return caused(MediaText::tr("Prompt failed"), o.reason);
    }
    Q_UNREACHABLE();
}

static QString input(const MediaOperation &o)
{
    if (o.outcome == MediaOutcome::Cancelled)
        return MediaText::tr("Input cancelled");
    if (o.outcome == MediaOutcome::Failed)
        return caused(MediaText::tr("Input not received"), o.reason);
    const bool secret = isSensitive(o.context);
    if (!o.choice.isEmpty())
        return MediaText::tr("Chose %1").arg(secret ? MediaText::hidden : o.choice);
    if (!o.speech.isEmpty())
        return MediaText::tr("Said “%1”").arg(secret ? MediaText::hidden : o.speech);
    if (!o.tones.isEmpty())
        return MediaText::tr("Pressed %1").arg(secret ? MediaText::hidden : o.tones);
    return caused(MediaText::tr("Input received"), o.reason);
}

QString MediaText::operation(const MediaOperation &o, qint64 nowMs)
{
    switch (o.kind) {
    case MediaKind::Prompt: return prompt(o, nowMs);
    case MediaKind::Input: return input(o);
    case MediaKind::Tones:
        return o.outcome == MediaOutcome::Failed ? caused(tr("Tones not sent"), o.reason) : tr("Tones sent");
    }
    Q_UNREACHABLE();
}

QString MediaText::transcript(const Transcript &transcript)
{
    switch (transcript.state) {
    case StreamState::Off: return {};
    case StreamState::On: return tr("Transcript on");
    case StreamState::Failed: return caused(tr("Transcript failed"), transcript.reason);
    }
    Q_UNREACHABLE();
}

QString MediaText::stream(const Stream &stream)
{
    switch (stream.state) {
    case StreamState::Off: return {};
    case StreamState::On: return tr("Audio streamed");
    case StreamState::Failed: return caused(tr("Audio stream failed"), stream.reason);
    }
    Q_UNREACHABLE();
}

} // namespace callboard
