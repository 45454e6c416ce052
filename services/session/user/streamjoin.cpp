#include "session/user/streamjoin.h"
#include <algorithm>

namespace callboard {

// A stream that outruns its snapshot by this much is asked for again instead of filling the memory.
static constexpr qsizetype mostWaiting = 100'000;

StreamJoin::Need StreamJoin::connected()
{
    ++m_round;
    m_connected = true;
    m_buffer.clear();
    m_overflowed = false;
    return need(m_position ? Need::Events : Need::State);
}

void StreamJoin::reset()
{
    StreamJoin fresh;
    fresh.m_round = m_round + 1;
    *this = std::move(fresh);
}

void StreamJoin::take(const wire::Envelope &envelope)
{
    if (envelope.offset <= m_position->offset)
        return;
    m_position->offset = envelope.offset;
    m_due.append(envelope);
}

StreamJoin::Need StreamJoin::received(const wire::Envelope &envelope)
{
    if (m_need != Need::Nothing || !m_position) {
        if (m_buffer.size() < mostWaiting)
            m_buffer.append(envelope);
        else
            m_overflowed = true;
        return Need::Nothing;
    }
    if (envelope.epoch != m_position->epoch) {
        m_buffer = {envelope};
        return need(Need::State);
    }
    take(envelope);
    return Need::Nothing;
}

StreamJoin::Need StreamJoin::drain()
{
    QList<wire::Envelope> buffer = std::exchange(m_buffer, {});
    std::ranges::stable_sort(buffer, {}, &wire::Envelope::offset);
    for (const wire::Envelope &envelope : std::as_const(buffer)) {
        if (envelope.epoch == m_position->epoch)
            take(envelope);
    }
    // One of another epoch came after the snapshot was made: the journal changed in between.
    const bool other = std::ranges::any_of(buffer, [&](const auto &e) { return e.epoch != m_position->epoch; });
    const bool overflowed = std::exchange(m_overflowed, false);
    return need(other ? Need::State : overflowed ? Need::Events : Need::Nothing);
}

StreamJoin::Need StreamJoin::stateTaken(const Position &at, qint64 latest)
{
    m_position = at;
    m_due.clear();
    return latest > at.offset ? need(Need::Events) : drain();
}

StreamJoin::Need StreamJoin::eventsTaken(const QString &epoch, const QList<wire::Envelope> &events, qint64 last,
                                         bool more)
{
    if (!m_position || epoch != m_position->epoch)
        return positionGone();
    for (const wire::Envelope &envelope : events)
        take(envelope);
    m_position->offset = std::max(m_position->offset, last);
    return more ? need(Need::Events) : drain();
}

StreamJoin::Need StreamJoin::positionGone()
{
    m_position.reset();
    return need(Need::State);
}

} // namespace callboard
