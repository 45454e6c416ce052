#include "session/desk/callrequest.h"

namespace callboard {

PendingAction CallRequest::intent() const
{
    PendingAction action;
    action.kind = kind;
    action.callId = callId;
    action.incomingId = incomingId;
    action.target = target;
    action.transferee = transferee;
    action.invitationId = invitationId;
    return action;
}

} // namespace callboard
