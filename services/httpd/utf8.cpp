#include "httpd/utf8.h"
#include <array>
#include <cstring>

namespace callboard::httpd {

bool Utf8Check::begin(unsigned char byte)
{
    m_low = 0x80;
    m_high = 0xBF;
    if (byte < 0x80)
        return true;
    if (byte < 0xC2 || byte > 0xF4)
        return false;
    m_left = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    if (byte == 0xE0)
        m_low = 0xA0;
    else if (byte == 0xED)
        m_high = 0x9F;
    else if (byte == 0xF0)
        m_low = 0x90;
    else if (byte == 0xF4)
        m_high = 0x8F;
    return true;
}

namespace {
/// Of a whole block of words.
template<size_t Words>
bool isAscii(QByteArrayView bytes)
{
    constexpr quint64 highBits = 0x8080808080808080U;
    std::array<quint64, Words> words;
    if (bytes.size() < qsizetype(sizeof words))
        return false;
    std::memcpy(words.data(), bytes.data(), sizeof words);
    quint64 all = 0;
    for (const quint64 word : words)
        all |= word;
    return (all & highBits) == 0;
}
} // namespace

bool Utf8Check::add(QByteArrayView piece)
{
    qsizetype i = 0;
    while (i < piece.size()) {
        if (m_left == 0 && isAscii<4>(piece.sliced(i))) {
            i += 32;
            continue;
        }
        if (m_left == 0 && isAscii<1>(piece.sliced(i))) {
            i += 8;
            continue;
        }
        const auto byte = static_cast<unsigned char>(piece[i++]);
        if (m_left == 0) {
            if (!begin(byte))
                return false;
            continue;
        }
        if (byte < m_low || byte > m_high)
            return false;
        m_low = 0x80;
        m_high = 0xBF;
        --m_left;
    }
    return true;
}

} // namespace callboard::httpd
