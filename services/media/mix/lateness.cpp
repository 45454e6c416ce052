#include "media/mix/lateness.h"
#include <algorithm>
#include <bit>
#include <cmath>

namespace callboard::media {

/// The bits after the leading one choose the step, the place of the leading one the row of 16 steps.
size_t Lateness::bucketOf(std::uint64_t micros)
{
    const std::uint64_t value = std::min<std::uint64_t>(micros, (std::uint64_t(1) << MostBits) - 1);
    const int shift = std::max(0, int(std::bit_width(value)) - StepBits - 1);
    return (size_t(shift) << StepBits) + size_t(value >> shift);
}

std::uint64_t Lateness::mostIn(size_t bucket)
{
    const size_t row = bucket >> StepBits;
    const size_t shift = row == 0 ? 0 : row - 1;
    return ((std::uint64_t(bucket - (shift << StepBits)) + 1) << shift) - 1;
}

void Lateness::record(Micros late)
{
    const std::int64_t micros = std::max<std::int64_t>(0, late.count());
    m_buckets[bucketOf(std::uint64_t(micros))].fetch_add(1, std::memory_order_relaxed);
    m_count.fetch_add(1, std::memory_order_relaxed);
    if (micros > m_worst.load(std::memory_order_relaxed))
        m_worst.store(micros, std::memory_order_relaxed);
}

std::uint64_t Lateness::countWithin(Micros bound) const
{
    std::uint64_t seen = 0;
    for (size_t bucket = 0; bucket < Buckets && mostIn(bucket) <= std::uint64_t(bound.count()); ++bucket)
        seen += m_buckets[bucket].load(std::memory_order_relaxed);
    return seen;
}

Lateness::Micros Lateness::within(double quantile) const
{
    const auto wanted = std::uint64_t(std::ceil(std::clamp(quantile, 0.0, 1.0) * double(count())));
    std::uint64_t seen = 0;
    for (size_t bucket = 0; bucket < Buckets; ++bucket) {
        seen += m_buckets[bucket].load(std::memory_order_relaxed);
        if (seen > 0 && seen >= wanted)
            return std::min(worst(), Micros(mostIn(bucket)));
    }
    return worst();
}

} // namespace callboard::media
