// The session's commands: check, register the intent, send, take the answer.
#include "session/user/session.h"

namespace callboard {

Refusal Session::refusalOfIntent(const PendingAction &intent, const QString &sourceNumber) const
{
    if (m_state != State::SignedIn || link().state == Link::State::Offline || link().state == Link::State::Connecting)
        return Refusal::Offline;
    if (m_pending.open(intent.kind, intent.callId, intent.target) && intent.incomingId.isEmpty())
        return Refusal::AlreadyPending;
    if (m_pending.open(intent.incomingId))
        return Refusal::AlreadyPending;
    const bool calls = intent.kind == ActionKind::Dial || intent.kind == ActionKind::AddParticipant;
    if (calls && !sourceNumber.isEmpty() && partyOf(intent.target).number == sourceNumber)
        return Refusal::NotToSelf;
    return refusalOf(intent, m_store, actorOf(m_grant.user.name, m_grant.user.roles), sourceNumber);
}

Refusal Session::refusal(ActionKind kind, const CallId &call, const RawId &target) const
{
    PendingAction intent;
    intent.kind = kind;
    intent.callId = call;
    intent.target = target;
    return refusalOfIntent(intent, m_sourceNumber);
}

Refusal Session::refusal(ActionKind kind, const IncomingId &incoming, const RawId &target) const
{
    PendingAction intent;
    intent.kind = kind;
    intent.incomingId = incoming;
    intent.target = target;
    return refusalOfIntent(intent, m_sourceNumber);
}

Refusal Session::refusalOfDial(const RawId &target) const
{
    return refusal(ActionKind::Dial, CallId(), target);
}

Asked Session::ask(PendingAction intent, Command command)
{
    if (command.sourceNumber.isEmpty())
        command.sourceNumber = m_sourceNumber;
    if (const Refusal why = refusalOfIntent(intent, command.sourceNumber); why != Refusal::None)
        return {why, {}};
    const PendingAction begun = m_pending.begin(std::move(intent));
    command.kind = begun.kind;
    command.id = begun.id;
    command.operationContext = begun.operationContext;
    command.callId = begun.callId;
    command.incomingId = begun.incomingId;
    command.transferee = begun.transferee;
    command.invitationId = begun.invitationId;
    if (command.targets.isEmpty() && !begun.target.isEmpty())
        command.targets = {begun.target};
    m_commands.insert(begun.id, command);
    send(command);
    emit pendingChanged({begun.id});
    return {Refusal::None, begun.id};
}

void Session::send(const Command &command)
{
    m_parts.commands->perform(command).then(
        this, [this, round = m_round, id = command.id](const Result<CommandAnswer> &result) {
            if (round != m_round)
                return;
            if (result) {
                tellActions(m_pending.accepted(id, result->callId, result->invitationId));
                return;
            }
            if (result.error().httpStatus == 401)
                refresh();
            tellActions(m_pending.refused(id, result.error()));
        });
}

Asked Session::askIncoming(ActionKind kind, const IncomingId &incoming, Command command)
{
    if (const IncomingCall *call = m_store.incoming(incoming))
        command.incomingCallContext = call->incomingCallContext;
    PendingAction intent;
    intent.kind = kind;
    intent.incomingId = incoming;
    intent.target = command.targets.value(0);
    return ask(std::move(intent), std::move(command));
}

Asked Session::askInCall(ActionKind kind, const CallId &call, const RawId &target, Command command)
{
    PendingAction intent;
    intent.kind = kind;
    intent.callId = call;
    intent.target = target;
    intent.transferee = command.transferee;
    intent.invitationId = command.invitationId;
    return ask(std::move(intent), std::move(command));
}

static Command with(const InviteOptions &options)
{
    Command command;
    command.sourceNumber = options.sourceNumber;
    command.sourceDisplayName = options.displayName;
    command.timeoutSeconds = options.timeoutSeconds;
    command.transferee = options.transferee;
    command.context = options.context;
    return command;
}

Asked Session::answer(const IncomingId &incoming)
{
    return askIncoming(ActionKind::Answer, incoming, {});
}

Asked Session::reject(const IncomingId &incoming, RejectReason reason)
{
    Command command;
    command.reason = reason;
    return askIncoming(ActionKind::Reject, incoming, command);
}

Asked Session::redirect(const IncomingId &incoming, const RawId &target)
{
    Command command;
    command.targets = {target};
    return askIncoming(ActionKind::Redirect, incoming, command);
}

Asked Session::dial(const QList<RawId> &targets, const InviteOptions &options)
{
    Command command = with(options);
    command.targets = targets;
    return askInCall(ActionKind::Dial, CallId(), targets.value(0), command);
}

Asked Session::connectTo(PlaceKind kind, const QString &placeId)
{
    Command command;
    command.place = kind;
    command.placeId = placeId;
    return askInCall(ActionKind::Connect, CallId(), {}, command);
}

Asked Session::addParticipant(const CallId &call, const RawId &target, const InviteOptions &options)
{
    return askInCall(ActionKind::AddParticipant, call, target, with(options));
}

Asked Session::cancelAdd(const ActionId &add)
{
    const PendingAction *action = m_pending.find(add);
    if (!action || action->kind != ActionKind::AddParticipant || !action->isOpen())
        return {Refusal::NoInvitation, {}};
    Command command;
    command.invitationId = action->invitationId;
    return askInCall(ActionKind::CancelAdd, action->callId, action->target, command);
}

Asked Session::remove(const CallId &call, const RawId &target)
{
    return askInCall(ActionKind::Remove, call, target, {});
}

Asked Session::mute(const CallId &call, const RawId &target)
{
    return askInCall(ActionKind::Mute, call, target, {});
}

Asked Session::hold(const CallId &call, const RawId &target)
{
    return askInCall(ActionKind::Hold, call, target, {});
}

Asked Session::unhold(const CallId &call, const RawId &target)
{
    return askInCall(ActionKind::Unhold, call, target, {});
}

Asked Session::transfer(const CallId &call, const RawId &target, const InviteOptions &options)
{
    return askInCall(ActionKind::Transfer, call, target, with(options));
}

Asked Session::moveHere(const CallId &call, const RawId &target, const CallId &from)
{
    if (call == from)
        return {Refusal::SameCall, {}};
    Command command;
    command.fromCall = from;
    return askInCall(ActionKind::MoveHere, call, target, command);
}

Asked Session::hangUp(const CallId &call)
{
    return askInCall(ActionKind::HangUp, call, {}, {});
}

Asked Session::terminate(const CallId &call)
{
    return askInCall(ActionKind::Terminate, call, {}, {});
}

Asked Session::again(const ActionId &ended)
{
    const PendingAction *action = m_pending.find(ended);
    if (!action || action->isOpen())
        return {Refusal::AlreadyPending, {}};
    PendingAction intent;
    intent.kind = action->kind;
    intent.incomingId = action->incomingId;
    intent.target = action->target;
    intent.transferee = action->transferee;
    Command command = m_commands.value(ended);
    // A set-up that failed gets a new connection.
    intent.callId = command.callId;
    if (intent.kind == ActionKind::CancelAdd)
        intent.invitationId = action->invitationId;
    return ask(std::move(intent), std::move(command));
}

void Session::dismiss(const ActionId &ended)
{
    tellActions(m_pending.dismiss(ended));
}

} // namespace callboard
