// Things on their way from one thread to another.
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace callboard::exchange {

/// One writer, one reader, no lock. When the reader falls more than the capacity behind, what comes is dropped and
/// counted, so that the writer never waits. What was read stays in its slot until that is written again: nothing is
/// freed by the reader.
template<class T>
class Pipe
{
public:
    /// Of frames a second is 50.
    explicit Pipe(size_t capacity = 500) : m_slots(capacity + 1) { }

    /// False when it was dropped.
    template<class Value = T>
    bool write(Value &&value)
    {
        T *slot = room();
        if (!slot)
            return false;
        *slot = std::forward<Value>(value);
        commit();
        return true;
    }
    /// For what is large: the slot to be filled, which has what was there before; nullptr when there is none, and what
    /// was to come counts as dropped. commit() sends it off.
    T *room()
    {
        const size_t at = m_written.load(std::memory_order_relaxed);
        if (after(at) != m_read.load(std::memory_order_acquire))
            return &m_slots[at];
        m_dropped.fetch_add(1, std::memory_order_relaxed);
        return nullptr;
    }
    void commit() { m_written.store(after(m_written.load(std::memory_order_relaxed)), std::memory_order_release); }
    /// The next one, good until pop(); nullptr when there is none. For the reader.
    const T *front() const
    {
        const size_t at = m_read.load(std::memory_order_relaxed);
        return at == m_written.load(std::memory_order_acquire) ? nullptr : &m_slots[at];
    }
    /// Only after a front() that gave something.
    void pop() { m_read.store(after(m_read.load(std::memory_order_relaxed)), std::memory_order_release); }
    /// False when there is none.
    bool read(T &value)
    {
        const T *next = front();
        if (!next)
            return false;
        value = *next;
        pop();
        return true;
    }
    std::uint64_t dropped() const { return m_dropped.load(std::memory_order_relaxed); }
    /// The writer has gone: what is left is all that comes.
    void close() { m_closed.store(true, std::memory_order_release); }
    bool isClosed() const { return m_closed.load(std::memory_order_acquire); }

private:
    size_t after(size_t at) const { return at + 1 == m_slots.size() ? 0 : at + 1; }

    std::vector<T> m_slots;
    std::atomic<size_t> m_written = 0;
    std::atomic<size_t> m_read = 0;
    std::atomic<std::uint64_t> m_dropped = 0;
    std::atomic<bool> m_closed = false;
};

} // namespace callboard::exchange
