// What the media thread tells the server's thread.
#pragma once
#include "exchange/engine/mediacommands.h"
#include "exchange/engine/recordingcommands.h"
#include "wire/streaming.h"
#include <QObject>
#include <mutex>
#include <variant>
#include <vector>

namespace callboard::exchange {

/// A PartySound is over.
struct SoundOver {
    LegId leg = 0;
    qint64 number = 0;
};

/// Whether somebody understands the language of a transcript.
struct LanguageChecked {
    PromptId job = 0;
    bool understood = false;
};
/// A sentence of a transcript, or the beginning of one.
struct TranscriptPiece {
    PromptId job = 0;
    wire::TranscriptionData data;
};
/// One of those who wrote down has nothing more to tell.
struct ScribeLeft {
    PromptId job = 0;
    bool failed = false; ///< there was no recognizer
};

using Report = std::variant<SoundOver, LanguageChecked, TranscriptPiece, ScribeLeft, PromptBegan, PromptEnded,
                            PromptFailed, ToneHeard, SpeechBegan, SpeechHeard, ListeningFailed, RecordingBroke>;

/// add() may be called from any thread; the signal comes in the thread of the object, in the same order.
class Reports : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    void add(const Report &report);

signals:
    void reported(const callboard::exchange::Report &report);

private:
    void deliver();

    std::mutex m_mutex;
    std::vector<Report> m_reports; ///< guarded
};

} // namespace callboard::exchange
