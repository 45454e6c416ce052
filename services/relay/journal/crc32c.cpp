#include "relay/journal/crc32c.h"
#include <array>
#include <cstring>
#if defined(__x86_64__) && defined(__GNUC__)
#include <nmmintrin.h>
#define CALLBOARD_CRC32C_SSE42 1
#endif

namespace callboard::relay {

namespace {
using Table = std::array<quint32, 256>;

/// Eight tables: byte k of a word is looked up in table 7-k, so eight bytes take one step.
std::array<Table, 8> makeTables()
{
    constexpr quint32 ReversedPolynomial = 0x82f63b78;
    std::array<Table, 8> t{};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) ? (crc >> 1) ^ ReversedPolynomial : crc >> 1;
        t[0][i] = crc;
    }
    for (size_t k = 1; k < 8; ++k)
        for (size_t i = 0; i < 256; ++i)
            t[k][i] = (t[k - 1][i] >> 8) ^ t[0][t[k - 1][i] & 0xff];
    return t;
}

#ifdef CALLBOARD_CRC32C_SSE42
__attribute__((target("sse4.2"))) quint32 crc32cByInstruction(QByteArrayView bytes, quint32 before)
{
    quint64 crc = quint32(~before);
    const char *p = bytes.data();
    qsizetype left = bytes.size();
    for (; left >= 8; left -= 8, p += 8) {
        quint64 word;
        std::memcpy(&word, p, 8);
        crc = _mm_crc32_u64(crc, word);
    }
    for (; left > 0; --left, ++p)
        crc = _mm_crc32_u8(quint32(crc), quint8(*p));
    return ~quint32(crc);
}
#endif
} // namespace

quint32 crc32cByTable(QByteArrayView bytes, quint32 before)
{
    static const std::array<Table, 8> t = makeTables();
    quint32 crc = ~before;
    const auto *p = reinterpret_cast<const quint8 *>(bytes.data());
    qsizetype left = bytes.size();
    for (; left >= 8; left -= 8, p += 8) {
        crc ^= quint32(p[0]) | quint32(p[1]) << 8 | quint32(p[2]) << 16 | quint32(p[3]) << 24;
        crc = t[7][crc & 0xff] ^ t[6][(crc >> 8) & 0xff] ^ t[5][(crc >> 16) & 0xff] ^ t[4][crc >> 24] ^ t[3][p[4]]
            ^ t[2][p[5]] ^ t[1][p[6]] ^ t[0][p[7]];
    }
    for (; left > 0; --left, ++p)
        crc = (crc >> 8) ^ t[0][(crc ^ *p) & 0xff];
    return ~crc;
}

quint32 crc32c(QByteArrayView bytes, quint32 before)
{
#ifdef CALLBOARD_CRC32C_SSE42
    static const bool hasInstruction = __builtin_cpu_supports("sse4.2");
    if (hasInstruction)
        return crc32cByInstruction(bytes, before);
#endif
    return crc32cByTable(bytes, before);
}

} // namespace callboard::relay
