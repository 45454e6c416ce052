// What parties hear, written to files.
#pragma once
#include "core/result.h"
#include "exchange/media/framepipe.h"
#include "media/file/audiowriter.h"
#include <QString>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace callboard::exchange {

/// Writes on a thread of its own, which sleeps while no file is open. Used by one thread.
class CaptureFiles
{
public:
    CaptureFiles() = default;
    /// Writes what is left in the pipes that are closed by then; the others end here.
    ~CaptureFiles();
    Q_DISABLE_COPY_MOVE(CaptureFiles)

    /// A new WAV file of one channel; a file that is there is replaced, its folder is made. What is written to the pipe
    /// is in the file 100 ms later, until the pipe is closed.
    Result<std::shared_ptr<FramePipe>> open(const QString &path);

private:
    struct File {
        std::shared_ptr<FramePipe> pipe;
        media::AudioWriter writer;
    };
    void run();
    static bool isDone(File &file);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::list<File> m_new; ///< guarded
    bool m_closing = false; ///< guarded
    std::list<File> m_files; ///< the thread's
    std::thread m_thread;
};

} // namespace callboard::exchange
