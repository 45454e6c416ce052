#include "relay/audiohub/comforttone.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace callboard::relay {

namespace {
constexpr int FadeSamples = media::SampleRate / 2;
constexpr double FullScale = 32767;
} // namespace

const media::Frame &ComfortTone::next()
{
    const double peak = FullScale * std::numbers::sqrt2 * std::pow(10, LevelDb / 20);
    for (media::Sample &sample : m_frame) {
        const double fade = std::min(1.0, double(m_played) / FadeSamples);
        sample = media::Sample(std::lround(fade * peak * std::sin(2 * std::numbers::pi * m_phase)));
        m_phase = std::fmod(m_phase + Hertz / media::SampleRate, 1.0);
        m_played = std::min(m_played + 1, FadeSamples);
    }
    return m_frame;
}

void ComfortTone::restart()
{
    m_phase = 0;
    m_played = 0;
}

} // namespace callboard::relay
