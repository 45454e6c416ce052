#include "relay/hub/ackmemory.h"
#include <algorithm>

namespace callboard::relay {

/// The first range that lies wholly above the id.
std::vector<AckMemory::Range>::iterator AckMemory::after(quint64 id)
{
    return std::upper_bound(m_ranges.begin(), m_ranges.end(), id,
                            [](quint64 value, const Range &range) { return value < range.low; });
}

bool AckMemory::contains(quint64 id) const
{
    const auto above = const_cast<AckMemory *>(this)->after(id);
    return above != m_ranges.begin() && id <= (above - 1)->high;
}

void AckMemory::add(quint64 id)
{
    if (contains(id))
        return;
    const auto above = after(id);
    const bool joinsBelow = above != m_ranges.begin() && (above - 1)->high + 1 == id;
    const bool joinsAbove = above != m_ranges.end() && above->low == id + 1;
    if (joinsBelow && joinsAbove) {
        (above - 1)->high = above->high;
        m_ranges.erase(above);
    } else if (joinsBelow) {
        (above - 1)->high = id;
    } else if (joinsAbove) {
        above->low = id;
    } else {
        m_ranges.insert(above, Range{id, id});
        if (m_ranges.size() > MostRanges)
            m_ranges.erase(m_ranges.begin());
    }
}

} // namespace callboard::relay
