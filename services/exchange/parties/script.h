// What a scripted party does, step by step (architecture.md, section 6).
#pragma once
#include "core/result.h"
#include "exchange/engine/outcome.h"
#include <QJsonArray>
#include <QList>
#include <chrono>
#include <variant>

namespace callboard::exchange {

namespace script {
using std::chrono::milliseconds;

struct Ring {
    milliseconds time;
};
struct Answer {
};
struct Reject {
    Refusal reason; ///< declined, busy or forbidden
};
struct Ignore {
}; ///< never answers
struct Say {
    QString text;
};
struct Tone {
    double hertz; ///< 20..8000
    milliseconds time;
};
struct PlayFile {
    QString file; ///< inside the data folder
};
struct Dtmf {
    QString tones; ///< 0-9, A-D, *, #
};
struct Wait {
    milliseconds time;
};
struct WaitForTones {
    int count; ///< at least 1
    milliseconds most;
};
struct WaitForSpeech {
    milliseconds most;
};
struct Capture {
    QString file; ///< inside the data folder
};
struct Mute {
};
struct Unmute {
};
struct HangUp {
};
} // namespace script

using ScriptStep = std::variant<script::Ring, script::Answer, script::Reject, script::Ignore, script::Say, script::Tone,
                                script::PlayFile, script::Dtmf, script::Wait, script::WaitForTones,
                                script::WaitForSpeech, script::Capture, script::Mute, script::Unmute, script::HangUp>;
using Script = QList<ScriptStep>;

/// The steps, or every problem with its path ("$.script[2].seconds: missing") in one error with status 400.
Result<Script> parseScript(const QJsonArray &steps, const QString &path);

} // namespace callboard::exchange
