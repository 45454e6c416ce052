// What a caller hears while nobody is there.
#pragma once
#include "media/pcm/frame.h"

namespace callboard::relay {

/// A soft tone that says the line is alive: 330 Hz at -42 dBFS, faded in over half a second. A value.
class ComfortTone
{
public:
    static constexpr double Hertz = 330;
    static constexpr double LevelDb = -42; ///< root mean square, below full scale

    /// 20 ms more. Good until the next call.
    const media::Frame &next();
    /// The next one begins quietly again.
    void restart();

private:
    media::Frame m_frame{};
    double m_phase = 0; ///< in turns
    int m_played = 0; ///< samples
};

} // namespace callboard::relay
