#include "media/mix/tickclock.h"
#include "media/mix/punctual.h"

namespace callboard::media {

TickTime::Time SteadyTickTime::now() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

void SteadyTickTime::waitUntil(Time due, std::condition_variable &wake, std::unique_lock<std::mutex> &lock)
{
    wake.wait_until(lock, std::chrono::steady_clock::time_point(due));
}

SteadyTickTime &SteadyTickTime::instance()
{
    static SteadyTickTime time;
    return time;
}

TickClock::TickClock(TickTime &time) : m_time(time) { }

TickClock::~TickClock()
{
    stop();
}

void TickClock::start(Step step)
{
    Q_ASSERT(!m_thread.joinable());
    m_step = std::move(step);
    m_stopping = false;
    m_thread = std::thread([this] { run(); });
}

void TickClock::wake()
{
    const std::lock_guard lock(m_mutex);
    m_awake = true;
    if (m_resting) // else the thread would be woken between ticks for nothing
        m_wake.notify_one();
}

void TickClock::stop()
{
    if (!m_thread.joinable())
        return;
    Q_ASSERT(m_thread.get_id() != std::this_thread::get_id());
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
    m_step = nullptr;
}

void TickClock::run()
{
    bePunctual();
    std::unique_lock lock(m_mutex);
    TickSchedule schedule(m_time.now());
    while (!m_stopping) {
        if (m_time.now() < schedule.due())
            m_time.waitUntil(schedule.due(), m_wake, lock);
        else
            step(lock, schedule);
    }
}

void TickClock::step(std::unique_lock<std::mutex> &lock, TickSchedule &schedule)
{
    m_awake = false; // a wake() from here on is for the step after this one
    lock.unlock();
    const TickSchedule::Tick tick = schedule.take(m_time.now());
    count(tick);
    const Next next = m_step(tick.number);
    lock.lock();
    if (next == Next::Rest)
        rest(lock, schedule);
}

void TickClock::rest(std::unique_lock<std::mutex> &lock, TickSchedule &schedule)
{
    if (m_awake || m_stopping)
        return;
    m_rests.fetch_add(1, std::memory_order_relaxed);
    m_resting = true;
    m_wake.wait(lock, [this] { return m_awake || m_stopping; });
    m_resting = false;
    schedule.resume(m_time.now());
}

void TickClock::count(const TickSchedule::Tick &tick)
{
    const auto late = std::chrono::ceil<Lateness::Micros>(tick.late);
    m_lateness.record(late);
    if (late > Punctual)
        m_late.fetch_add(1, std::memory_order_relaxed);
    m_skipped.fetch_add(tick.skipped, std::memory_order_relaxed);
}

} // namespace callboard::media
