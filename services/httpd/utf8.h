// UTF-8 checked piece by piece.
#pragma once
#include <QByteArrayView>

namespace callboard::httpd {

/// Accepts exactly well-formed UTF-8 (Unicode, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
/// A character may be split between pieces.
class Utf8Check
{
public:
    /// False as soon as no continuation could make the text valid.
    bool add(QByteArrayView piece);
    /// No character is left open.
    bool isComplete() const { return m_left == 0; }

private:
    bool begin(unsigned char byte);

    unsigned char m_left = 0; ///< continuation bytes still to come
    unsigned char m_low = 0x80; ///< range of the next one
    unsigned char m_high = 0xBF;
};

} // namespace callboard::httpd
