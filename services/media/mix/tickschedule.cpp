#include "media/mix/tickschedule.h"
#include <algorithm>

namespace callboard::media {

std::uint64_t TickSchedule::periodsUntil(Time now) const
{
    return now <= m_begin ? 0 : std::uint64_t((now - m_begin) / Time(TickSource::Period));
}

TickSchedule::Tick TickSchedule::take(Time now)
{
    const std::uint64_t latest = std::max(m_next, periodsUntil(now));
    const std::uint64_t behind = latest - m_next;
    const std::uint64_t skipped = behind > MostCatchUp ? behind - MostCatchUp : 0;
    m_next += skipped;
    const Tick tick{m_next, std::max(Time{}, now - due()), skipped};
    ++m_next;
    return tick;
}

void TickSchedule::resume(Time now)
{
    const std::uint64_t passed = periodsUntil(now);
    m_next = std::max(m_next, at(passed) < now ? passed + 1 : passed);
}

} // namespace callboard::media
