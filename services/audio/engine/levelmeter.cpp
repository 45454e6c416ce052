#include "audio/engine/levelmeter.h"
#include <algorithm>

namespace callboard::audio {

static constexpr int framesPerReading = 5;
static constexpr double fallPerReading = 24.0 * framesPerReading / media::FramesPerSecond;

std::optional<double> LevelMeter::feed(const media::Frame &frame)
{
    m_loudest = std::max(m_loudest, media::rmsDb(frame));
    if (++m_frames < framesPerReading)
        return {};
    m_shown = std::max(m_loudest, std::max(m_shown - fallPerReading, media::QuietestDb));
    m_loudest = media::QuietestDb;
    m_frames = 0;
    return m_shown;
}

} // namespace callboard::audio
