// Commands to the calling service, whatever carries them.
#pragma once
#include "core/result.h"
#include "session/desk/callrequest.h"
#include <QFuture>
#include <QUrl>

namespace callboard {

/// One intent on its way.
struct CallCommand {
    CallRequest request;
    ActionId id; ///< one repeatability pair belongs to it, kept over every try
    OperationContext operationContext;
    QString incomingCallContext; ///< secret; of Answer, Reject and Redirect
};

/// What a 2xx tells beyond "accepted".
struct CommandAnswer {
    CallId callId;
    InvitationId invitationId;
    RecordingId recordingId{};
};

/// Sends each command once, and again only where the contract calls it repeatable. An interface, so that tests need no
/// network. Answers once, later, on the caller's thread.
class CommandPort
{
public:
    virtual ~CommandPort() = default;
    virtual QFuture<Result<CommandAnswer>> perform(const CallCommand &command) = 0;
    /// Where commands go and with what; before the first command and after each refresh.
    virtual void useAccess(const QUrl &relay, const QString &token) = 0;
};

} // namespace callboard
