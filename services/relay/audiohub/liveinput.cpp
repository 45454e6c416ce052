#include "relay/audiohub/liveinput.h"
#include <algorithm>

namespace callboard::relay {

namespace {
using Millis = LiveInput::Millis;
constexpr Millis Pause{200}; // longer without a word is a pause, not jitter
constexpr Millis LeastWait{5}; // more as soon as the way needs it; the tick makes it up to 20 ms more
} // namespace

LiveInput::LiveInput(int sampleRate)
{
    const int rate = std::clamp(sampleRate, media::Resampler::LowestRate, media::Resampler::HighestRate);
    if (rate != media::SampleRate)
        m_resampler = media::Resampler::between(rate, media::SampleRate);
    m_buffer.emplace(LeastWait);
    m_rest.reserve(media::FrameSamples);
}

std::int64_t LiveInput::numberAt(Millis arrived) const
{
    return media::JitterBuffer::numberAt(arrived - m_first);
}

void LiveInput::push(media::Samples samples, Millis arrived)
{
    if (m_first < Millis(0))
        m_first = arrived;
    if (arrived - m_arrived > Pause) {
        m_next = std::max(m_next, numberAt(arrived));
        m_rest.clear();
    }
    m_arrived = arrived;
    take(m_resampler ? m_resampler->process(samples) : samples);
}

void LiveInput::take(media::Samples samples)
{
    while (!samples.empty()) {
        const size_t missing = media::FrameSamples - m_rest.size();
        const size_t taken = std::min(missing, samples.size());
        m_rest.insert(m_rest.end(), samples.begin(), samples.begin() + std::ptrdiff_t(taken));
        samples = samples.subspan(taken);
        if (m_rest.size() < size_t(media::FrameSamples))
            return;
        media::Frame frame;
        std::ranges::copy(m_rest, frame.begin());
        m_buffer->push(m_next++, frame, m_arrived);
        m_rest.clear();
    }
}

const media::Frame *LiveInput::pop(Millis now)
{
    return m_buffer->pop(now);
}

void LiveInput::clear()
{
    m_buffer.emplace(LeastWait);
    m_rest.clear();
}

} // namespace callboard::relay
