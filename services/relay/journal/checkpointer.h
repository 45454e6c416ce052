// Moves committed pages from the log into the database file beside the commits.
#pragma once
#include "relay/journal/journaloptions.h"
#include "relay/journal/sqlite.h"
#include <condition_variable>
#include <mutex>
#include <thread>

namespace callboard::relay {

/// A second connection with a thread of its own, made at the first begin(): a full log takes some 50 ms to move, and
/// commits on the writing connection go on meanwhile. Used by the thread of the writing connection, which must outlive
/// it. A failure costs nothing but room: the log keeps what could not be moved.
class Checkpointer
{
public:
    explicit Checkpointer(const JournalOptions &options);
    /// Waits for the end of the run.
    ~Checkpointer();
    Q_DISABLE_COPY_MOVE(Checkpointer)

    enum class State { Idle, Running, Ended };
    /// Ended until takeEnd(): what was committed during the run is still to be moved.
    State state() const;
    /// Starts a run; only when idle.
    void begin();
    void takeEnd();

private:
    void run();
    void moveOnce();
    Result<Done> connect();

    const JournalOptions m_options;
    SqliteDatabase m_db; ///< of the thread
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    State m_state = State::Idle;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace callboard::relay
