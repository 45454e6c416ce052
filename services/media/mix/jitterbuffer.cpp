#include "media/mix/jitterbuffer.h"
#include "media/pcm/level.h"
#include <algorithm>
#include <utility>

namespace callboard::media {

namespace {
using Millis = JitterBuffer::Millis;
constexpr Millis Period{FrameMilliseconds};
constexpr std::int64_t NewStreamMs = 2000; // no network that carries speech is that late
constexpr std::int64_t NewStreamFrames = 500; // ahead of what is heard: nobody listened for that long
constexpr Millis Slack{30}; // one frame less must still be enough
constexpr int Burst = 12; // frames beyond the longest wait that may come at once
constexpr int MadeUpMost = 5; // by then the made-up sound has faded
constexpr int GrowthEach = 5; // ticks: a few made-up frames among real ones are hardly heard, in a row they are
constexpr int Patience = 25; // ticks
constexpr int PatienceWithNoise = 250;
constexpr Millis FarTooMuch{100}; // patience is a tenth then
constexpr double QuietDb = -45;
} // namespace

JitterBuffer::JitterBuffer(Millis least, Millis most)
    : m_least(std::clamp(least, LeastDelay, MostDelay)),
      m_most(std::clamp(most, m_least, MostDelay)),
      m_ring(size_t(m_most / Period + Burst))
{
}

std::int64_t JitterBuffer::numberAt(Millis stamp)
{
    return stamp / Period + (stamp % Period >= Period / 2 ? 1 : 0);
}

Millis JitterBuffer::target() const
{
    return std::clamp(Millis(m_transits.spread()), m_least, m_most);
}

JitterBuffer::Entry &JitterBuffer::entry(std::int64_t number)
{
    return m_ring[size_t(number) % m_ring.size()];
}

bool JitterBuffer::has(std::int64_t number)
{
    const Entry &found = entry(number);
    return found.number == number && found.state == Slot::Filled;
}

void JitterBuffer::push(std::int64_t number, const Frame &frame, Millis arrived)
{
    ++m_counters.received;
    if (number < 0 || number > MostNumber)
        return;
    const std::int64_t transit = arrived.count() - number * FrameMilliseconds;
    if (isNewStream(number, transit))
        restart(number);
    if (!(m_running || resume(number)) || (number < m_next && !belongsBeforeNext(number)))
        return tooLate(number, transit);
    m_next = std::min(m_next, number);
    if (has(number)) {
        ++m_counters.duplicate;
        return;
    }
    makeRoomFor(number);
    store(number, frame, transit);
}

bool JitterBuffer::isNewStream(std::int64_t number, std::int64_t transit) const
{
    return !m_known || std::abs(transit - m_transits.fastest()) > NewStreamMs
        || (m_running && number - m_next > NewStreamFrames);
}

void JitterBuffer::restart(std::int64_t number)
{
    m_known = true;
    m_running = false;
    m_transits.clear();
    m_next = number;
    m_first = std::max<std::int64_t>(0, number - std::int64_t(m_ring.size()) + 1);
    for (Entry &each : m_ring)
        each.state = Slot::Empty;
}

/// After silence; false for what had its turn before it.
bool JitterBuffer::resume(std::int64_t number)
{
    if (number < m_first)
        return false;
    m_running = m_filling = m_seam = true;
    m_next = std::max(m_next, number - std::int64_t(m_ring.size()) + 1);
    m_newest = number;
    m_held = m_madeUp = m_amply = 0;
    while (m_next < number)
        miss();
    return true;
}

/// While the first frame waits for its turn, one from before it is still welcome.
bool JitterBuffer::belongsBeforeNext(std::int64_t number) const
{
    return m_filling && number >= m_first && m_newest - number < std::int64_t(m_ring.size());
}

void JitterBuffer::tooLate(std::int64_t number, std::int64_t transit)
{
    Entry &known = entry(number);
    const Slot state = known.number == number ? known.state : Slot::Empty;
    if (state == Slot::Done || state == Slot::Filled) {
        ++m_counters.duplicate;
        return;
    }
    ++m_counters.late;
    m_transits.add(transit);
    if (state == Slot::Missed) {
        --m_counters.lost;
        known.state = Slot::Done;
    }
}

void JitterBuffer::makeRoomFor(std::int64_t number)
{
    if (number - m_next < std::int64_t(m_ring.size()))
        return;
    const std::int64_t next = number - target() / Period;
    while (m_next < next)
        has(m_next) ? drop() : miss();
}

void JitterBuffer::store(std::int64_t number, const Frame &frame, std::int64_t transit)
{
    Entry &free = entry(number);
    if (free.number == number && free.state == Slot::Missed)
        --m_counters.lost;
    free.number = number;
    free.state = Slot::Filled;
    free.frame = frame;
    m_newest = std::max(m_newest, number);
    m_transits.add(transit);
}

void JitterBuffer::miss()
{
    Entry &missed = entry(m_next);
    const bool again = missed.number == m_next && missed.state == Slot::Missed; // it was before a frame that came first
    missed.number = m_next++;
    missed.state = Slot::Missed;
    m_counters.lost += again ? 0 : 1;
    m_seam = true;
}

void JitterBuffer::drop()
{
    entry(m_next++).state = Slot::Done;
    ++m_counters.dropped;
    m_seam = true;
}

const Frame *JitterBuffer::pop(Millis now)
{
    if (!m_running)
        return nullptr;
    m_depth = now - m_next * Period - Millis(m_transits.fastest());
    if (m_filling && m_depth < target())
        return nullptr;
    if (m_filling)
        catchUp();
    m_filling = false;
    while (m_held > 0 && m_newest > m_next && !has(m_next)) {
        miss(); // it was made up already, while there was hope
        --m_held;
    }
    if (shrinks())
        has(m_next) ? drop() : miss();
    if (!has(m_next))
        return missing();
    return grows() ? conceal() : play();
}

/// Before the first frame is heard: what waited longer than it has to was not asked for in time.
void JitterBuffer::catchUp()
{
    for (; m_depth >= target() + Period && m_newest > m_next; m_depth -= Period)
        has(m_next) ? drop() : miss();
}

bool JitterBuffer::ample() const
{
    return m_depth > target() + Slack && m_newest > m_next;
}

bool JitterBuffer::shrinks()
{
    m_amply = ample() ? m_amply + 1 : 0;
    if (m_amply == 0)
        return false;
    const int hurry = m_depth > target() + FarTooMuch ? 10 : 1;
    const bool quiet = !has(m_next) || (m_amply > Patience / hurry && rmsDb(entry(m_next).frame) < QuietDb);
    const bool now = quiet || m_amply > PatienceWithNoise / hurry || m_depth > m_most + Slack;
    if (now)
        m_amply = 0;
    return now;
}

bool JitterBuffer::grows()
{
    if (++m_sinceGrowth < GrowthEach || m_depth >= target())
        return false;
    m_sinceGrowth = 0;
    return true;
}

const Frame *JitterBuffer::missing()
{
    const bool more = m_newest > m_next;
    if (!more && m_madeUp >= MadeUpMost) {
        fallSilent();
        return nullptr;
    }
    if (m_depth >= (more ? target() : m_most))
        miss();
    else
        ++m_held; // it may still come, and this is the cheapest way to wait longer
    return conceal();
}

Frame &JitterBuffer::nextOut()
{
    m_turn = 1 - m_turn;
    return m_out[m_turn];
}

const Frame *JitterBuffer::play()
{
    Entry &due = entry(m_next++);
    due.state = Slot::Done;
    Frame &out = nextOut();
    out = due.frame;
    m_concealer.hear(out, std::exchange(m_seam, false));
    m_held = m_madeUp = 0;
    return &out;
}

const Frame *JitterBuffer::conceal()
{
    ++m_counters.concealed;
    ++m_madeUp;
    Frame &out = nextOut();
    m_concealer.fill(out);
    return &out;
}

void JitterBuffer::fallSilent()
{
    m_running = false;
    m_first = m_next;
    ++m_counters.silences;
}

} // namespace callboard::media
