// Brings a short keyed list into a new shape with the fewest signals that keep selections.
#pragma once
#include <algorithm>
#include <vector>

namespace callboard {

/// What a model does to its rows; each call stands between the model's begin and end.
struct RowMoves {
    virtual ~RowMoves() = default;
    virtual void removeAt(int row) = 0;
    virtual void moveTo(int from, int to) = 0; ///< from > to
    virtual void insertAt(int row, int wanted) = 0; ///< `wanted`: its position in the new list
};

/// Makes the keys equal by removals, moves and insertions; contents are the caller's. True when anything was done.
/// Quadratic at worst: for lists of some hundred rows.
template<class Keys, class KeyAt>
bool syncRows(const Keys &wanted, KeyAt keyAt, int count, RowMoves &moves)
{
    bool changed = false;
    for (int row = count - 1; row >= 0; --row) {
        if (std::ranges::find(wanted, keyAt(row)) == wanted.end()) {
            moves.removeAt(row);
            --count;
            changed = true;
        }
    }
    for (int to = 0; to < int(wanted.size()); ++to) {
        if (to < count && keyAt(to) == wanted[size_t(to)])
            continue;
        int from = to;
        while (from < count && !(keyAt(from) == wanted[size_t(to)]))
            ++from;
        if (from < count)
            moves.moveTo(from, to);
        else {
            moves.insertAt(to, to);
            ++count;
        }
        changed = true;
    }
    return changed;
}

} // namespace callboard
