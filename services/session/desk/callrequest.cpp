#include "session/desk/callrequest.h"

namespace callboard {

using namespace std::chrono_literals;

/// Until the answer must be there: the prompt's own length is nobody's to know.
static std::chrono::milliseconds timeFor(const Collection &c)
{
    constexpr auto prompt = 90s;
    const bool digits = c.kind == Collection::Kind::Digits || c.kind == Collection::Kind::SpeechOrDigits;
    const auto input = digits ? std::chrono::seconds(c.count * c.betweenSeconds) : 30s;
    return prompt + std::chrono::seconds(c.firstSeconds) + input;
}

PendingAction CallRequest::intent() const
{
    PendingAction action;
    action.kind = kind;
    action.callId = callId;
    action.incomingId = incomingId;
    action.target = target;
    action.transferee = transferee;
    action.invitationId = invitationId;
    action.recordingId = recordingId;
    action.sensitive = sensitive;
    if (kind == ActionKind::Collect)
        action.limit = timeFor(collection);
    return action;
}

} // namespace callboard
