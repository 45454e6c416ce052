#include "httpd/outqueue.h"
#include "httpd/stream.h"
#include <algorithm>
#include <array>

namespace callboard::httpd {

namespace {
constexpr qsizetype tailBytes = 64 * 1024;
constexpr qsizetype smallestStride = 4 * 1024;
} // namespace

void OutQueue::append(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    reserve(bytes.size());
    m_chunks.back().append(bytes);
    m_bytes += bytes.size();
}

void OutQueue::reserve(qsizetype bytes)
{
    if (!m_ownTail || m_chunks.back().size() + bytes > tailBytes) {
        m_chunks.emplace_back();
        m_ownTail = true;
    }
    QByteArray &tail = m_chunks.back();
    const qsizetype size = tail.size() + bytes;
    if (size <= tail.capacity())
        return;
    // An answer is one small piece; a turn's messages are many, and doubling would copy all of them once more.
    tail.reserve(tail.isEmpty() ? size : std::clamp(size * 4, smallestStride, tailBytes));
}

void OutQueue::appendShared(const QByteArray &bytes)
{
    if (bytes.size() < SharedFrom)
        return append(bytes);
    m_chunks.push_back(bytes);
    m_ownTail = false;
    m_bytes += bytes.size();
}

OutQueue::Flushed OutQueue::flush(Stream &stream)
{
    while (m_bytes > 0) {
        const qint64 taken = writeSome(stream);
        if (taken < 0)
            return Flushed::Broken;
        if (taken == 0)
            return Flushed::Blocked;
        drop(taken);
    }
    return Flushed::All;
}

qint64 OutQueue::writeSome(Stream &stream) const
{
    std::array<QByteArrayView, 64> parts;
    size_t count = 0;
    for (size_t i = m_first; i < m_chunks.size() && count < parts.size(); ++i)
        parts[count++] = QByteArrayView(m_chunks[i]).sliced(i == m_first ? m_offset : 0);
    return stream.write(std::span(parts).first(count));
}

void OutQueue::drop(qint64 bytes)
{
    m_bytes -= bytes;
    if (m_bytes == 0)
        return clear();
    while (bytes >= m_chunks[m_first].size() - m_offset) {
        bytes -= m_chunks[m_first].size() - m_offset;
        m_chunks[m_first++] = {};
        m_offset = 0;
    }
    m_offset += bytes;
    if (m_first > 64 && m_first * 2 > m_chunks.size()) {
        m_chunks.erase(m_chunks.begin(), m_chunks.begin() + std::ptrdiff_t(m_first));
        m_first = 0;
    }
}

void OutQueue::clear()
{
    m_chunks = {};
    m_first = 0;
    m_offset = 0;
    m_bytes = 0;
    m_ownTail = false;
}

} // namespace callboard::httpd
