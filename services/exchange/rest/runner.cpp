#include "exchange/rest/runner.h"

namespace callboard::exchange {

namespace {
/// What the machine slept through is made up for; smaller differences are the clock's own corrections.
constexpr Ticks Leap = 2'000 * TicksPerMillisecond;

Ticks wallTicks(const Clock &clock)
{
    return clock.now().toMSecsSinceEpoch() * TicksPerMillisecond;
}
} // namespace

Runner::Runner(Config config, quint64 seed, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_start(wallTicks(clock)),
      m_started(clock.monotonic()),
      m_core(std::move(config), seed, m_start)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Runner::tick);
}

Ticks Runner::now()
{
    const Ticks wall = wallTicks(m_clock);
    const Ticks counted = m_start + ticksOf(m_clock.monotonic() - m_started);
    if (wall - counted < Leap)
        return counted;
    m_start += wall - counted;
    return wall;
}

Result<Reply> Runner::run(const Input &input)
{
    Result<Reply> reply = m_core.run(input, now(), m_events);
    afterwards();
    return reply;
}

void Runner::define(const Endpoint &endpoint)
{
    m_core.define(endpoint, now());
}

void Runner::soundOver(LegId leg, qint64 number)
{
    m_core.soundOver(leg, number, now(), m_events);
    afterwards();
}

void Runner::tick()
{
    m_core.tick(now(), m_events);
    afterwards();
}

void Runner::afterwards()
{
    if (!m_events.isEmpty() && !m_flushing) {
        m_flushing = true;
        QMetaObject::invokeMethod(this, &Runner::flush, Qt::QueuedConnection);
    }
    const auto due = m_core.due();
    if (!due)
        return m_timer.stop();
    const Ticks wait = std::max<Ticks>(0, *due - now());
    constexpr Ticks Longest = 3'600'000 * TicksPerMillisecond;
    m_timer.start(int((std::min(wait, Longest) + TicksPerMillisecond - 1) / TicksPerMillisecond));
}

void Runner::flush()
{
    m_flushing = false;
    emit happened(std::exchange(m_events, {}));
}

} // namespace callboard::exchange
