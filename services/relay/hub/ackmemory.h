// Which requests of a client were carried out.
#pragma once
#include <QtGlobal>
#include <vector>

namespace callboard::relay {

/// Remembers ackIds as ranges. The SDK counts up from 1, so one range is the rule; a client that picks ids at random
/// is remembered for its last 2048 ranges, the lowest ids are forgotten first.
class AckMemory
{
public:
    bool contains(quint64 id) const;
    void add(quint64 id);
    size_t ranges() const { return m_ranges.size(); }

private:
    struct Range {
        quint64 low;
        quint64 high;
    };
    static constexpr size_t MostRanges = 2048;
    std::vector<Range>::iterator after(quint64 id);

    std::vector<Range> m_ranges; ///< rising, with at least one id between two
};

} // namespace callboard::relay
