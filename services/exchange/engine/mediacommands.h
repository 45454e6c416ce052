// What can be put into the engine about sound: requests, and what the mixer reports. Part of commands.h.
#pragma once
#include "core/ids.h"
#include "exchange/engine/outcome.h"
#include <QList>
#include <chrono>

namespace callboard::exchange {

using LegId = qint64; ///< one party or application in one call, also while it only rings; never used twice
using PromptId = qint64; ///< one row of sources on its way to somebody's ear; never used twice

/// The part of a mid-call request that routes its events.
struct Operation {
    CallId connection;
    QString operationContext;
    QString callbackUri; ///< operationCallbackUri; empty: the connection's own address
};

/// Something to be played.
struct PromptSource {
    enum class Kind { File, Text, Ssml };
    Kind kind = Kind::File;
    QString content; ///< address, text or document
    QString locale; ///< text: "en-US"; empty: none given
    QString voice; ///< text: name of a voice; empty: none given
    bool male = false; ///< text: voiceKind
    bool operator==(const PromptSource &) const = default;
};

struct Play {
    Operation operation;
    QString apiVersion; ///< of the request
    QList<PromptSource> sources; ///< at least one
    QList<RawId> to; ///< empty: everybody
    bool loop = false;
    bool interrupt = false;
};
/// Keypad input.
struct Recognize {
    Operation operation;
    RawId target;
    QList<PromptSource> prompts;
    bool interruptPrompt = true;
    bool interrupt = false;
    std::chrono::seconds initialSilence{5};
    std::chrono::seconds interTone{2};
    int mostTones = 0; ///< 0: as many as come
    QString stopTones; ///< digits
};
struct CancelMedia {
    CallId connection;
};
/// Continuous recognition of a party's digits begins or ends.
struct WatchTones {
    Operation operation;
    RawId target;
    bool on = true;
};
struct SendTones {
    Operation operation;
    RawId target;
    QString tones; ///< 1 to 18 digits
};

/// The first source of a prompt can be heard.
struct PromptBegan {
    PromptId prompt;
};
struct PromptEnded {
    PromptId prompt;
};
enum class PromptProblem { Format, Download, Speech };
struct PromptFailed {
    PromptId prompt;
    int source; ///< which one, from 0
    PromptProblem problem;
};
/// A party has pressed a key. Only told of legs that a MediaOrder asked for.
struct ToneHeard {
    LegId leg;
    QChar digit; ///< 0-9, A-D, *, #
};

} // namespace callboard::exchange
