// A voice for tests: everybody has a tone of their own.
#pragma once
#include "media/pcm/level.h"
#include <cmath>
#include <numbers>
#include <vector>

namespace callboard::test {

/// Frame number `tick` of an endless sine.
inline media::Frame toneFrame(double hertz, double amplitude, std::int64_t tick)
{
    media::Frame frame{};
    for (size_t i = 0; i < frame.size(); ++i) {
        const double seconds = double(tick * media::FrameSamples + std::int64_t(i)) / media::SampleRate;
        frame[i] = media::Sample(std::lround(amplitude * std::sin(2 * std::numbers::pi * hertz * seconds)));
    }
    return frame;
}

/// The level of such a sine.
inline double levelOf(double amplitude)
{
    return 20 * std::log10(amplitude / 32768) - 10 * std::log10(2.0);
}

inline bool near(double a, double b, double most)
{
    return std::abs(a - b) <= most;
}

} // namespace callboard::test
