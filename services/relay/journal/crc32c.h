// CRC-32C (Castagnoli), the checksum of journal rows.
#pragma once
#include <QByteArrayView>

namespace callboard::relay {

/// The checksum of `bytes`, going on from `before` (0 to start). Thread-safe; uses the processor's instruction
/// where there is one. Same values as RFC 3720, appendix B.4.
quint32 crc32c(QByteArrayView bytes, quint32 before = 0);

/// The portable way, for processors without the instruction and to test the other one against.
quint32 crc32cByTable(QByteArrayView bytes, quint32 before = 0);

} // namespace callboard::relay
