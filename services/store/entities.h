// What a console shows of calls: plain values, derived from events and never edited by hand.
#pragma once
#include "core/ids.h"
#include "core/timestamp.h"
#include <QFlags>
#include <QList>
#include <QMap>
#include <chrono>
#include <optional>

namespace callboard {

/// Kind of a participant's identity (product terms: participant kinds).
enum class PartyKind { Unknown, AcsUser, PhoneNumber, TeamsUser, Application };

/// Somebody as events name them. `number` is E.164 and only set for phone numbers; empty for an anonymous one.
struct Party {
    RawId rawId;
    PartyKind kind = PartyKind::Unknown;
    QString number;
    bool isEmpty() const { return rawId.isEmpty(); }
    bool operator==(const Party &) const = default;
};

/// The party a raw id stands for (contract README, 4.2).
Party partyOf(const RawId &rawId);

/// A result as events carry it. Never judge success by it: the event's type decides (contract README, 18.10).
struct EndReason {
    int code = 0;
    int subCode = 0;
    QString message; ///< for "copy details"; wordings differ between recordings
    QString sip; ///< "486 Busy Here" when the service told, since 2026-03-12
    QString q850; ///< "17 User busy" likewise
    bool operator<(const EndReason &other) const;
    bool operator==(const EndReason &) const = default;
};

enum class CallState {
    Incoming, ///< claimed or answered, nothing of the connection seen yet
    Connecting,
    Connected,
    Transferring, ///< a one-to-one transfer was accepted, the connection has not ended yet
    HandedOff, ///< it ended because of that transfer: the call goes on without us
    Disconnected,
    Failed ///< it ended before it was ever connected
};
enum class CallDirection { Unknown, Incoming, Outgoing };
enum class LegRole { Customer, Agent, Expert };

/// One participant's path in a call, from the newest participant list.
struct Leg {
    Party party;
    QString displayName; ///< as the service told; empty when it did not
    LegRole role = LegRole::Expert;
    bool own = false; ///< this application's own leg
    bool muted = false;
    bool onHold = false;
    Timestamp joinedAt; ///< time of the first list of the unbroken run that names it
    Timestamp heldSince; ///< null while not on hold
    Timestamp mutedSince; ///< null while not muted
    bool operator==(const Leg &) const = default;
};

/// In the order of a recording's life. The numbers are those of kept snapshots.
enum class RecordingState {
    Unknown = 0,
    Inactive = 1, ///< not recording, and nobody here paused it
    Active = 2,
    Paused = 5,
    Stopping = 6, ///< the stop was accepted, the service still records
    Processing = 7, ///< over; its files are not announced yet
    Available = 4, ///< the service has the files, the relay does not yet; `storageCode` tells when it can't
    Ingested = 8, ///< the relay holds all of it
    Expired = 9, ///< the service deleted it before the relay had it
    Failed = 3 ///< it did not start, or its files are lost or damaged
};
enum class StreamState { Off, On, Failed };

/// One recording; its connection may be one that no call has (recorded/README), so calls find it by server call id too.
struct Recording {
    RecordingId id;
    CallId callId;
    ServerCallId serverCallId;
    RecordingState state = RecordingState::Unknown;
    Timestamp startedAt; ///< null while the service has not started
    Timestamp changedAt;
    int chunks = 0; ///< files announced as ready
    EndReason reason; ///< of a failure
    QString storageCode; ///< what is wrong with storing it (relay/vault/vaultcodes.h); empty when nothing is
    UserName controlledBy; ///< who started, paused, resumed or stopped it last; empty when nobody here did
    QString controlReason; ///< what that user gave as the reason
    Timestamp controlledAt;
    bool operator==(const Recording &) const = default;
};

/// Media streaming of a call.
struct Stream {
    StreamState state = StreamState::Off;
    Timestamp changedAt;
    EndReason reason;
    bool operator==(const Stream &) const = default;
};

/// One thing that somebody said, as the transcription wrote it down. The times of its words are in the event only.
struct TranscriptLine {
    RawId speaker; ///< empty when the service did not tell
    QString text;
    QString locale;
    qint64 offset = 0; ///< ticks of 100 ns from a zero that only the service knows: good for order and distance
    qint64 duration = 0; ///< ticks
    double confidence = 0; ///< 0..1
    Timestamp at; ///< when the relay heard of it first
    bool operator==(const TranscriptLine &) const = default;
};

/// Transcription of a call; its lines are CallStore::transcript().
struct Transcript {
    StreamState state = StreamState::Off;
    Timestamp changedAt;
    EndReason reason;
    int lines = 0;
    Timestamp lastLineAt; ///< latest `at` of a line; null without lines
    bool operator==(const Transcript &) const = default;
};

/// What a media operation is: something played, input that is waited for, tones sent into the call.
enum class MediaKind { Prompt, Input, Tones };
enum class MediaOutcome { Running, Completed, Failed, Cancelled };

/// One media operation as far as events tell; only a prompt tells when it starts. What was pressed or said is here in
/// full, also of an operation marked as sensitive: whoever shows it hides it.
struct MediaOperation {
    OperationContext context; ///< whoever gives none shares one entry, which shows the newest
    MediaKind kind = MediaKind::Prompt;
    MediaOutcome outcome = MediaOutcome::Running;
    Timestamp startedAt; ///< null when no event told
    Timestamp endedAt; ///< null while it runs
    EndReason reason; ///< of the end; tells also how an input ended well
    QString tones; ///< keys that were pressed: "12#"
    QString choice; ///< label of the choice that was made
    QString speech; ///< words that were understood
    bool operator==(const MediaOperation &) const = default;
};

/// A context that marks its operation as sensitive: every event repeats it, so that every console and every later
/// reader knows without being told.
OperationContext sensitiveContext(const OperationContext &context);
bool isSensitive(const OperationContext &context);

/// Names and values that the caller's side sent along (contract README, 9).
struct CallContext {
    QMap<QString, QString> sipHeaders;
    QMap<QString, QString> voipHeaders;
    bool isEmpty() const { return sipHeaders.isEmpty() && voipHeaders.isEmpty(); }
    bool operator==(const CallContext &) const = default;
};

/// One connection of this application to a call.
struct Call {
    CallId id;
    ServerCallId serverCallId;
    CorrelationId correlationId;
    IncomingId incomingId; ///< the announcement it was answered from; empty for outgoing calls
    CallState state = CallState::Connecting;
    CallDirection direction = CallDirection::Unknown;
    UserName owner; ///< empty until the relay says who owns it
    Party customer; ///< caller of an incoming, first target of an outgoing call
    Party from;
    Party to;
    QString callerDisplayName;
    CallContext context;
    Timestamp createdAt; ///< earliest time of anything known about it
    Timestamp connectedAt;
    Timestamp endedAt;
    EndReason end; ///< meaningful once endedAt is set
    QList<Leg> legs; ///< customer first, then by raw id; the last list seen when the call is over
    int participantsSequence = -1; ///< of the list shown; -1 before the first
    std::optional<Recording> recording; ///< the one that changed last
    Stream stream;
    Transcript transcript;
    QList<MediaOperation> media; ///< running prompts, longest first; then the last ended ones, newest first
    int eventCount = 0; ///< entries of its timeline

