#include "audio/engine/mutedtalk.h"
#include "media/pcm/level.h"
#include <bit>
#include <utility>

namespace callboard::audio {

static constexpr unsigned lastFrames = (1U << 20) - 1;
static constexpr int loudFrames = 10;
static constexpr int quietFrames = 2 * media::FramesPerSecond;

bool MutedTalk::feed(const media::Frame &frame)
{
    const bool loud = media::rmsDb(frame) >= LoudDb;
    m_recent = ((m_recent << 1) | unsigned(loud)) & lastFrames;
    m_quiet = loud ? 0 : m_quiet + 1;
    const bool now = m_talking ? m_quiet < quietFrames : std::popcount(m_recent) >= loudFrames;
    return std::exchange(m_talking, now) != now;
}

} // namespace callboard::audio
