#include "audio/engine/ringtone.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace callboard::audio {

static constexpr double loudest = 0.5 * 32767;
static constexpr double softness = 0.25; ///< of the beep
static constexpr int ringMs = 1200;
static constexpr int ringRoundMs = 3000;
static constexpr int beepMs = 200;
static constexpr int beepRoundMs = 4000;
static constexpr int noteMs = 60;
static constexpr int rampMs = 10; ///< begins and ends without a click

RingTone::RingTone(Kind kind, int volume) : m_kind(kind)
{
    setVolume(volume);
}

void RingTone::setVolume(int volume)
{
    const double share = std::clamp(volume, 0, 100) / 100.0;
    m_peak = loudest * share * share * (m_kind == Kind::Beep ? softness : 1.0);
}

double RingTone::noteAt(int ms) const
{
    if (m_kind == Kind::Beep)
        return 880;
    return (ms / noteMs) % 2 == 0 ? 784 : 988;
}

double RingTone::shapeAt(int ms) const
{
    const int length = m_kind == Kind::Beep ? beepMs : ringMs;
    if (ms >= length)
        return 0;
    return std::min({1.0, ms / double(rampMs), (length - ms) / double(rampMs)});
}

const media::Frame &RingTone::next()
{
    const int round = m_kind == Kind::Beep ? beepRoundMs : ringRoundMs;
    for (int i = 0; i < media::FrameSamples; ++i) {
        const int ms = m_ms + i * media::FrameMilliseconds / media::FrameSamples;
        m_frame[size_t(i)] = media::Sample(m_peak * shapeAt(ms) * std::sin(m_phase));
        m_phase += 2 * std::numbers::pi * noteAt(ms) / media::SampleRate;
    }
    m_phase = std::fmod(m_phase, 2 * std::numbers::pi);
    m_ms = (m_ms + media::FrameMilliseconds) % round;
    return m_frame;
}

} // namespace callboard::audio
