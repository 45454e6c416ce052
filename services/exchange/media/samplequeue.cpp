#include "exchange/media/samplequeue.h"
#include "media/pcm/level.h"
#include <algorithm>

namespace callboard::exchange {

using media::Frame;

namespace {
constexpr qint64 Ample = media::SampleRate / 10;
constexpr qint64 Live = media::SampleRate / 2; // a longer queue is speech that was made in advance
constexpr int AmplyTicks = 2 * media::FramesPerSecond;
constexpr int SteadyTicks = 10 * media::FramesPerSecond;
constexpr double QuietDb = -50;
} // namespace

bool SampleQueue::add(std::vector<media::Sample> piece)
{
    const auto size = qint64(piece.size());
    if (size == 0)
        return true;
    if (waiting() + size > qint64(MostSeconds) * media::SampleRate || !m_pieces.write(std::move(piece)))
        return false;
    m_added += size;
    m_ready.store(m_added, std::memory_order_release);
    return true;
}

qint64 SampleQueue::left() const
{
    return m_ready.load(std::memory_order_acquire) - m_heard.load(std::memory_order_relaxed);
}

void SampleQueue::skip(size_t samples)
{
    m_at += samples;
    m_heard.store(m_heard.load(std::memory_order_relaxed) + qint64(samples), std::memory_order_release);
    const auto *piece = m_pieces.front();
    if (piece && m_at >= piece->size()) {
        m_at = 0;
        m_pieces.pop();
    }
}

void SampleQueue::dropStopped()
{
    const qint64 until = m_stopBefore.load(std::memory_order_acquire);
    while (m_heard.load(std::memory_order_relaxed) < until) {
        const auto *piece = m_pieces.front();
        if (!piece)
            return;
        skip(piece->size() - m_at);
        m_running = false;
        m_dry = Apart;
    }
}

bool SampleQueue::fill(Frame &frame)
{
    size_t filled = 0;
    while (filled < frame.size()) {
        const auto *piece = m_pieces.front();
        if (!piece)
            break;
        const size_t count = std::min(frame.size() - filled, piece->size() - m_at);
        std::copy_n(piece->begin() + std::ptrdiff_t(m_at), count, frame.begin() + std::ptrdiff_t(filled));
        filled += count;
        skip(count);
    }
    std::fill(frame.begin() + std::ptrdiff_t(filled), frame.end(), media::Sample(0));
    return filled > 0;
}

/// Leaves out a frame that nobody misses.
void SampleQueue::comeNearer()
{
    const qint64 waiting = left();
    m_amply = waiting >= Ample && waiting <= Live ? m_amply + 1 : 0;
    const auto *piece = m_pieces.front();
    if (m_amply < AmplyTicks || !piece || piece->size() - m_at < size_t(media::FrameSamples))
        return;
    if (media::rmsDb(media::Samples(*piece).subspan(m_at, media::FrameSamples)) < QuietDb)
        skip(media::FrameSamples);
}

/// Whether the first piece has waited long enough.
bool SampleQueue::begins()
{
    ++m_dry;
    m_waited = m_pieces.front() ? m_waited + 1 : 0;
    if (m_waited == 1)
        adapt(m_dry <= Apart);
    if (m_waited <= m_wait)
        return false;
    m_waited = m_amply = 0;
    return true;
}

void SampleQueue::adapt(bool ranDry)
{
    if (!ranDry && m_steady < SteadyTicks)
        return;
    m_wait = ranDry ? std::min(m_wait + 1, MostWait) : std::max(m_wait - 1, LeastWait);
    m_steady = 0;
}

const Frame *SampleQueue::next()
{
    dropStopped();
    if (!m_running && !begins())
        return nullptr;
    comeNearer();
    m_turn = 1 - m_turn;
    Frame &frame = m_frames[size_t(m_turn)];
    m_running = fill(frame);
    m_steady += m_running ? 1 : 0;
    if (!m_running)
        m_dry = 0;
    return m_running ? &frame : nullptr;
}

} // namespace callboard::exchange
