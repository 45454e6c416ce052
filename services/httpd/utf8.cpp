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

bool Utf8Check::add(QByteArrayView piece)
{
    constexpr quint64 highBits = 0x8080808080808080U;
    using Words = std::array<quint64, 4>;
    qsizetype i = 0;
    while (i < piece.size()) {
        if (Words words; m_left == 0 && piece.size() - i >= qsizetype(sizeof words)) {
            std::memcpy(words.data(), piece.data() + i, sizeof words);
            if (((words[0] | words[1] | words[2] | words[3]) & highBits) == 0) {
                i += qsizetype(sizeof words);
                continue;
            }
        }
        if (m_left == 0 && piece.size() - i >= 8) {
            quint64 word = 0;
            std::memcpy(&word, piece.data() + i, sizeof word);
            if ((word & highBits) == 0) {
                i += 8;
                continue;
            }
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
