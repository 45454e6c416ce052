// All that the engine knows, as one copyable value.
#pragma once
#include "exchange/engine/events.h"
#include "exchange/engine/random.h"
#include <QHash>
#include <QSet>
#include <map>
#include <unordered_map>

namespace callboard::exchange {

using std::chrono::milliseconds;

template<class Key>
struct Hasher {
    size_t operator()(const Key &key) const { return qHash(key); }
};
/// A hash table whose elements stay where they are while others come and go.
template<class Key, class Value>
using Table = std::unordered_map<Key, Value, Hasher<Key>>;

/// How long things take. Defaults are the service's documented or observed times.
struct Timings {
    milliseconds settle{20}; ///< from the answer to answer/connect to being in the call
    milliseconds unreachable{200}; ///< until a network says that a target does not exist
    milliseconds incomingRing{30'000}; ///< an incoming call, also an invitation without own time limit
    milliseconds setupVoip{85'000};
    milliseconds setupPstn{115'000};
    milliseconds transfer{60'000};
    milliseconds cancelLow{2'000}, cancelHigh{2'500}; ///< from cancelAddParticipant to its event
    milliseconds removedLeg{10}; ///< from RemoveParticipantSucceeded to CallDisconnected
    milliseconds otherLegLow{20}, otherLegHigh{120}; ///< from one leg's end to the other's
    milliseconds alone{1'100}; ///< until a call with one member left ends
    milliseconds remembered{120'000}; ///< how long a finished incoming call is told apart from an unknown one
    milliseconds unattended{3'600'000}; ///< parties without an application
    milliseconds recordingActive{100}; ///< from RecordingStateChanged inactive to active at the start
    milliseconds badMusic{1'000}; ///< from a hold to its HoldFailed
    int rosterFirstPercent = 65; ///< how often ParticipantsUpdated precedes CallConnected
};

struct Config {
    QString resourceId; ///< GUID of the resource, part of made-up users
    QSet<RawId> ownedNumbers; ///< "4:+…"
    std::optional<QSet<QString>> rooms; ///< nothing: every room exists
    Timings timings;
    int contextLength = 10'000; ///< characters of an incomingCallContext, about the service's
    int mostParticipants = 350;
};

using CallKey = qint64;
using TimerKey = std::pair<Ticks, qint64>;

/// What somebody on hold hears.
struct HoldMusic {
    PromptId prompt = 0;
    PromptSource source;
    Operation operation; ///< of the hold
};

struct Member {
    LegId leg = 0;
    RawId who;
    QString name;
    CallId connection; ///< empty: a party
    Line line = Line::Voip;
    bool muted = false;
    bool onHold = false;
    LegId peer = 0; ///< other end when the leg leaves to the telephone network and comes back; 0: none
    QString participantId;
    std::optional<HoldMusic> music;
};

/// One call ("server call"). Not yet established: only the caller is a member.
struct Call {
    CallKey key = 0;
    ServerCallId serverCall;
    CorrelationId correlation;
    QList<Member> members;
    QList<LegId> rings;
    RawId startedBy;
    Ticks startedAt = 0;
    bool established = false;
    bool group = false; ///< ever had more than two members, or was made as a group
    bool company = false; ///< ever had two members; a call that one application has joined waits for others
    bool announced = false; ///< CallStarted was sent
    QString groupId;
    QString roomId;
    int sequence = 0; ///< of the latest ParticipantsUpdated
    std::optional<TimerKey> ending; ///< runs while one member is alone, or no application is left
    RecordingKey recording = 0; ///< 0: none
};

/// A recording that runs or is paused.
struct Recording {
    RecordingKey key = 0;
    RecordingId id;
    StartRecording request;
    CallKey call = 0;
    CallId connection; ///< the one it was started by, or one that is in no call
    ServerCallId serverCall;
    CorrelationId correlation;
    Ticks startedAt = 0;
    bool paused = false;
    bool wasActive = false; ///< and told to be
    std::optional<TimerKey> starting; ///< until it is told to be active
    QMap<int, RawId> channels; ///< unmixed: whose they are
};

/// Whose keys a connection follows.
struct Watched {
    Operation operation; ///< of the start
    int sequence = 0; ///< of the latest tone
};

/// A media operation of a connection that runs or waits for its turn.
struct MediaJob {
    enum class Phase { Waiting, Playing, Listening };
    qint64 id = 0; ///< of its prompt too
    std::variant<Play, Recognize, SendTones> request;
    QList<LegId> legs; ///< whom it concerns; empty: everybody
    bool main = true; ///< in the way of nothing (contract README, 10.3)
    Phase phase = Phase::Waiting;
    bool began = false; ///< PlayStarted was sent
    QString tones; ///< collected
    bool listens = false; ///< to speech
    bool speaking = false; ///< somebody speaks, as far as is known
    std::optional<TimerKey> patience; ///< until the next tone
};

/// What an application wants to read of what is said.
struct Transcription {
    enum class Phase { Off, Opening, Running };
    QString id; ///< of the subscription; empty: not configured
    Phase phase = Phase::Off;
    PromptId job = 0; ///< of the latest start
    QString locale;
    Operation start; ///< of the latest start
    QList<UpdateTranscription> changes; ///< on their way
};

/// Media streaming of a connection, as it is now.
struct Streaming {
    enum class State { Off, Opening, On };
    State state = State::Off;
    StreamId id = 0; ///< of the latest start
    Operation started; ///< of the latest start
};

/// One application leg: a call connection.
struct Connection {
    enum class State { Connecting, Connected, Transferring, TransferAccepted, Disconnecting };
    enum class Origin { Created, Answered, Connected };
    CallId id;
    CallKey call = 0;
    LegId leg = 0;
    State state = State::Connecting;
    Origin origin = Origin::Created;
    Setup setup;
    ServerCallId serverCall; ///< kept apart from the call, which may end first
    CorrelationId correlation;
    RawId self; ///< as whom the application is listed
    RawId source;
    QList<RawId> targets;
    RawId callerNumber;
    QString displayName;
    RawId answeredBy;
    RawId answeredFor; ///< the owned number that was dialled
    QString mediaStreamingId;
    Transcription transcription;
    QList<MediaJob> jobs; ///< the first one runs
    std::map<LegId, Watched> watched; ///< continuous recognition
    Streaming streaming;
};

struct ForCreate {
    CallId connection;
};
struct ForAdd {
    Operation operation;
    QString invitationId;
};
struct ForTransfer {
    Operation operation;
    LegId transferee;
};
struct ForDial {
    LegId caller;
};
/// The inner half of a call that left to the telephone network and came back to an owned number.
struct ForTrunk {
    LegId outer; ///< ring in the other call
};
using Purpose = std::variant<ForCreate, ForAdd, ForTransfer, ForDial, ForTrunk>;

/// A target that rings.
struct Ring {
    LegId leg = 0;
    CallKey call = 0;
    RawId target;
    RawId from;
    QString displayName;
    CustomContext context;
    Purpose purpose;
    Line line = Line::Voip;
    bool scripted = false;
    QByteArray offer; ///< key of the announced incoming call; empty: none
    CallKey trunk = 0; ///< the inner call when the target is an owned number; 0: none
    Ticks until = 0;
    std::optional<TimerKey> expiry; ///< none while an answer is on its way
};

/// An announced incoming call.
struct Offer {
    enum class State { Ringing, Taken, Refused, Redirected, Expired, CallerLeft };
    State state = State::Ringing;
    LegId ring = 0;
    RawId to;
    RawId from;
    ServerCallId serverCall;
    CorrelationId correlation;
};

/// A cancelled invitation whose event is still to come.
struct Cancelling {
    Operation operation;
    QString invitationId;
    RawId target;
};

struct RingExpires {
    LegId ring;
    Refusal why;
};
struct AnswerSettles {
    CallId connection;
    QByteArray offer;
};
struct ConnectSettles {
    CallId connection;
    ConnectCall request;
};
struct LegEnds {
    CallId connection;
    Outcome result;
};
struct CallFallsApart {
    CallKey call;
};
struct CancelDone {
    QString invitationId;
};
struct NoTone {
    PromptId job;
};
struct MusicFails {
    PromptId prompt;
    Outcome result;
};
struct OfferForgotten {
    QByteArray offer;
};
struct RecordingStarts {
    RecordingKey recording;
};
using Timer = std::variant<RingExpires, AnswerSettles, ConnectSettles, LegEnds, CallFallsApart, CancelDone,
                           OfferForgotten, NoTone, RecordingStarts, MusicFails>;

struct State {
    Config config;
    Random random;
    Ticks now = 0;
    Ticks lastStamp = 0; ///< event times are unique and rise
    qint64 lastKey = 0;
    std::map<CallKey, Call> calls;
    Table<CallId, Connection> connections;
    QHash<LegId, CallKey> memberCalls;
    std::unordered_map<LegId, Ring> rings;
    Table<QByteArray, Offer> offers;
    QHash<QString, LegId> invitations; ///< ringing ones by invitation id
    std::map<QString, Cancelling> cancelling; ///< by invitation id
    QHash<RawId, QString> parties; ///< names of parties
    QSet<RawId> scripted; ///< the parties that do something when they are called
    QHash<QString, CallKey> groups; ///< calls by group id
    QHash<QString, CallKey> rooms; ///< calls by room id
    QHash<ServerCallId, CallKey> serverCalls;
    QHash<PromptId, CallId> prompts; ///< connections by what they play, wait to play or have written down
    std::map<RecordingKey, Recording> recordings;
    QHash<RecordingId, RecordingKey> recordingKeys;
    QHash<PromptId, LegId> musics; ///< members on hold by what they hear
    QHash<StreamId, CallId> streams; ///< connections by their media streaming
    std::map<TimerKey, Timer> timers;
};

} // namespace callboard::exchange
