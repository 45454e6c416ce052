#include "session/user/link.h"
#include <utility>

namespace callboard {

bool LinkMonitor::catchingUp(qint64 behind)
{
    const Link before = m_link;
    m_open = false;
    m_heard = m_clock.monotonic();
    m_link.state = m_link.lastTruth.isNull() ? Link::State::Connecting : Link::State::CatchingUp;
    m_link.behind = behind;
    m_link.since = {};
    m_link.latency.reset();
    return m_link != before;
}

bool LinkMonitor::live()
{
    const Link before = m_link;
    m_open = true;
    m_heard = m_clock.monotonic();
    m_link.state = Link::State::Live;
    m_link.behind = 0;
    m_link.since = {};
    m_link.lastTruth = m_clock.now();
    return m_link.state != before.state || m_link.behind != before.behind;
}

bool LinkMonitor::heard()
{
    m_heard = m_clock.monotonic();
    if (!m_open)
        return false;
    m_link.lastTruth = m_clock.now();
    if (m_link.state == Link::State::Live)
        return false;
    return live();
}

bool LinkMonitor::measured(std::chrono::milliseconds roundTrip)
{
    const bool changed = heard();
    if (m_link.state != Link::State::Live)
        return changed;
    return std::exchange(m_link.latency, roundTrip) != roundTrip || changed;
}

bool LinkMonitor::lost()
{
    m_open = false;
    if (m_link.state == Link::State::Offline)
        return false;
    m_link.state = Link::State::Offline;
    m_link.behind = 0;
    m_link.since = m_clock.now();
    m_link.latency.reset();
    return true;
}

bool LinkMonitor::tick()
{
    const auto quiet = m_clock.monotonic() - m_heard;
    if (m_link.state != Link::State::Live || quiet < m_silence)
        return false;
    const bool changed = lost();
    m_open = true;
    m_link.since = m_clock.now().addMSecs(-quiet.count());
    return changed;
}

void LinkMonitor::reset()
{
    m_link = {};
    m_open = false;
    m_heard = m_clock.monotonic();
}

} // namespace callboard
