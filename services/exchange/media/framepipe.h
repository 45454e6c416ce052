// What is on its way from the media thread to one that may block.
#pragma once
#include "media/pcm/frame.h"
#include <atomic>
#include <vector>

namespace callboard::exchange {

/// One writer, one reader, no lock. When the reader falls more than the capacity behind, frames are dropped and
/// counted, so that the writer never waits.
template<class Item>
class Pipe
{
public:
    /// Capacity in frames; a second is 50.
    explicit Pipe(size_t capacity = 500) : m_items(capacity + 1) { }

    void write(const Item &item)
    {
        const size_t at = m_written.load(std::memory_order_relaxed);
        const size_t after = (at + 1) % m_items.size();
        if (after == m_read.load(std::memory_order_acquire)) {
            m_dropped.fetch_add(1, std::memory_order_relaxed);
            return;
        }
        m_items[at] = item;
        m_written.store(after, std::memory_order_release);
    }
    /// False when there is none.
    bool read(Item &item)
    {
        const size_t at = m_read.load(std::memory_order_relaxed);
        if (at == m_written.load(std::memory_order_acquire))
            return false;
        item = m_items[at];
        m_read.store((at + 1) % m_items.size(), std::memory_order_release);
        return true;
    }
    std::uint64_t dropped() const { return m_dropped.load(std::memory_order_relaxed); }
    /// The writer has gone: what is left is all that comes.
    void close() { m_closed.store(true, std::memory_order_release); }
    bool isClosed() const { return m_closed.load(std::memory_order_acquire); }

private:
    std::vector<Item> m_items;
    std::atomic<size_t> m_written = 0;
    std::atomic<size_t> m_read = 0;
    std::atomic<std::uint64_t> m_dropped = 0;
    std::atomic<bool> m_closed = false;
};
using FramePipe = Pipe<media::Frame>;

} // namespace callboard::exchange
