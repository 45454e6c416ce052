#include "ui/recordings/recordingwords.h"
#include "core/literals.h"
#include "models/spacednumber.h"
#include "ui/text/eventtext.h"
#include <QHash>
#include <QLocale>

namespace callboard {

using library::RecordingInfo;

QString RecordingWords::title(RecordingColumn column) const
{
    switch (column) {
    case RecordingColumn::When: return tr("When");
    case RecordingColumn::Who: return tr("With");
    case RecordingColumn::Agent: return tr("Agent");
    case RecordingColumn::Line: return tr("Line", "number of one's own that a call used");
    case RecordingColumn::Direction: return tr("Direction");
    case RecordingColumn::Length: return tr("Length");
    case RecordingColumn::State: return tr("State");
    }
    Q_UNREACHABLE();
}

QString RecordingWords::when(const RecordingInfo &recording) const
{
    if (recording.startedAt.isNull())
        return tr("unknown", "when a recording was made");
    return QLocale().toString(recording.startedAt.toDateTime().toLocalTime(), QLocale::ShortFormat);
}

QString RecordingWords::who(const RecordingInfo &recording) const
{
    if (!recording.customerName.isEmpty())
        return recording.customerName;
    return recording.customer.isEmpty() ? tr("unknown", "whom a recording is with")
                                        : EventText::party(recording.customer);
}

QString RecordingWords::direction(const RecordingInfo &recording) const
{
    switch (recording.direction) {
    case CallDirection::Incoming: return tr("Incoming");
    case CallDirection::Outgoing: return tr("Outgoing");
    case CallDirection::Unknown: break;
    }
    return {};
}

QString RecordingWords::channels(const RecordingInfo &recording)
{
    if (!recording.unmixed)
        return tr("mixed");
    return recording.voices.isEmpty() ? tr("voices apart")
                                      : tr("%n voice(s) apart", nullptr, int(recording.voices.size()));
}

QString RecordingWords::state(RecordingState state)
{
    switch (state) {
    case RecordingState::Unknown: return tr("Unknown");
    case RecordingState::Inactive: return tr("Inactive");
    case RecordingState::Active: return tr("Recording");
    case RecordingState::Paused: return tr("Paused");
    case RecordingState::Stopping: return tr("Stopping");
    case RecordingState::Processing: return tr("Processing");
    case RecordingState::Available: return tr("Not stored yet");
    case RecordingState::Ingested: return tr("Stored");
    case RecordingState::Expired: return tr("Expired");
    case RecordingState::Failed: return tr("Failed");
    }
    Q_UNREACHABLE();
}

QString RecordingWords::state(const RecordingInfo &recording) const
{
    if (recording.state == RecordingState::Failed && recording.code == "Damaged"_L1)
        return tr("Damaged");
    return clock(recording);
}

QString RecordingWords::clock(const RecordingInfo &recording) const
{
    const auto time = m_evacuation.left(recording);
    if (!time)
        return state(recording.state);
    return *time > std::chrono::seconds(0) ? tr("%1, %2 left", "state, time").arg(state(recording.state), left(*time))
                                           : tr("%1, time is up", "state").arg(state(recording.state));
}

QString RecordingWords::left(std::chrono::seconds time)
{
    using namespace std::chrono;
    if (time >= 2h)
        return tr("%1 h", "hours").arg(duration_cast<hours>(time).count());
    return time >= 2min ? tr("%1 min", "minutes").arg(duration_cast<minutes>(time).count())
                        : tr("%1 s", "seconds").arg(time.count());
}

QString RecordingWords::evacuation(const library::Evacuation &evacuation)
{
    using Alarm = library::Evacuation::Alarm;
    const int count = evacuation.waiting();
    const QString time = evacuation.left() ? left(*evacuation.left()) : QString();
    const auto words = [&] {
        if (evacuation.alarm() == Alarm::Over)
            return tr("%n recording(s) are not stored, and the service's time is up: some may be lost.", nullptr,
                      count);
        if (evacuation.alarm() == Alarm::Late)
            return tr("%n recording(s) are still not stored. The service deletes the first in %1.", nullptr, count)
                .arg(time);
        return time.isEmpty() ? tr("%n recording(s) are not stored yet.", nullptr, count)
                              : tr("%n recording(s) are not stored yet: %1 left.", nullptr, count).arg(time);
    };
    const QString why = cause(evacuation.code());
    return why.isEmpty() ? words() : words() + u' ' + why;
}

QString RecordingWords::size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString RecordingWords::sentence(const RecordingInfo &recording) const
{
    return tr("Recording with %1, %2, length %3, %4", "whom, when, length, state")
        .arg(who(recording), when(recording), spanText(recording.durationMs / 1000), state(recording));
}

QString RecordingWords::cause(const QString &code)
{
    static const QHash<QString, QString (*)()> causes{
        {u"Expired"_s, [] { return tr("The service has deleted it."); }},
        {u"DiskFull"_s, [] { return tr("The relay's disk is full."); }},
        {u"DiskError"_s, [] { return tr("The relay can't write to its disk."); }},
        {u"Refused"_s, [] { return tr("The service refuses the relay."); }},
        {u"Throttled"_s, [] { return tr("The service asked to wait."); }},
        {u"Unreachable"_s, [] { return tr("The service can't be reached."); }},
        {u"BadAnswer"_s, [] { return tr("The service sent something else."); }},
        {u"Changed"_s, [] { return tr("The file changes at the service."); }},
        {u"NoService"_s, [] { return tr("The relay has no service to fetch it from."); }},
        {u"Damaged"_s, [] { return tr("Its checksum no longer fits."); }},
        {u"Missing"_s, [] { return tr("The stored file is gone."); }}};
    const auto told = causes.value(code);
    return told ? told() : QString();
}

QString RecordingWords::problem(const RecordingInfo &recording)
{
    const QString why = cause(recording.code);
    const auto with = [&why](const QString &what) { return why.isEmpty() ? what : what + u' ' + why; };
    switch (recording.state) {
    case RecordingState::Available:
        return with(why.isEmpty() ? tr("The recording is not stored yet; it is being fetched.")
                                  : tr("The recording is not stored yet; it is tried again."));
    case RecordingState::Expired:
        return tr("The recording expired before it was stored. Only its description is left.");
    case RecordingState::Failed:
        return with(recording.isPlayable() ? tr("The recording is damaged. What is left of it can be played.")
                                           : tr("The recording is lost."));
    default: return recording.isPlayable() ? QString() : tr("This format can't be played here.");
    }
}

} // namespace callboard
