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

struct UnknownRelayEvent {
    QString type;
    QJsonObject data;
    bool operator==(const UnknownRelayEvent &) const = default;
};

using RelayEventData
    = std::variant<CallClaimed, ClaimReleased, IncomingClosed, CallOwned, ActionRefused, UnknownRelayEvent>;

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
