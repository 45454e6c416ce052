// The relay's own facts, events of the same journal as the service's: {"id","type","time","data"}.
#pragma once
#include "core/timestamp.h"
#include "wire/identifier.h"
#include "wire/incomingid.h"
#include <variant>

namespace callboard::wire {

/// A user takes a ringing call; journalled before the service is asked. The first claim wins.
struct CallClaimed {
    IncomingId incomingId;
    UserName user;
    CALLBOARD_WIRE_AS(CallClaimed, "Callboard.CallClaimed", incomingId, user)
};

/// The service refused the claimed call; it rings again if it is still in time.
struct ClaimReleased {
    IncomingId incomingId;
    UserName user;
    QString reason;
    CALLBOARD_WIRE_AS(ClaimReleased, "Callboard.ClaimReleased", incomingId, user, reason)
};

enum class IncomingOutcome { Unknown, Answered, Rejected, Redirected, Expired, CallerLeft };
template<>
struct Names<IncomingOutcome> {
    static constexpr QLatin1StringView list[]
        = {{}, "answered"_L1, "rejected"_L1, "redirected"_L1, "expired"_L1, "callerLeft"_L1};
};

/// A ringing call rings no more, for anybody.
struct IncomingClosed {
    IncomingId incomingId;
    Open<IncomingOutcome> outcome;
    std::optional<UserName> user;
    std::optional<CallId> callConnectionId; ///< of an answered call
    CALLBOARD_WIRE_AS(IncomingClosed, "Callboard.IncomingClosed", incomingId, outcome, user, callConnectionId)
};

enum class CallDirection { Unknown, Incoming, Outgoing };
template<>
struct Names<CallDirection> {
    static constexpr QLatin1StringView list[] = {{}, "incoming"_L1, "outgoing"_L1};
};

/// Who owns a call from now on.
struct CallOwned {
    CallId callConnectionId;
    UserName user;
    Open<CallDirection> direction;
    std::optional<IncomingId> incomingId;
    std::optional<CommunicationIdentifier> to;
    std::optional<CommunicationIdentifier> from;
    CALLBOARD_WIRE_AS(CallOwned, "Callboard.CallOwned", callConnectionId, user, direction, incomingId, to, from)
};

/// Audit of an action that the service or the relay refused.
struct ActionRefused {
    CallId callId; ///< call connection id or incoming id
    OperationContext operationContext;
    UserName user;
    int status = 0; ///< HTTP
    QString code;
    QString message;
    CALLBOARD_WIRE_AS(ActionRefused, "Callboard.ActionRefused", callId, operationContext, user, status, code, message)
};

/// One word of a segment.
struct SegmentWord {
    QString text;
    QString offset; ///< ticks of 100 ns as text, as in the segment
    QString duration;
    CALLBOARD_WIRE(SegmentWord, text, offset, duration)
};

/// What somebody in a call has said, as the service wrote it down for good.
struct TranscriptSegment {
    CallId callConnectionId;
    std::optional<RawId> participantRawId;
    QString text;
    QString offset; ///< ticks of 100 ns as text: they exceed what a double holds; their zero is the service's
    QString duration;
    double confidence = 0; ///< 0..1
    QString locale;
    QList<SegmentWord> words;
    CALLBOARD_WIRE_AS(TranscriptSegment, "Callboard.TranscriptSegment", callConnectionId, participantRawId, text,
                      offset, duration, confidence, locale, words)
};

/// What somebody is saying, as far as it is understood. Never journalled: the hub sends it to those who are there.
/// The next partial of the same participant takes its place, and so does the segment.
struct TranscriptPartial {
    CallId callConnectionId;
    std::optional<RawId> participantRawId;
    QString text;
    QString offset;
    QString duration;
    double confidence = 0;
    QString locale;
    CALLBOARD_WIRE_AS(TranscriptPartial, "Callboard.TranscriptPartial", callConnectionId, participantRawId, text,
                      offset, duration, confidence, locale)
};

/// The hub's message that carries it: {"type","callId","at","body":{"type","time","data"}}, an envelope without a
/// position.
QJsonObject partialMessage(const TranscriptPartial &partial, const Timestamp &at);
/// Nothing for any other message.
std::optional<TranscriptPartial> partialOf(const QJsonObject &message);

enum class RecordingControl { Unknown, Start, StartPaused, Pause, Resume, Stop };
template<>
struct Names<RecordingControl> {
    static constexpr QLatin1StringView list[] = {{}, "start"_L1, "startPaused"_L1, "pause"_L1, "resume"_L1, "stop"_L1};
};

/// Header in which a console tells the relay why: UTF-8, percent-encoded. The relay keeps it to itself.
inline constexpr char RecordingReasonHeader[] = "x-callboard-reason";

/// The service accepted what a user does with a recording. Its own events know only active and inactive, so this is
/// what tells a pause from a stop.
struct RecordingControlled {
    RecordingId recordingId;
    std::optional<CallId> callConnectionId;
    std::optional<ServerCallId> serverCallId;
    UserName user;
    Open<RecordingControl> control;
    std::optional<QString> reason; ///< in the user's words
    CALLBOARD_WIRE_AS(RecordingControlled, "Callboard.RecordingControlled", recordingId, callConnectionId, serverCallId,
                      user, control, reason)
};

/// The relay's vault holds all files of a recording that were announced, complete and with their checksums.
struct RecordingStored {
    RecordingId recordingId;
    std::optional<CallId> callConnectionId;
    std::optional<ServerCallId> serverCallId;
    int chunks = 0;
    qint64 bytes = 0;
    std::optional<qint64> durationMs;
    CALLBOARD_WIRE_AS(RecordingStored, "Callboard.RecordingStored", recordingId, callConnectionId, serverCallId, chunks,
                      bytes, durationMs)
};

/// The vault does not hold it: not yet, when the failure is not final, or never.
struct RecordingFailed {
    RecordingId recordingId;
    std::optional<CallId> callConnectionId;
    std::optional<ServerCallId> serverCallId;
    QString code; ///< "Expired" when the service has it no longer; others as relay/vault/vaultcodes.h lists them
    QString message; ///< for "copy details"
    bool isFinal = false;
    CALLBOARD_WIRE_AS(RecordingFailed, "Callboard.RecordingFailed", recordingId, callConnectionId, serverCallId, code,
                      message, isFinal)
};

struct UnknownRelayEvent {
    QString type;
    QJsonObject data;
    bool operator==(const UnknownRelayEvent &) const = default;
};

using RelayEventData = std::variant<CallClaimed, ClaimReleased, IncomingClosed, CallOwned, ActionRefused,
                                    RecordingControlled, RecordingStored, RecordingFailed, TranscriptSegment,
                                    UnknownRelayEvent>;

struct RelayEvent {
    EventId id;
    QString type; ///< "Callboard.X"; empty in a new event: taken from `event` when written
    Timestamp time;
    RelayEventData event; ///< `data`
    CALLBOARD_WIRE(RelayEvent, id, type, time)

    static RelayEvent of(const EventId &id, const Timestamp &time, RelayEventData event);
};

QString typeOf(const RelayEventData &event);
/// Call connection id, or the incoming id while there is none: `callId` of the envelope.
CallId callIdOf(const RelayEventData &event);

} // namespace callboard::wire
