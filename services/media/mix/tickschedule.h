// When ticks are due, without a thread and without a clock.
#pragma once
#include "media/mix/ticksource.h"

namespace callboard::media {

/// Ticks fall on begin + n × 20 ms for good: however late one is, the next is due at its own time.
/// After a stall at most MostCatchUp ticks follow at once; older ones are skipped, since a burst of frames helps
/// nobody. Not thread-safe. Times are those of one steady clock.
class TickSchedule
{
public:
    using Time = std::chrono::nanoseconds;
    static constexpr std::uint64_t MostCatchUp = 3;

    explicit TickSchedule(Time begin = {}) : m_begin(begin) { }

    /// When the next tick is due.
    Time due() const { return at(m_next); }

    struct Tick {
        std::uint64_t number = 0;
        Time late{}; ///< 0 or more
        std::uint64_t skipped = 0; ///< ticks before this one that nobody will get
    };
    /// Takes the tick that is due at `now`, which is due() or later.
    Tick take(Time now);
    /// After a rest: the next tick is the first that is due at `now` or later; what passed is neither late nor skipped.
    void resume(Time now);

private:
    Time at(std::uint64_t number) const { return m_begin + Time(TickSource::Period) * std::int64_t(number); }
    std::uint64_t periodsUntil(Time now) const;

    Time m_begin;
    std::uint64_t m_next = 0;
};

} // namespace callboard::media