    QString ani() const { return from.number; }
    QString dnis() const { return to.number; }
    bool isOver() const
    {
        return state == CallState::Disconnected || state == CallState::HandedOff || state == CallState::Failed;
    }
    const Leg *leg(const RawId &rawId) const;
    bool operator==(const Call &) const = default;
};

enum class IncomingOutcome { None, Answered, Rejected, Redirected, Expired, CallerLeft };

/// A call that was announced; it has no connection until somebody answers.
struct IncomingCall {
    static constexpr std::chrono::seconds ringTime{30}; ///< contract README, 17

    IncomingId id;
    Party from;
    Party to;
    QString callerDisplayName;
    QString incomingCallContext; ///< what answer, reject and redirect need; never shown, never logged
    ServerCallId serverCallId;
    CorrelationId correlationId;
    CallContext context;
    Timestamp announcedAt; ///< null when only later events of it are known
    Timestamp expiresAt; ///< announcedAt + ringTime
    UserName claimedBy; ///< empty while nobody handles it
    IncomingOutcome outcome = IncomingOutcome::None;
    UserName closedBy; ///< who answered, rejected or redirected
    Timestamp closedAt;
    CallId callId; ///< the connection once answered
    int eventCount = 0;

    /// Whether a console may offer it now.
    bool isRinging(const Timestamp &now) const
    {
        return !announcedAt.isNull() && outcome == IncomingOutcome::None && claimedBy.isEmpty() && now < expiresAt;
    }
    bool operator==(const IncomingCall &) const = default;
};

/// One event as the timeline lists it; its raw text is read when asked for.
struct TimelineEntry {
    quint64 key = 0; ///< hash of the content: the same in every process
    Timestamp at;
    QString type; ///< whole type, "Microsoft.Communication.CallConnected"
    QString subject; ///< call connection, incoming or server call id it was filed under
    int code = 0; ///< 0 when the event has no result
    int subCode = 0;
    bool operator==(const TimelineEntry &) const = default;
};

} // namespace callboard
