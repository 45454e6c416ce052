#include "media/detect/dtmfgenerator.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace callboard::media {

namespace {
constexpr std::int64_t SamplesPerMs = SampleRate / 1000;
constexpr int LongestMs = 10'000;
constexpr double LoudestDb = -9.1;

bool allowed(const DtmfShape &shape)
{
    return shape.toneMs >= 1 && shape.toneMs <= LongestMs && shape.gapMs >= 0 && shape.gapMs <= LongestMs
        && shape.levelDb <= LoudestDb;
}
} // namespace

DtmfGenerator::DtmfGenerator(std::string_view digits, const DtmfShape &shape)
    : m_digits(digits),
      m_toneSamples(shape.toneMs * SamplesPerMs),
      m_digitSamples(m_toneSamples + shape.gapMs * SamplesPerMs),
      m_amplitude(32768 * std::numbers::sqrt2 * std::pow(10, shape.levelDb / 20))
{
}

std::optional<DtmfGenerator> DtmfGenerator::of(std::string_view digits, const DtmfShape &shape)
{
    const bool known = std::ranges::all_of(digits, [](char c) { return dtmfTones(c).has_value(); });
    return known && allowed(shape) ? std::optional(DtmfGenerator(digits, shape)) : std::nullopt;
}

Sample DtmfGenerator::sampleAt(std::int64_t position) const
{
    const auto digit = size_t(position / m_digitSamples);
    const std::int64_t within = position % m_digitSamples;
    if (digit >= m_digits.size() || within >= m_toneSamples)
        return 0;
    const DtmfTones tones = *dtmfTones(m_digits[digit]);
    const double turn = 2 * std::numbers::pi * double(within) / SampleRate;
    return Sample(std::lround(m_amplitude * (std::sin(turn * tones.row) + std::sin(turn * tones.column))));
}

std::optional<Frame> DtmfGenerator::next()
{
    if (m_position >= m_digitSamples * std::int64_t(m_digits.size()))
        return {};
    Frame frame;
    for (Sample &sample : frame)
        sample = sampleAt(m_position++);
    return frame;
}

} // namespace callboard::media
