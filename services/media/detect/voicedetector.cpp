#include "media/detect/voicedetector.h"
#include "media/pcm/level.h"
#include <algorithm>

namespace callboard::media {

namespace {
constexpr double LouderThanAll = 1;
constexpr double HysteresisDb = 3; // the quiet ends of words belong to them
} // namespace

VoiceDetector::VoiceDetector(const VoiceRules &rules) : m_rules(rules)
{
    m_floors.fill(rules.quietestDb);
}

double VoiceDetector::floorDb() const
{
    return *std::ranges::min_element(m_floors);
}

void VoiceDetector::follow(double level)
{
    if (level <= QuietestDb)
        return;
    double &newest = m_floors[size_t(m_followed / SpanFrames % FloorSpans)];
    if (m_followed++ % SpanFrames == 0)
        newest = LouderThanAll;
    newest = std::min(newest, level);
}

bool VoiceDetector::loud(double level) const
{
    const double threshold = std::max(floorDb() + m_rules.marginDb, m_rules.quietestDb);
    return level >= threshold - (m_speaking ? HysteresisDb : 0);
}

std::optional<Edge> VoiceDetector::feed(const Frame &frame)
{
    const double level = rmsDb(frame);
    const bool sound = loud(level);
    follow(level);
    const std::int64_t now = m_frames++;
    return sound ? onSound(now) : onSilence(now);
}

std::optional<Edge> VoiceDetector::onSound(std::int64_t now)
{
    m_last = now;
    if (m_began < 0)
        m_began = now;
    if (m_speaking || (now - m_began + 1) * FrameMilliseconds < m_rules.startMs)
        return {};
    m_speaking = true;
    return Edge{true, m_began * FrameMilliseconds};
}

std::optional<Edge> VoiceDetector::onSilence(std::int64_t now)
{
    if (!m_speaking) {
        m_began = -1;
        return {};
    }
    if ((now - m_last) * FrameMilliseconds < m_rules.endSilenceMs)
        return {};
    m_speaking = false;
    m_began = -1;
    return Edge{false, (m_last + 1) * FrameMilliseconds};
}

} // namespace callboard::media
