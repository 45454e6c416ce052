// Bytes that wait to be written.
#pragma once
#include <QByteArray>
#include <vector>

namespace callboard::httpd {

class Stream;

/// Collects what one event-loop turn has to say and writes it in one go. Small pieces are copied together, large ones
/// are shared with their owner. Holds no memory while empty.
class OutQueue
{
public:
    enum class Flushed { All, Blocked, Broken };

    static constexpr qsizetype SharedFrom = 1024; ///< bytes; below that copying costs less than one more vector entry

    void append(QByteArrayView bytes);
    /// So many bytes are about to be appended in pieces.
    void reserve(qsizetype bytes);
    /// As append, but large bytes are kept by reference.
    void appendShared(const QByteArray &bytes);
    qint64 bytes() const { return m_bytes; }
    bool isEmpty() const { return m_bytes == 0; }
    /// Writes as much as the stream takes.
    Flushed flush(Stream &stream);
    void clear();

private:
    qint64 writeSome(Stream &stream) const;
    void drop(qint64 bytes);

    std::vector<QByteArray> m_chunks;
    size_t m_first = 0;
    qsizetype m_offset = 0; ///< bytes of the first chunk that are already written
    qint64 m_bytes = 0;
    bool m_ownTail = false; ///< the last chunk is ours to grow
};

} // namespace callboard::httpd
