// The rooms of all calls, and the clock that makes them go.
#pragma once
#include "core/clock.h"
#include "media/mix/ticksource.h"
#include "relay/audiohub/audioroom.h"
#include <QObject>
#include <atomic>
#include <mutex>

namespace callboard::relay {

/// Hands work to the clock's thread and frames back to the owner's, each through one list: the clock never waits for a
/// socket, and a socket only for the exchange of two lists. While no room has anything to do the clock rests. Made,
/// used and destroyed in the owner's thread, which needs an event loop.
class RoomThread
{
public:
    struct Frame {
        SocketId to{};
        QByteArray text;
    };
    using Deliver = std::function<void(const QList<Frame> &frames)>;
    using Work = std::function<void(AudioRoom &room)>;
    static constexpr qsizetype MostSounds = 20'000; ///< waiting for the clock
    static constexpr qsizetype MostFrames = 20'000; ///< waiting for the owner

    /// Starts the clock; it and `clock` outlive this. `deliver` runs in the owner's thread.
    RoomThread(media::TickSource &ticks, const Clock &clock, Deliver deliver);
    /// Stops it.
    ~RoomThread();
    Q_DISABLE_COPY_MOVE(RoomThread)

    /// Runs before the next tick, on the room of that call, which is made when there is none.
    void change(const CallId &call, Work work);
    /// The same for one piece of sound; false when so much waits already that it is left out.
    bool sound(const CallId &call, Work work);
    void close(const CallId &call);
    /// Frames that nobody took in time.
    quint64 lostFrames() const { return m_lost.load(std::memory_order_relaxed); }

private:
    struct Job {
        CallId call;
        Work work; ///< empty: the room is closed
    };
    void post(Job job);
    media::Next step();
    void work(const Job &job);
    void handOver();
    void take();

    media::TickSource &m_ticks;
    const Clock &m_clock;
    const Deliver m_deliver;
    QObject m_owner; ///< lives in the owner's thread; what is posted to it goes with it
    // The clock's:
    std::map<CallId, std::unique_ptr<AudioRoom>> m_rooms;
    QList<Frame> m_made;
    // Guarded by m_mutex:
    std::mutex m_mutex;
    QList<Job> m_jobs;
    QList<Frame> m_frames;
    bool m_posted = false;
    std::atomic<quint64> m_lost = 0;
};

} // namespace callboard::relay
