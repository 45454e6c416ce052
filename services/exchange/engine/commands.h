// Everything that can be put into the engine. Requests come checked: fields present, ranges kept (exchange/rest does
// that).
#pragma once
#include "core/ids.h"
#include "exchange/engine/mediacommands.h"
#include "exchange/engine/moments.h"
#include "exchange/engine/outcome.h"
#include "exchange/engine/recordingcommands.h"
#include "exchange/engine/transcriptcommands.h"
#include <QList>
#include <QMap>
#include <optional>
#include <variant>

namespace callboard::exchange {

/// Headers that travel from caller to receiver (contract README, 9).
struct CustomContext {
    QMap<QString, QString> sipHeaders;
    QMap<QString, QString> voipHeaders;
    bool isEmpty() const { return sipHeaders.isEmpty() && voipHeaders.isEmpty(); }
    bool operator==(const CustomContext &) const = default;
};

/// What create, answer and connect have in common.
struct Setup {
    QString callbackUri;
    QString operationContext; ///< empty: none given
    QString apiVersion; ///< comes back as data.version
    std::optional<StreamOptions> streaming{}; ///< mediaStreamingOptions, when given
    std::optional<TranscriptionSetup> transcription{}; ///< transcriptionOptions, when given
    bool aiServices = false; ///< cognitiveServicesEndpoint was given
};

struct CreateCall {
    Setup setup;
    QList<RawId> targets; ///< at least one
    RawId callerNumber; ///< "4:+…" of sourceCallerIdNumber; empty: none
    QString displayName;
    RawId source; ///< the ACS user to call as; empty: one is made
};
struct AnswerCall {
    Setup setup;
    QString incomingCallContext;
    RawId answeredBy; ///< empty: the dialled user, or one is made
};
struct RedirectCall {
    QString incomingCallContext;
    RawId target;
};
struct RejectCall {
    QString incomingCallContext;
    Refusal reason = Refusal::Declined;
};
struct ConnectCall {
    enum class Locator { ServerCall, GroupCall, Room };
    Setup setup;
    Locator locator = Locator::ServerCall;
    QString id;
};
struct HangUp {
    CallId connection;
};
struct Terminate {
    CallId connection;
};
struct Transfer {
    Operation operation;
    RawId target;
    RawId transferee; ///< empty: the other party of a one-to-one call
    RawId callerNumber;
    CustomContext context;
};
struct AddParticipant {
    Operation operation;
    RawId target;
    RawId callerNumber;
    QString displayName;
    std::optional<int> timeoutSeconds; ///< 0..180
    CustomContext context;
};
struct CancelAdd {
    Operation operation;
    QString invitationId;
};
struct RemoveParticipant {
    Operation operation;
    RawId target;
};
struct MoveParticipants {
    Operation operation;
    QList<RawId> targets;
    CallId fromCall;
};
struct MuteParticipant {
    CallId connection;
    RawId target;
};
struct SetHold {
    CallId connection;
    RawId target;
    bool onHold = true;
    std::optional<PromptSource> music{}; ///< what the held one hears, over and over; only with onHold
    Operation operation{}; ///< where HoldFailed goes
};

/// Someone with a name. Without a script an identity gets the treatment of architecture.md, section 6: a user's calls
/// are announced, a number is unreachable.
struct DefineParty {
    RawId who;
    QString name;
    bool scripted = true;
};
struct Dial {
    RawId from;
    RawId to;
    CustomContext context;
};
struct PartyAnswers {
    LegId leg;
};
struct PartyRejects {
    LegId leg;
    Refusal reason;
};
struct PartyMutes {
    LegId leg;
    bool muted;
};
struct PartyHangsUp {
    LegId leg;
};

/// Time has come to the given moment: everything due up to it happens.
struct Tick {
};

using Input
    = std::variant<Tick, CreateCall, AnswerCall, RedirectCall, RejectCall, ConnectCall, HangUp, Terminate, Transfer,
                   AddParticipant, CancelAdd, RemoveParticipant, MoveParticipants, MuteParticipant, SetHold,
                   DefineParty, Dial, PartyAnswers, PartyRejects, PartyMutes, PartyHangsUp, Play, Recognize,
                   CancelMedia, WatchTones, SendTones, PromptBegan, PromptEnded, PromptFailed, ToneHeard, SpeechBegan,
                   SpeechHeard, ListeningFailed, StartTranscription, UpdateTranscription, StopTranscription,
                   TranscriptNews, StartRecording, PauseRecording, ResumeRecording, StopRecording, RecordingBroke,
                   StartStreaming, StopStreaming, StreamOpened, StreamFailed>;

} // namespace callboard::exchange
