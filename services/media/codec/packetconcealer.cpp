// Not the library's: version 0.0.6 copies between ranges that overlap.
#include "media/codec/packetconcealer.h"
#include <algorithm>
#include <cstdlib>
#include <limits>

namespace callboard::media {

namespace {

constexpr size_t LongestPeriodMs = 15; // of a voice as low as 67 Hz
constexpr size_t ComparedMs = 10;
constexpr size_t SteadyMs = 10;
constexpr size_t FadedMs = 60;
constexpr size_t BlendMs = 5;

/// `from` at 0, `to` at 1.
Sample blend(Sample from, Sample to, double share)
{
    return Sample(from + (to - from) * share);
}

} // namespace

PacketConcealer::PacketConcealer(int rate)
    : m_perMs(size_t(rate) / 1000),
      m_history((LongestPeriodMs + ComparedMs) * m_perMs)
{
    m_cycle.reserve(LongestPeriodMs * m_perMs);
}

/// The lag at which the newest sound differs least from what was before it.
size_t PacketConcealer::period() const
{
    const size_t shortest = m_perMs * 5 / 2; // of a voice as high as 400 Hz
    const size_t longest = LongestPeriodMs * m_perMs;
    const Samples newest = Samples(m_history).last(ComparedMs * m_perMs);
    size_t best = shortest;
    auto least = std::numeric_limits<std::int64_t>::max();
    for (size_t lag = shortest; lag <= longest; ++lag) {
        const Sample *before = newest.data() - lag;
        std::int64_t difference = 0;
        for (size_t i = 0; i < newest.size(); ++i)
            difference += std::abs(newest[i] - before[i]);
        if (difference < least) {
            least = difference;
            best = lag;
        }
    }
    return best;
}

/// The cycle's end runs into what came before its start, so that repeating it makes no click.
void PacketConcealer::begin()
{
    const size_t length = period();
    const size_t seam = length / 4;
    const Samples last = Samples(m_history).last(length + seam);
    m_cycle.assign(last.begin() + std::ptrdiff_t(seam), last.end());
    for (size_t i = 0; i < seam; ++i) {
        Sample &sample = m_cycle[length - seam + i];
        sample = blend(sample, last[i], double(i + 1) / double(seam));
    }
}

Sample PacketConcealer::next()
{
    const double past = double(m_gap) / double(m_perMs) - SteadyMs;
    const double gain = std::clamp(1 - past / (FadedMs - SteadyMs), 0.0, 1.0);
    return Sample(gain * m_cycle[m_gap++ % m_cycle.size()]);
}

void PacketConcealer::fill(std::span<Sample> samples)
{
    if (m_gap == 0)
        begin();
    std::ranges::generate(samples, [this] { return next(); });
    remember(samples);
}

void PacketConcealer::heard(std::span<Sample> samples)
{
    if (m_gap > 0) {
        const size_t length = std::min(samples.size(), BlendMs * m_perMs);
        for (size_t i = 0; i < length; ++i)
            samples[i] = blend(next(), samples[i], double(i + 1) / double(length));
        m_gap = 0;
    }
    remember(samples);
}

void PacketConcealer::remember(Samples samples)
{
    const Samples kept = samples.last(std::min(samples.size(), m_history.size()));
    std::shift_left(m_history.begin(), m_history.end(), std::ptrdiff_t(kept.size()));
    std::ranges::copy(kept, m_history.end() - std::ptrdiff_t(kept.size()));
}

} // namespace callboard::media
