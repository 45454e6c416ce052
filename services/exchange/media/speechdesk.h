// Those who listen to what parties say and write it down.
#pragma once
#include "exchange/engine/events.h"
#include "exchange/media/reports.h"
#include "exchange/media/scribe.h"
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace callboard::exchange {

/// One thread for each recognition that runs; they stand back behind all other threads of the machine. Used by the
/// server's thread.
class SpeechDesk
{
public:
    /// Called once, on a thread of its own.
    using Open = std::function<Result<std::unique_ptr<SpeechEngine>>()>;
    /// `open` may be empty: then nobody can listen. `phrases`: what people here say, for input of any words; without
    /// them it is dictation, which is rough.
    SpeechDesk(Open open, QStringList phrases, Reports &reports);
    /// Closes all pipes and waits; what they hold is not listened to any more.
    ~SpeechDesk();
    Q_DISABLE_COPY_MOVE(SpeechDesk)

    /// Opens the recogniser now, so that who is first to be listened to need not wait for it.
    void prepare();

    /// For an order to listen: SpeechBegan, then SpeechHeard of the first utterance, or ListeningFailed, is reported.
    /// What is written to the pipe is listened to until it is closed.
    std::shared_ptr<FramePipe> listen(const MediaOrder &order);

    /// LanguageChecked is reported.
    void check(PromptId job, const QString &language);
    /// The same at once; only after a LanguageChecked.
    bool understands(const QString &language) const { return m_engine && m_engine->understands(language); }
    /// TranscriptPiece is reported of all that is said, and ScribeLeft after the pipe was closed.
    std::shared_ptr<VoicePipe> writeDown(const ScribeTask &task);
    /// How many frames scribes could not keep up with.
    quint64 framesMissed() const;

private:
    struct Seat {
        std::function<void()> close; ///< ends the work soon
        std::shared_ptr<VoicePipe> voice; ///< of a scribe
        std::atomic<bool> left = false;
        std::thread thread;
    };
    Seat &seat(std::function<void()> close, std::function<void()> work);
    void work(const MediaOrder &order, FramePipe &pipe);
    void work(const ScribeTask &task, VoicePipe &pipe);
    const SpeechEngine *engine();
    Result<std::unique_ptr<Recognizer>> recognizerFor(const MediaOrder &order, RecognizerListener &listener);
    Result<std::unique_ptr<Recognizer>> anyWords(const RecognizerOptions &options, RecognizerListener &listener);
    void clear();

    Open m_open;
    std::once_flag m_opened;
    std::unique_ptr<SpeechEngine> m_engine;
    QStringList m_phrases;
    Reports &m_reports;
    std::list<Seat> m_seats;
    quint64 m_missed = 0; ///< by scribes that have left
};

} // namespace callboard::exchange
