// What can be put into the engine about sound: requests, and what the mixer reports. Part of commands.h.
#pragma once
#include "core/ids.h"
#include "exchange/engine/outcome.h"
#include <QList>
#include <QStringList>
#include <chrono>

namespace callboard::exchange {

using LegId = qint64; ///< one party or application in one call, also while it only rings; never used twice
using PromptId = qint64; ///< one row of sources on its way to somebody's ear; never used twice
using StreamId = qint64; ///< media streaming of a connection from a start to its end; never used twice

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
    QString cacheId{}; ///< playSourceCacheId: once made it is kept; empty: it is not
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
/// One of the answers that a caller may give.
struct RecognizeChoice {
    QString label;
    QStringList phrases;
    QChar digit{}; ///< null: only by voice
    bool operator==(const RecognizeChoice &) const = default;
};
/// Input by keypad, by voice, or by whichever comes first.
struct Recognize {
    enum class Type { Dtmf, Choices, Speech, SpeechOrDtmf };
    Operation operation;
    RawId target;
    Type type = Type::Dtmf;
    QList<PromptSource> prompts;
    bool interruptPrompt = true;
    bool interrupt = false;
    std::chrono::seconds initialSilence{5};
    std::chrono::seconds interTone{2};
    int mostTones = 0; ///< 0: as many as come
    QString stopTones; ///< digits
    QList<RecognizeChoice> choices;
    QString language; ///< "en-US"; empty: none given
    std::chrono::milliseconds endSilence{500}; ///< of speech

    bool bySpeech() const { return type != Type::Dtmf; }
};
/// mediaStreamingOptions of create, answer and connect (contract README, 11.1).
struct StreamOptions {
    QString url; ///< ws or wss; empty: none was given, and nothing can be started
    bool unmixed = false; ///< up to four speakers apart, else one sound of everybody
    bool start = false; ///< as soon as the call is connected
    bool bidirectional = false; ///< what the application sends back is heard in the call
    int sampleRate = 16'000; ///< or 24,000; both ways
    bool tones = false; ///< pressed keys are sent too
    bool operator==(const StreamOptions &) const = default;
};
struct StartStreaming {
    Operation operation;
};
struct StopStreaming {
    Operation operation;
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
/// The party of a Listen order began to speak.
struct SpeechBegan {
    PromptId job;
};
/// And stopped. At most one is told of each order.
struct SpeechHeard {
    PromptId job;
    QString text; ///< empty: not understood
    QString label; ///< of the choice that fits; empty: none
    double confidence = 0; ///< 0 to 1
    bool cut = false; ///< the speaker did not come to an end
};
/// Nobody can listen: no such language, no model.
struct ListeningFailed {
    PromptId job;
};
/// The application has taken the connection.
struct StreamOpened {
    StreamId stream;
};
enum class StreamProblem {
    NeverOpened, ///< no try led to a connection
    Interrupted, ///< it was lost for good
    BadFrames ///< the application sent too much that can't be read
};
struct StreamFailed {
    StreamId stream;
    StreamProblem problem;
};
/// A party has pressed a key. Only told of legs that a MediaOrder asked for.
struct ToneHeard {
    LegId leg;
    QChar digit; ///< 0-9, A-D, *, #
};

} // namespace callboard::exchange
