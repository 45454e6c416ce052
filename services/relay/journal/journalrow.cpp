#include "relay/journal/journalrow.h"
#include "relay/journal/crc32c.h"
#include <cstring>

namespace callboard::relay {

namespace {
constexpr qint64 SliceMilliseconds = 64;
constexpr int HashBits = 27;

/// A text and its length, so that bytes can't move between neighbours unnoticed.
quint32 add(QByteArrayView text, quint32 crc)
{
    const qint64 size = text.size();
    return crc32c(text, crc32c(QByteArrayView(reinterpret_cast<const char *>(&size), sizeof size), crc));
}
} // namespace

quint32 rowChecksum(const EventView &row)
{
    const qint64 numbers[] = {row.offset, row.at};
    quint32 crc = crc32c(QByteArrayView(reinterpret_cast<const char *>(numbers), sizeof numbers));
    for (const QByteArrayView text : {row.source, row.id, row.type, row.callId, row.body})
        crc = add(text, crc);
    return crc;
}

qint64 duplicateKey(const NewEvent &event)
{
    // A collision costs one comparison, never an event, so a checksum will do.
    quint32 hash = crc32c(QByteArrayView(reinterpret_cast<const char *>(&event.time), sizeof event.time));
    for (const QByteArray *text : {&event.source, &event.id, &event.type})
        hash = add(*text, hash);
    return qint64(quint64(event.time / SliceMilliseconds) << HashBits | (hash & ((1U << HashBits) - 1)));
}

} // namespace callboard::relay
