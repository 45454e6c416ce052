#include "library/evacuation.h"

namespace callboard::library {

using namespace std::chrono_literals;

Evacuation::Evacuation(const RecordingLibrary &library, Now now, QObject *parent)
    : QObject(parent),
      m_library(library),
      m_now(std::move(now))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Evacuation::count);
    connect(&library, &RecordingLibrary::changed, this, &Evacuation::take);
    take(library.ids());
}

void Evacuation::take(const QList<RecordingId> &ids)
{
    const auto before = m_waiting.size();
    for (const RecordingId &id : ids) {
        const RecordingInfo *info = m_library.find(id);
        if (info && info->state == RecordingState::Available)
            m_waiting.insert(id);
        else
            m_waiting.remove(id);
    }
    if (before > 0 || !m_waiting.isEmpty())
        count();
}

std::optional<std::chrono::seconds> Evacuation::left(const RecordingInfo &recording) const
{
    if (recording.state != RecordingState::Available || recording.keptUntil.isNull())
        return {};
    const std::chrono::milliseconds until(m_now().msecsTo(recording.keptUntil.toDateTime()));
    return std::max(0s, std::chrono::ceil<std::chrono::seconds>(until));
}

Evacuation::Alarm Evacuation::alarmOf(const RecordingInfo &recording) const
{
    const auto time = left(recording);
    if (!time)
        return Alarm::Running;
    const auto whole = std::chrono::seconds(recording.readyAt.toDateTime().secsTo(recording.keptUntil.toDateTime()));
    return *time == 0s ? Alarm::Over : *time * 2 <= whole ? Alarm::Late : Alarm::Running;
}

void Evacuation::count()
{
    m_alarm = Alarm::None;
    m_left.reset();
    QSet<QString> codes;
    for (const RecordingId &id : std::as_const(m_waiting)) {
        const RecordingInfo &info = *m_library.find(id);
        m_alarm = std::max(m_alarm, alarmOf(info));
        codes.insert(info.code);
        if (const auto time = left(info))
            m_left = m_left ? std::min(*m_left, *time) : *time;
    }
    m_code = codes.size() == 1 ? *codes.cbegin() : QString();
    if (!m_waiting.isEmpty())
        m_timer.start(m_left && *m_left <= 2min ? 1s : 20s);
    emit changed();
}

} // namespace callboard::library
