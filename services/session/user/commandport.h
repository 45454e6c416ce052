// Commands to the calling service, whatever carries them.
#pragma once
#include "core/result.h"
#include "session/actions/pendingaction.h"
#include <QFuture>
#include <QUrl>

namespace callboard {

enum class RejectReason { None, Busy, Forbidden };
enum class PlaceKind { ServerCall, GroupCall, Room };

/// All that one intent needs; members that its kind does not use stay empty.
struct Command {
    ActionKind kind = ActionKind::Answer;
    ActionId id; ///< also the Repeatability-Request-ID: one an intent, the same on every try
    OperationContext operationContext;
    CallId callId;
    IncomingId incomingId;
    QString incomingCallContext; ///< secret
    QList<RawId> targets;
    RawId transferee;
    CallId fromCall; ///< of MoveHere
    InvitationId invitationId;
    QString sourceNumber; ///< E.164
    QString sourceDisplayName;
    std::optional<int> timeoutSeconds; ///< of an invitation, 0 to 180
    CallContext context; ///< for whom is added or transferred to
    RejectReason reason = RejectReason::None;
    PlaceKind place = PlaceKind::ServerCall;
    QString placeId;
};

/// What a 2xx tells beyond "accepted".
struct CommandAnswer {
    CallId callId;
    InvitationId invitationId;
};

/// Sends each command once, and again only where the contract calls it repeatable. An interface, so that tests need no
/// network. Answers once, later, on the caller's thread.
class CommandPort
{
public:
    virtual ~CommandPort() = default;
    virtual QFuture<Result<CommandAnswer>> perform(const Command &command) = 0;
    /// Where commands go and with what; before the first command and after each refresh.
    virtual void useAccess(const QUrl &relay, const QString &token) = 0;
};

} // namespace callboard
