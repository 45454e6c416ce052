// One cell's place in an order, read once and compared often.
#pragma once
#include <QCollator>
#include <QVariant>
#include <compare>
#include <optional>

namespace callboard {

/// Made of a SortRole value: numbers, times and bools keep their order as 64-bit integers (no rounding of ticks),
/// text goes by the collator. Nothing sorts before everything.
struct SortKey {
    qint64 number = 0;
    std::optional<QCollatorSortKey> text;

    static SortKey of(const QVariant &value, const QCollator &collator);
    /// <0, 0, >0
    int compare(const SortKey &o) const
    {
        if (number != o.number)
            return number < o.number ? -1 : 1;
        return text && o.text ? text->compare(*o.text) : 0;
    }
};

} // namespace callboard
