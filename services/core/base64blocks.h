// The bulk of Base64, 12 bytes or 16 letters at a time, where the processor can.
#pragma once
#include <QtGlobal>

namespace callboard::base64 {

/// Both give how much they took: a whole number of blocks, none on processors without SSSE3. They may write 4 bytes
/// beyond what they made of it, and never beyond what the whole input would make.
qsizetype encodeBlocks(const uchar *bytes, qsizetype size, char *text);
/// Stops before the first block with anything but letters of the alphabet.
qsizetype decodeBlocks(const uchar *text, qsizetype size, uchar *bytes);

} // namespace callboard::base64
