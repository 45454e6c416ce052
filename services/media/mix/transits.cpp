#include "media/mix/transits.h"
#include <algorithm>

namespace callboard::media {

namespace {
constexpr size_t MeasuredEach = 8; // a look at all of them is 2 µs, too much for every frame
}

void Transits::add(std::int64_t ms)
{
    m_fastest = m_count == 0 ? ms : std::min(m_fastest, ms);
    m_ring[m_count % Most] = ms;
    ++m_count;
    if (m_count <= Most / 4 || m_count % MeasuredEach == 0)
        measure();
}

void Transits::clear()
{
    m_count = 0;
    m_fastest = 0;
    m_spread = 0;
}

void Transits::measure()
{
    const size_t count = std::min(m_count, Most);
    const auto begin = m_sorted.begin();
    const auto end = std::copy_n(m_ring.begin(), count, begin);
    const auto late = begin + std::ptrdiff_t(count * 99 / 100);
    std::nth_element(begin, late, end);
    m_fastest = *std::min_element(begin, end);
    m_spread = int(std::min<std::int64_t>(*late - m_fastest, INT32_MAX));
}

} // namespace callboard::media
