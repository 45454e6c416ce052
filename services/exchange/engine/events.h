// Everything that comes out of the engine, as plain values; exchange/events writes them as JSON.
#pragma once
#include "core/timestamp.h"
#include "exchange/engine/commands.h"
#include <chrono>

namespace callboard::exchange {

struct Participant {
    RawId who;
    bool muted = false;
    bool onHold = false;
    bool operator==(const Participant &) const = default;
};

/// One event to a callback address.
struct Callback {
    enum class Kind {
        CallConnected,
        CallDisconnected,
        CreateCallFailed,
        AnswerFailed,
        ConnectFailed,
        CallTransferAccepted,
        CallTransferFailed,
        AddParticipantSucceeded,
        AddParticipantFailed,
        CancelAddParticipantSucceeded,
        CancelAddParticipantFailed,
        RemoveParticipantSucceeded,
        RemoveParticipantFailed,
        MoveParticipantSucceeded,
        MoveParticipantFailed,
        ParticipantsUpdated,
        PlayStarted,
        PlayCompleted,
        PlayFailed,
        PlayCanceled,
        RecognizeCompleted,
        RecognizeFailed,
        RecognizeCanceled,
        ContinuousDtmfRecognitionToneReceived,
        ContinuousDtmfRecognitionStopped,
        SendDtmfTonesCompleted,
        SendDtmfTonesFailed,
        TranscriptionStarted,
        TranscriptionUpdated,
        TranscriptionStopped,
        TranscriptionFailed,
        RecordingStateChanged,
        StartRecordingFailed,
        HoldFailed,
        MediaStreamingStarted,
        MediaStreamingStopped,
        MediaStreamingFailed
    };
    Kind kind = Kind::CallConnected;
    QString to; ///< the address that gets it
    EventId id;
    Ticks time = 0;
    CallId connection;
    ServerCallId serverCall;
    CorrelationId correlation;
    QString apiVersion;
    QString operationContext; ///< empty: left out
    Outcome result;
    RawId participant; ///< add, remove, move
    RawId transferTarget;
    RawId transferee;
    QString invitationId; ///< cancel add
    CallId fromCall; ///< move
    QList<Participant> roster; ///< ParticipantsUpdated
    int sequence = 0; ///< ParticipantsUpdated, tone received
    std::optional<int> failedSource; ///< play and recognize failed
    QString tones; ///< recognize completed, tone received: digits
    QString label; ///< recognize completed: of the choice
    QString speech; ///< recognize completed: words
    double confidence = 0; ///< of `speech`
    RecordingId recording; ///< recording events
    Ticks recordingSince = 0; ///< recording state changed: the start of one that is active; 0: inactive
    QString statusDetails; ///< media streaming, transcription failed: "streamUrlMissing"
};

/// One Event Grid event: a call rings at this resource.
struct IncomingCall {
    EventId id;
    Ticks time = 0;
    RawId to;
    RawId from;
    ServerCallId serverCall;
    CorrelationId correlation;
    QString callerDisplayName;
    QString incomingCallContext;
    CustomContext context; ///< empty: left out
};

/// One of the four Event Grid events about a call with ACS users (contract README, 14.6).
struct CallNotice {
    enum class Kind { Started, Ended, ParticipantAdded, ParticipantRemoved };
    Kind kind = Kind::Started;
    EventId id;
    Ticks time = 0;
    ServerCallId serverCall;
    CorrelationId correlation;
    RawId startedBy;
    QString groupId;
    QString roomId;
    bool twoParty = true;
    RawId user; ///< added, removed
    QString displayName;
    QString participantId;
    RawId endedBy; ///< ended; empty: by the service
    QString endedByName;
    double seconds = 0; ///< ended
};

/// Tells the player of scripted parties what happens to a leg.
struct PartySignal {
    enum class Kind {
        Ringing, ///< the party is called
        Dialling, ///< the party calls and waits for an answer
        Connected, ///< the party is in the call
        Ended ///< the leg is gone; its id means nothing any more
    };
    Kind kind = Kind::Ringing;
    LegId leg = 0;
    RawId who;
};

/// Tells the mixer who hears whom. Members of one call hear each other; nobody hears himself.
struct SoundSignal {
    enum class Kind {
        Joined, ///< with `call`, `peer`, `application`, `who`
        Left, ///< the leg is gone
        Muted, ///< what it says is heard by nobody; `on` says whether from now on or no longer
        Held, ///< likewise: it neither hears nor is heard
    };
    Kind kind = Kind::Joined;
    LegId leg = 0;
    qint64 call = 0;
    LegId peer = 0; ///< the other end when the leg leaves to the telephone network and comes back; 0: none
    bool application = false; ///< silent, unless its program streams sound in
    RawId who{}; ///< Joined: who the leg is
    bool on = false;
};

/// What a scripted party is to do with its mouth and ears from now on.
struct PartySound {
    enum class Kind { Say, Tone, File, Digits, WaitForDigits, WaitForSpeech, Capture };
    Kind kind = Kind::Say;
    LegId leg = 0;
    qint64 number = 0; ///< comes back in the report that it is done; rises with every step of the leg
    QString text{}; ///< what to say, the digits, or a file in the data folder
    double hertz = 0;
    std::chrono::milliseconds time{0}; ///< of the tone, or the longest wait
    int count = 0; ///< digits to wait for
};

/// What the mixer is to play to whom, and whose keys it is to report.
struct MediaOrder {
    enum class Kind {
        Play, ///< the sources, one after the other; PromptBegan, then PromptEnded or PromptFailed come back
        Stop, ///< the prompt is silent from now on; nothing more is reported of it
        Watch, ///< ToneHeard of this leg from now on
        Unwatch,
        Listen, ///< SpeechBegan and SpeechHeard of this leg, under the number `prompt`
        Unlisten
    };
    Kind kind = Kind::Play;
    PromptId prompt = 0; ///< Play, Stop, Listen, Unlisten
    qint64 call = 0; ///< Play
    QList<LegId> to{}; ///< Play; empty: everybody
    QList<PromptSource> sources{};
    QString tones{}; ///< Play: digits instead of sources
    bool loop = false;
    LegId leg = 0; ///< Watch, Unwatch, Listen
    QList<RecognizeChoice> choices{}; ///< Listen; empty: any words
    QString language{}; ///< Listen
    std::chrono::milliseconds endSilence{500}; ///< Listen
};

/// Whose words are to be written down, and for whom.
struct TranscriptOrder {
    enum class Kind {
        Start, ///< all that is said in the call of `leg`; TranscriptNews comes back
        Change, ///< the language is another one from now on
        Stop ///< what was said so far is still sent; no news of it any more
    };
    Kind kind = Kind::Start;
    PromptId job = 0;
    QString locale{}; ///< Start, Change
    LegId leg = 0; ///< Start: of the application
    CallId connection{}; ///< Start
    CorrelationId correlation{}; ///< Start
    QString subscription{}; ///< Start
    QString url{}; ///< Start: where the application listens
    QString model{}; ///< Start: as the application named it
    bool partials = false; ///< Start: intermediate results too
};

/// What is to be recorded.
struct RecordingOrder {
    enum class Kind {
        Start,
        Channel, ///< somebody takes part from now on
        Pause, ///< until Resume nothing goes into the file
        Resume,
        Stop ///< the files are complete when all that was said before is in them
    };
    Kind kind = Kind::Start;
    RecordingKey recording = 0;
    RecordingId id; ///< Start
    qint64 call = 0; ///< Start
    CallId connection; ///< Start; that of its events
    ServerCallId serverCall; ///< Start
    Ticks startedAt = 0; ///< Start
    bool unmixed = false; ///< Start
    bool mp3 = false; ///< Start
    bool paused = false; ///< Start: begins so
    LegId leg = 0; ///< Channel
    RawId who; ///< Channel
    int channel = 0; ///< Channel; 0 when mixed
    bool callEnded = false; ///< Stop: else somebody ended the recording
};

/// A connection's media streaming begins or ends.
struct StreamOrder {
    enum class Kind {
        Open, ///< StreamOpened or StreamFailed comes back; StreamFailed may come later too
        Close ///< nothing more is reported of it
    };
    Kind kind = Kind::Open;
    StreamId stream = 0;
    qint64 call = 0; ///< Open; so are all below
    LegId leg = 0; ///< of the application: it hears the others, and says what the application sends
    CallId connection{};
    CorrelationId correlation{};
    QString subscription{};
    StreamOptions options{};
};

using Event = std::variant<Callback, IncomingCall, CallNotice, PartySignal, SoundSignal, PartySound, MediaOrder,
                           TranscriptOrder, RecordingOrder, StreamOrder>;

} // namespace callboard::exchange
