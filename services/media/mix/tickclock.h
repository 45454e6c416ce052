// The clock of all media: a thread that steps every 20 ms.
#pragma once
#include "media/mix/lateness.h"
#include "media/mix/tickschedule.h"
#include <QtGlobal>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace callboard::media {

/// Where a tick clock has its time from, so that a test need not wait. Used by the thread of the clock.
class TickTime
{
public:
    using Time = TickSchedule::Time;
    virtual ~TickTime() = default;
    /// Never goes back.
    virtual Time now() const = 0;
    /// Returns at `due`, or earlier when `wake` is notified or for no reason, as a condition variable does. `lock` is
    /// held before and after, not meanwhile.
    virtual void waitUntil(Time due, std::condition_variable &wake, std::unique_lock<std::mutex> &lock) = 0;
};

/// The machine's steady clock.
class SteadyTickTime final : public TickTime
{
public:
    Time now() const override;
    void waitUntil(Time due, std::condition_variable &wake, std::unique_lock<std::mutex> &lock) override;
    /// The one instance to share; it has no state.
    static SteadyTickTime &instance();
};

/// Steps on a thread of its own, on the times of a TickSchedule. start(), stop() and the destructor belong to one
/// thread (the owner's); wake() and the figures to any. While it rests the thread sleeps without a time-out: no
/// wake-ups at all.
class TickClock final : public TickSource
{
public:
    /// Later than this is late.
    static constexpr std::chrono::milliseconds Punctual{1};

    /// `time` outlives the clock.
    explicit TickClock(TickTime &time = SteadyTickTime::instance());
    /// Stops.
    ~TickClock() override;
    Q_DISABLE_COPY_MOVE(TickClock)

    void start(Step step) override;
    void wake() override;
    void stop() override;

    /// Since the clock was made, through all starts.
    std::uint64_t ticks() const { return m_lateness.count(); }
    std::uint64_t lateTicks() const { return m_late.load(std::memory_order_relaxed); }
    /// Steps that never came because of a stall.
    std::uint64_t skippedTicks() const { return m_skipped.load(std::memory_order_relaxed); }
    std::uint64_t rests() const { return m_rests.load(std::memory_order_relaxed); }
    const Lateness &lateness() const { return m_lateness; }

private:
    void run();
    void step(std::unique_lock<std::mutex> &lock, TickSchedule &schedule);
    void rest(std::unique_lock<std::mutex> &lock, TickSchedule &schedule);
    void count(const TickSchedule::Tick &tick);

    TickTime &m_time;
    Step m_step;
    Lateness m_lateness;
    std::atomic<std::uint64_t> m_late = 0;
    std::atomic<std::uint64_t> m_skipped = 0;
    std::atomic<std::uint64_t> m_rests = 0;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_awake = false; ///< guarded; somebody wants a step
    bool m_resting = false; ///< guarded
    bool m_stopping = false; ///< guarded
    std::thread m_thread;
};

} // namespace callboard::media
