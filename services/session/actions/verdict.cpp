#include "session/actions/verdict.h"
#include "core/literals.h"
#include "session/actions/mediarules.h"
#include "session/actions/verdictparts.h"

namespace callboard {

ApiError callEnded()
{
    return ApiError::of(ApiError::Kind::Conflict, u"the call has ended"_s, u"CallEnded"_s);
}

namespace {

ApiError gone(const IncomingCall &incoming)
{
    ApiError error = ApiError::of(ApiError::Kind::Conflict, u"the call rings no more"_s, u"CallGone"_s);
    if (!incoming.closedBy.isEmpty()) {
        error.code = u"CallClaimed"_s;
        error.target = incoming.closedBy.text;
    }
    return error;
}

/// A set-up has succeeded when its connection is up.
Verdict setUp(const Call *call)
{
    if (!call)
        return {};
    if (!call->connectedAt.isNull())
        return confirmed;
    return call->isOver() ? failed(call->end) : Verdict();
}

Verdict incomingVerdict(const PendingAction &action, const CallStore &store)
{
    const IncomingCall *incoming = store.incoming(action.incomingId);
    if (!incoming)
        return {};
    const auto closedAs = [&](IncomingOutcome wanted) {
        if (incoming->outcome == IncomingOutcome::None)
            return Verdict();
        return incoming->outcome == wanted ? confirmed : failed(gone(*incoming));
    };
    if (action.kind == ActionKind::Reject)
        return closedAs(IncomingOutcome::Rejected);
    if (action.kind == ActionKind::Redirect)
        return closedAs(IncomingOutcome::Redirected);
    const CallId callId = action.callId.isEmpty() ? incoming->callId : action.callId;
    if (const Call *call = store.call(callId))
        return setUp(call);
    const Verdict closing = closedAs(IncomingOutcome::Answered);
    // Answered, but its connection is not up yet; or it is a call of somebody else, which this user can't see.
    return closing.phase == ActionPhase::Failed ? closing : Verdict();
}

/// For actions inside a call; its end decides those that are still open.
Verdict inCallVerdict(const PendingAction &action, const Call &call)
{
    const Leg *leg = call.leg(action.target);
    switch (action.kind) {
    case ActionKind::HangUp:
    case ActionKind::Terminate: return confirmedIf(call.isOver());
    case ActionKind::Transfer:
        if (call.state == CallState::HandedOff || call.state == CallState::Transferring)
            return confirmed;
        break;
    default: break;
    }
    if (call.isOver())
        return endsWithTheCall(action.kind) ? confirmed : failed(callEnded());
    switch (action.kind) {
    case ActionKind::Mute: return confirmedIf(leg && leg->muted);
    case ActionKind::Hold: return confirmedIf(leg && leg->onHold);
    case ActionKind::Unhold: return confirmedIf(leg && !leg->onHold);
    case ActionKind::Remove: return confirmedIf(!leg && !call.legs.isEmpty());
    case ActionKind::AddParticipant:
    case ActionKind::MoveHere: return confirmedIf(leg != nullptr);
    default: return mediaVerdict(action, call);
    }
}

} // namespace

Verdict verdictOfState(const PendingAction &action, const CallStore &store)
{
    switch (action.kind) {
    case ActionKind::Answer:
    case ActionKind::Reject:
    case ActionKind::Redirect: return incomingVerdict(action, store);
    case ActionKind::Dial:
    case ActionKind::Connect: return setUp(store.call(action.callId));
    default: break;
    }
    if (!action.recordingId.isEmpty()) {
        if (const Verdict verdict = recordingVerdict(action, store); verdict.isDecided())
            return verdict;
    }
    const Call *call = store.call(action.callId);
    return call ? inCallVerdict(action, *call) : Verdict();
}

Verdict verdictOfEvent(const PendingAction &action, const wire::CallbackEvent &event)
{
    using namespace wire;
    switch (action.kind) {
    case ActionKind::AddParticipant: return byType<AddParticipantSucceeded, AddParticipantFailed>(event);
    case ActionKind::Remove: return byType<RemoveParticipantSucceeded, RemoveParticipantFailed>(event);
    case ActionKind::CancelAdd: return byType<CancelAddParticipantSucceeded, CancelAddParticipantFailed>(event);
    case ActionKind::Transfer: return byType<CallTransferAccepted, CallTransferFailed>(event);
    case ActionKind::MoveHere: return byType<MoveParticipantSucceeded, MoveParticipantFailed>(event);
    case ActionKind::Hold: return byType<std::monostate, HoldFailed>(event);
    case ActionKind::Answer: return byType<CallConnected, AnswerFailed>(event);
    case ActionKind::Dial: return byType<CallConnected, CreateCallFailed>(event);
    case ActionKind::Connect: return byType<CallConnected, ConnectFailed>(event);
    case ActionKind::Reject:
    case ActionKind::Redirect:
    case ActionKind::Mute:
    case ActionKind::Unhold:
    case ActionKind::HangUp:
    case ActionKind::Terminate: return {};
    default: return mediaVerdict(action, event);
    }
    return {};
}

} // namespace callboard
