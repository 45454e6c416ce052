// The thread that writes all recordings.
#pragma once
#include "exchange/engine/recordingcommands.h"
#include "exchange/recorder/recordedfile.h"
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace callboard::exchange {

/// Used by one thread. Sleeps while nothing is recorded.
class RecordingThread
{
public:
    /// Called on the thread itself.
    struct Listener {
        std::function<void(RecordingKey)> broke; ///< can't be written (any more); ended() follows when it is closed
        std::function<void(RecordingKey, const Manifest &)> ended; ///< no chunks: there never was a file
    };
    explicit RecordingThread(Listener listener);
    /// Writes what is left in the pipes that are closed by then; the others are not ended.
    ~RecordingThread();
    Q_DISABLE_COPY_MOVE(RecordingThread)

    /// What comes through the pipe is in the file 100 ms later.
    void add(RecordingKey key, RecordedFile file, std::shared_ptr<RecordingPipe> pipe);
    void addVoice(RecordingKey key, const RecordedVoice &voice);
    /// Of ended recordings, see RecordedFile. From any thread.
    quint64 lost() const { return m_lost.load(std::memory_order_relaxed); }

private:
    struct Running {
        RecordedFile file;
        std::shared_ptr<RecordingPipe> pipe;
        bool begun = false;
        bool broken = false;
        bool ended = false;
    };
    struct NewVoice {
        RecordingKey key;
        RecordedVoice voice;
    };
    void run();
    void takeNew();
    void pass();
    /// True when it has come to its end.
    bool write(RecordingKey key, Running &running);
    void fail(RecordingKey key, Running &running, const ApiError &error);
    void wake();

    Listener m_listener;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<RecordingKey, Running> m_new; ///< guarded
    std::vector<NewVoice> m_voices; ///< guarded
    bool m_closing = false; ///< guarded
    std::map<RecordingKey, Running> m_running; ///< the thread's
    std::vector<RecordingKey> m_closed; ///< the thread's, kept for its memory
    std::atomic<quint64> m_lost = 0;
    std::thread m_thread;
};

} // namespace callboard::exchange
