// Writes down what one leg says.
#pragma once
#include "exchange/media/reports.h"
#include "exchange/media/voicepipe.h"
#include "exchange/speech/recognizer.h"
#include <functional>

namespace callboard::exchange {

struct ScribeTask {
    PromptId job = 0; ///< whose transcript
    RawId who; ///< who speaks
    QString language; ///< "en-US"
    bool partials = false; ///< what is not finished yet is told of too
};

/// Times in what it reports are 100 ns ticks since the year 1, UTC, at which .NET counts from (the contract leaves the
/// zero point open); word times are right to some 60 ms. It needs no recognizer before somebody speaks.
class Scribe : private RecognizerListener
{
public:
    using Recognizers = std::function<Result<std::unique_ptr<Recognizer>>(RecognizerListener &)>;

    /// The others outlive it. `make` is called when the first sound comes.
    Scribe(ScribeTask task, VoicePipe &pipe, Recognizers make, Reports &reports);

    /// Until the pipe is closed and empty: TranscriptPiece of every sentence. Fails when there is no recognizer.
    /// May take any time; what it can't keep up with is lost in the pipe.
    Result<Done> work();

private:
    void partial(const QString &text, qint64 startMs) override;
    void heard(const Heard &heard) override;
    Result<Done> take(const VoiceFrame &voice);
    qint64 offsetOf(qint64 ms) const;
    void tell(wire::TranscriptionData data);

    ScribeTask m_task;
    VoicePipe &m_pipe;
    Recognizers m_make;
    Reports &m_reports;
    std::unique_ptr<Recognizer> m_recognizer;
    quint64 m_fed = 0; ///< frames
    quint64 m_skipped = 0; ///< frames that it was not fed before those
};

} // namespace callboard::exchange
