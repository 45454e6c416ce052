// What an application sends to be heard, waiting for its turn.
#pragma once
#include "exchange/media/pipe.h"
#include "media/pcm/frame.h"
#include <QtGlobal>
#include <array>

namespace callboard::exchange {

/// Pieces of any length at 16 kHz go in as they come, also faster than they are heard; one frame a tick comes out.
/// Sound begins 20 ms after its first piece, so that pieces that come in real time need not come exactly on time; what
/// runs dry begins anew, and 20 ms later than before, up to 60, when it goes on at once: the sender is less punctual
/// than that. Ten seconds without such a gap take 20 ms back at the next beginning. A queue that was 100 to 500 ms long
/// for two seconds on end, which is a sender whose clock is fast, loses quiet frames. One thread writes, one reads;
/// reading neither allocates nor locks.
class SampleQueue
{
public:
    static constexpr int MostSeconds = 60;
    static constexpr size_t MostPieces = 4'000;
    static constexpr int LeastWait = 1; ///< ticks from the first piece to its sound
    static constexpr int MostWait = 3;

    SampleQueue() : m_pieces(MostPieces) { }
    Q_DISABLE_COPY_MOVE(SampleQueue)

    /// False, and nothing is taken, when there is no room.
    bool add(std::vector<media::Sample> piece);
    /// Drops all that was added and has not been heard.
    void stop() { m_stopBefore.store(m_added, std::memory_order_release); }

    /// This tick's frame, nullptr for silence; good until the call after the next one.
    const media::Frame *next();
    /// How much waits, in samples. For the writer.
    qint64 waiting() const { return m_added - m_heard.load(std::memory_order_acquire); }

private:
    static constexpr int Apart = 10; ///< ticks: after a longer silence it is another sound, not a gap

    void dropStopped();
    qint64 left() const;
    bool fill(media::Frame &frame);
    void skip(size_t samples);
    void comeNearer();
    bool begins();
    void adapt(bool ranDry);

    Pipe<std::vector<media::Sample>> m_pieces;
    qint64 m_added = 0; ///< samples; the writer's
    std::atomic<qint64> m_ready = 0; ///< m_added, as the reader may see it
    std::atomic<qint64> m_stopBefore = 0; ///< samples before this one are not to be heard
    std::atomic<qint64> m_heard = 0; ///< samples that are through; the reader's
    size_t m_at = 0; ///< in the first piece
    bool m_running = false;
    int m_wait = LeastWait;
    int m_waited = 0; ///< ticks since the first piece
    int m_dry = Apart; ///< ticks since it ran dry
    int m_steady = 0; ///< ticks of sound since a gap
    int m_amply = 0; ///< ticks during which too much waited
    std::array<media::Frame, 2> m_frames{}; // the mixer may still look at the one before
    int m_turn = 0;
};

} // namespace callboard::exchange
