// Somebody speaks into a microphone that is off.
#pragma once
#include "media/pcm/frame.h"

namespace callboard::audio {

/// True once the microphone was loud for 200 ms within the last 400, until 2 s after it was loud last. Clicks and
/// keyboards are too short, a room's noise is too quiet. Feed it only while muted; a value.
class MutedTalk
{
public:
    static constexpr double LoudDb = -40.0; ///< root mean square of 20 ms, below full scale

    /// Whether it changed.
    bool feed(const media::Frame &frame);
    bool talking() const { return m_talking; }
    void reset() { *this = {}; }

private:
    unsigned m_recent = 0; ///< one bit a frame, the newest lowest
    int m_quiet = 0; ///< frames since it was loud
    bool m_talking = false;
};

} // namespace callboard::audio
