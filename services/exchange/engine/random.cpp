#include "exchange/engine/random.h"

namespace callboard::exchange {

quint64 Random::next()
{
    quint64 z = m_state += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

qint64 Random::between(qint64 low, qint64 high)
{
    return low + qint64(next() % quint64(high - low + 1));
}

bool Random::percent(int percent)
{
    return between(0, 99) < percent;
}

QString Random::guid()
{
    const quint64 high = (next() & ~0xf000ULL) | 0x4000ULL;
    const quint64 low = (next() & ~(0xc0ULL << 56)) | (0x80ULL << 56);
    QString text
        = QString::number(high, 16).rightJustified(16, u'0') + QString::number(low, 16).rightJustified(16, u'0');
    for (const qsizetype at : {8, 13, 18, 23})
        text.insert(at, u'-');
    return text;
}

QString Random::text(qsizetype length)
{
    static constexpr char16_t Alphabet[] = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    QString out(length, Qt::Uninitialized);
    quint64 bits = 0;
    for (qsizetype i = 0; i < length; ++i, bits >>= 6) {
        if (i % 10 == 0)
            bits = next();
        out[i] = QChar(Alphabet[bits & 63]);
    }
    return out;
}

} // namespace callboard::exchange
