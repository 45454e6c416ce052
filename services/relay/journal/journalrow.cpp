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

quint64 mixed(quint64 hash, QByteArrayView text)
{
    // FNV-1a: a collision costs one comparison, never an event.
    for (const char c : text)
        hash = (hash ^ quint8(c)) * 0x100000001b3ULL;
    return (hash ^ 0xff) * 0x100000001b3ULL;
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
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const QByteArray *text : {&event.source, &event.id, &event.type})
        hash = mixed(hash, *text);
    hash = mixed(hash, QByteArrayView(reinterpret_cast<const char *>(&event.time), sizeof event.time));
    hash ^= hash >> 32;
    return qint64(quint64(event.time / SliceMilliseconds) << HashBits | (hash & ((1ULL << HashBits) - 1)));
}

} // namespace callboard::relay
