// What a filter looks through, with a quick no.
#pragma once
#include <QString>

namespace callboard {

/// A bit for each pair of neighbouring characters: text can only contain a needle whose bits it has all.
quint64 pairBits(QStringView lower);

/// A row's text in lower case with its pair bits.
struct SearchText {
    QString lower;
    quint64 pairs = 0;

    static SearchText of(QString lower);
    bool contains(const SearchText &needle) const
    {
        return (needle.pairs & ~pairs) == 0 && lower.contains(needle.lower);
    }
};

} // namespace callboard
