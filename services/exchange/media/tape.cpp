#include "exchange/media/tape.h"
#include <algorithm>

namespace callboard::exchange {

Tape::Tape(RecordingKey key, std::shared_ptr<RecordingPipe> pipe, qint64 tick, bool paused)
    : m_key(key),
      m_pipe(std::move(pipe)),
      m_start(tick),
      m_end(tick)
{
    pause(paused, tick);
}

Tape::~Tape()
{
    if (m_pipe)
        m_pipe->close(m_end - m_start, pausedUntil(m_end));
}

void Tape::assign(int channel, media::LegId leg)
{
    m_legs.at(size_t(channel)) = leg;
}

void Tape::pause(bool on, qint64 tick)
{
    if (!on)
        m_paused = pausedUntil(tick);
    if (on != isPaused())
        m_pausedSince = on ? std::optional(tick) : std::nullopt;
}

qint64 Tape::pausedUntil(qint64 tick) const
{
    return m_paused + (m_pausedSince ? std::max<qint64>(0, tick - *m_pausedSince) : 0);
}

void Tape::record(media::Mixer &mixer, qint64 tick)
{
    m_end = tick + 1;
    media::Frame *room = isPaused() ? nullptr : m_pipe->room();
    if (!room)
        return;
    if (m_pipe->channels() == 1) {
        *room = mixer.whole();
    } else {
        for (int c = 0; c < m_pipe->channels(); ++c) {
            const auto leg = m_legs.at(size_t(c));
            room[c] = leg ? mixer.said(*leg) : media::Silence;
        }
    }
    m_pipe->write(tick - m_start, m_paused);
}

} // namespace callboard::exchange
