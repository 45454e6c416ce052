#include "media/detect/tonedetector.h"
#include "media/pcm/level.h"

namespace callboard::media {

namespace {
constexpr std::int64_t GapFrames = 2;
}

bool ToneDetector::heard(const Frame &frame) const
{
    const double level = toneDb(frame, m_rules.hertz);
    return level >= m_rules.levelDb && level >= rmsDb(frame) + m_rules.shareDb;
}

std::optional<Edge> ToneDetector::feed(const Frame &frame)
{
    const std::int64_t now = m_frames++;
    if (!heard(frame))
        return now - m_last > GapFrames ? end() : std::nullopt;
    if (m_last < 0)
        m_began = now;
    m_last = now;
    return begin();
}

std::optional<Edge> ToneDetector::begin()
{
    if (m_present || (m_last - m_began + 1) * FrameMilliseconds < m_rules.minimumMs)
        return {};
    m_present = true;
    return Edge{true, m_began * FrameMilliseconds};
}

std::optional<Edge> ToneDetector::end()
{
    const std::int64_t over = (m_last + 1) * FrameMilliseconds;
    m_last = -1;
    if (!m_present)
        return {};
    m_present = false;
    return Edge{false, over};
}

} // namespace callboard::media
