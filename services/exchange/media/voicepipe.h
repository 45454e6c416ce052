// What one leg says, on its way to those who write it down.
#pragma once
#include "exchange/media/framepipe.h"
#include <QDateTime>

namespace callboard::exchange {

struct VoiceFrame {
    media::Frame frame;
    quint64 number = 0; ///< of 20 ms since the first frame
};

/// Like Pipe; frames that were dropped leave a gap in the numbers, so that later ones keep their time.
class VoicePipe
{
public:
    void write(const media::Frame &frame)
    {
        if (m_next == 0)
            m_startMs.store(QDateTime::currentMSecsSinceEpoch(), std::memory_order_relaxed); // seen with the frame
        m_frames.write({frame, m_next++});
    }
    void close() { m_frames.close(); }
    /// Closes it, and what is left interests nobody.
    void abandon()
    {
        m_abandoned.store(true, std::memory_order_relaxed);
        close();
    }

    bool read(VoiceFrame &frame) { return m_frames.read(frame); }
    bool isAbandoned() const { return m_abandoned.load(std::memory_order_relaxed); }
    bool isClosed() const { return m_frames.isClosed(); }
    std::uint64_t dropped() const { return m_frames.dropped(); }
    /// When frame 0 was said, in milliseconds since 1970; once a frame has been read.
    qint64 startMs() const { return m_startMs.load(std::memory_order_relaxed); }

private:
    Pipe<VoiceFrame> m_frames;
    quint64 m_next = 0; ///< the writer's
    std::atomic<qint64> m_startMs = 0;
    std::atomic<bool> m_abandoned = false;
};

} // namespace callboard::exchange
