// The session's commands: check, register the intent, send, take the answer.
#include "core/whendone.h"
#include "session/user/session.h"

namespace callboard {

const PendingAction *Session::underWay(const CallRequest &request) const
{
    if (!request.incomingId.isEmpty())
        return m_pending.open(request.incomingId);
    return m_pending.open(request.kind, request.callId, request.target);
}

static bool changesRecording(ActionKind kind)
{
    return kind == ActionKind::PauseRecording || kind == ActionKind::ResumeRecording
        || kind == ActionKind::StopRecording;
}

CallRequest Session::completed(CallRequest request) const
{
    if (request.sourceNumber.isEmpty())
        request.sourceNumber = m_sourceNumbers.value(0);
    const bool setsUp
        = request.kind == ActionKind::Answer || request.kind == ActionKind::Dial || request.kind == ActionKind::Connect;
    request.soundHere = setsUp && m_soundHere;
    const Call *call = m_store.call(request.callId);
    if (changesRecording(request.kind) && request.recordingId.isEmpty() && call && call->recording)
        request.recordingId = call->recording->id;
    return request;
}

Refusal Session::refusal(const CallRequest &given) const
{
    const CallRequest request = completed(given);
    const Link::State linked = link().state;
    if (m_state != State::SignedIn || linked == Link::State::Offline || linked == Link::State::Connecting)
        return Refusal::Offline;
    if (underWay(request))
        return Refusal::AlreadyPending;
    const bool calls = request.kind == ActionKind::Dial || request.kind == ActionKind::AddParticipant;
    if (calls && !request.sourceNumber.isEmpty() && partyOf(request.target).number == request.sourceNumber)
        return Refusal::NotToSelf;
    if (request.kind == ActionKind::MoveHere && request.fromCall == request.callId)
        return Refusal::SameCall;
    if (const Refusal own = refusalByActions(request.intent(), m_store, m_pending.all()); own != Refusal::None)
        return own;
    return refusalOf(request.intent(), m_store, actor(), request.sourceNumber);
}

ActionId Session::perform(const CallRequest &given)
{
    const CallRequest request = completed(given);
    const Refusal why = refusal(request);
    if (why == Refusal::AlreadyPending) {
        // A second press of the same button is the same intent.
        return underWay(request)->id;
    }
    const PendingAction action
        = why == Refusal::None ? m_pending.begin(request.intent()) : m_pending.beginRefused(request.intent(), why);
    m_requests.insert(action.id, request);
    if (why == Refusal::None) {
        CallCommand command{request, action.id, action.operationContext, {}};
        if (const IncomingCall *incoming = m_store.incoming(request.incomingId))
            command.incomingCallContext = incoming->incomingCallContext;
        send(command);
    }
    emit actionsChanged();
    return action.id;
}

void Session::send(const CallCommand &command)
{
    whenDone(m_parts.commands->perform(command), this,
             [this, round = m_round, id = command.id](const Result<CommandAnswer> &result) {
                 if (round != m_round)
                     return;
                 if (result) {
                     const auto changed = m_pending.accepted(id, result->callId, result->invitationId);
                     tellActions(result->recordingId.isEmpty() ? changed
                                                               : m_pending.recording(id, result->recordingId));
                     return;
                 }
                 if (result.error().httpStatus == 401)
                     refresh();
                 tellActions(m_pending.refused(id, result.error()));
             });
}

ActionId Session::retry(const ActionId &id)
{
    const PendingAction *action = m_pending.find(id);
    if (!action || action->isOpen() || !m_requests.contains(id))
        return {};
    const CallRequest request = m_requests.value(id);
    m_pending.dismiss(id);
    m_requests.remove(id);
    return perform(request);
}

void Session::dismiss(const ActionId &id)
{
    tellActions(m_pending.dismiss(id));
}

} // namespace callboard
