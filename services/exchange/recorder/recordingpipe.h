// One recording's sound on its way from the media thread to the thread that writes it.
#pragma once
#include "media/pcm/frame.h"
#include <QtGlobal>
#include <atomic>
#include <optional>
#include <vector>

namespace callboard::exchange {

/// One writer, one reader, no lock, no allocation after it was made. When the reader falls behind by more than the
/// capacity, blocks are lost; the times of the next ones say so.
class RecordingPipe
{
public:
    /// 20 ms of every channel.
    struct Block {
        qint64 at = 0; ///< ticks since the recording started
        qint64 paused = 0; ///< how many of them it was paused
        const media::Frame *channels = nullptr; ///< one after the other
    };
    /// Capacity in blocks; a second is 50.
    RecordingPipe(int channels, size_t capacity)
        : m_channels(channels),
          m_blocks(capacity + 1),
          m_frames(m_blocks.size() * size_t(channels))
    {
        for (size_t i = 0; i < m_blocks.size(); ++i)
            m_blocks[i].channels = &m_frames[i * size_t(channels)];
    }
    int channels() const { return m_channels; }

    /// Room for the frames of the next block; nullptr when there is none.
    media::Frame *room()
    {
        const size_t at = m_written.load(std::memory_order_relaxed);
        return (at + 1) % m_blocks.size() == m_read.load(std::memory_order_acquire)
            ? nullptr
            : &m_frames[at * size_t(m_channels)];
    }
    /// The room is filled.
    void write(qint64 at, qint64 paused)
    {
        const size_t index = m_written.load(std::memory_order_relaxed);
        m_blocks[index].at = at;
        m_blocks[index].paused = paused;
        m_written.store((index + 1) % m_blocks.size(), std::memory_order_release);
    }
    /// Nothing is written any more. The last moment, as of a block.
    void close(qint64 at, qint64 paused)
    {
        m_end = {at, paused, nullptr};
        m_closed.store(true, std::memory_order_release);
    }

    /// The next block, good until release(); nullptr when there is none.
    const Block *next() const
    {
        const size_t at = m_read.load(std::memory_order_relaxed);
        return at == m_written.load(std::memory_order_acquire) ? nullptr : &m_blocks[at];
    }
    void release()
    {
        m_read.store((m_read.load(std::memory_order_relaxed) + 1) % m_blocks.size(), std::memory_order_release);
    }
    /// What is left in it is all that comes.
    bool isClosed() const { return m_closed.load(std::memory_order_acquire); }
    /// After isClosed().
    const Block &end() const { return m_end; }

    /// Said by whoever has the pipe closed, before that.
    void setCallEnded(bool ended) { m_callEnded.store(ended, std::memory_order_relaxed); }
    bool callEnded() const { return m_callEnded.load(std::memory_order_relaxed); }

private:
    int m_channels;
    std::vector<Block> m_blocks;
    std::vector<media::Frame> m_frames;
    Block m_end;
    std::atomic<size_t> m_written = 0;
    std::atomic<size_t> m_read = 0;
    std::atomic<bool> m_closed = false;
    std::atomic<bool> m_callEnded = false;
};

} // namespace callboard::exchange
