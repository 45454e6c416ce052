// Those who listen to what parties say and write it down.
#pragma once
#include "exchange/engine/events.h"
#include "exchange/media/framepipe.h"
#include "exchange/media/reports.h"
#include "exchange/speech/recognizer.h"
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace callboard::exchange {

/// One thread for each recognition that runs. Used by the server's thread.
class SpeechDesk
{
public:
    /// Called once, when somebody is first to be listened to, on a thread of its own.
    using Open = std::function<Result<std::unique_ptr<SpeechEngine>>()>;
    /// `open` may be empty: then nobody can listen. `phrases`: what people here say, for input of any words; without
    /// them it is dictation, which is rough.
    SpeechDesk(Open open, QStringList phrases, Reports &reports);
    /// Closes all pipes and waits.
    ~SpeechDesk();
    Q_DISABLE_COPY_MOVE(SpeechDesk)

    /// For an order to listen: SpeechBegan, then SpeechHeard of the first utterance, or ListeningFailed, is reported.
    /// What is written to the pipe is listened to until it is closed.
    std::shared_ptr<FramePipe> listen(const MediaOrder &order);

private:
    struct Seat {
        std::shared_ptr<FramePipe> pipe;
        std::atomic<bool> left = false;
        std::thread thread;
    };
    void work(const MediaOrder &order, FramePipe &pipe);
    const SpeechEngine *engine();
    Result<std::unique_ptr<Recognizer>> recognizerFor(const MediaOrder &order, RecognizerListener &listener);
    void clear();

    Open m_open;
    std::once_flag m_opened;
    std::unique_ptr<SpeechEngine> m_engine;
    QStringList m_phrases;
    Reports &m_reports;
    std::list<Seat> m_seats;
};

} // namespace callboard::exchange
