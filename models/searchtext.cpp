#include "models/searchtext.h"

namespace callboard {

quint64 pairBits(QStringView lower)
{
    quint64 bits = 0;
    for (qsizetype i = 1; i < lower.size(); ++i) {
        const quint32 pair = quint32(lower[i - 1].unicode()) * 31U + lower[i].unicode();
        bits |= quint64(1) << ((pair * 0x9E3779B1U) >> 26);
    }
    return bits;
}

SearchText SearchText::of(QString lower)
{
    const quint64 pairs = pairBits(lower);
    return {std::move(lower), pairs};
}

} // namespace callboard
