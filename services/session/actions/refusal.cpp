#include "session/actions/refusal.h"
#include "core/literals.h"
#include "session/actions/mediarules.h"

namespace callboard {

static constexpr qsizetype mostParticipants = 350;

Actor actorOf(const UserName &user, const QStringList &roles)
{
    const bool all = roles.contains("supervisor"_L1) || roles.contains("admin"_L1);
    return {user, all, all || roles.contains("agent"_L1)};
}

namespace {

Refusal ofMute(const Leg *leg)
{
    if (!leg)
        return Refusal::UnknownCall;
    if (leg->party.kind == PartyKind::PhoneNumber)
        return Refusal::PhoneNumberCantBeMuted;
    if (leg->party.kind != PartyKind::AcsUser)
        return Refusal::OnlyAcsUsersCanBeMuted;
    return leg->muted ? Refusal::AlreadyMuted : Refusal::None;
}

Refusal ofHold(const Leg *leg)
{
    if (!leg)
        return Refusal::UnknownCall;
    if (leg->own)
        return Refusal::OwnLeg;
    return leg->onHold ? Refusal::AlreadyOnHold : Refusal::None;
}

Refusal ofUnhold(const Leg *leg)
{
    if (!leg)
        return Refusal::UnknownCall;
    return leg->onHold ? Refusal::None : Refusal::NotOnHold;
}

Refusal ofRemove(const Leg *leg)
{
    if (!leg)
        return Refusal::UnknownCall;
    return leg->own ? Refusal::OwnLeg : Refusal::None;
}

bool needsSource(const RawId &target, const QString &sourceNumber)
{
    return partyOf(target).kind == PartyKind::PhoneNumber && sourceNumber.isEmpty();
}

Refusal ofAdd(const PendingAction &intent, const Call &call, const QString &sourceNumber)
{
    if (call.leg(intent.target))
        return Refusal::AlreadyInCall;
    if (call.legs.size() >= mostParticipants)
        return Refusal::CallIsFull;
    return needsSource(intent.target, sourceNumber) ? Refusal::SourceNumberMissing : Refusal::None;
}

Refusal ofTransfer(const PendingAction &intent, const Call &call)
{
    if (call.leg(intent.target))
        return Refusal::AlreadyInCall;
    if (!intent.transferee.isEmpty()) {
        const Leg *leg = call.leg(intent.transferee);
        if (!leg)
            return Refusal::UnknownCall;
        return leg->own ? Refusal::OwnLeg : Refusal::None;
    }
    return Refusal::None;
}

Refusal ofIncoming(const PendingAction &intent, const CallStore &store, const Actor &actor)
{
    const IncomingCall *incoming = store.incoming(intent.incomingId);
    if (!incoming)
        return Refusal::UnknownCall;
    if (incoming->outcome != IncomingOutcome::None)
        return incoming->closedBy.isEmpty() || incoming->closedBy == actor.user ? Refusal::IncomingGone
                                                                                : Refusal::TakenByOther;
    if (!incoming->claimedBy.isEmpty() && !(incoming->claimedBy == actor.user))
        return Refusal::TakenByOther;
    const bool toPhone = partyOf(intent.target).kind == PartyKind::PhoneNumber;
    if (intent.kind == ActionKind::Redirect && toPhone && incoming->from.kind != PartyKind::PhoneNumber)
        return Refusal::VoipCantGoToPhone;
    return Refusal::None;
}

Refusal inCall(const PendingAction &intent, const Call &call, const QString &sourceNumber)
{
    const Leg *leg = call.leg(intent.target);
    switch (intent.kind) {
    case ActionKind::Mute: return ofMute(leg);
    case ActionKind::Hold: return ofHold(leg);
    case ActionKind::Unhold: return ofUnhold(leg);
    case ActionKind::Remove: return ofRemove(leg);
    case ActionKind::AddParticipant: return ofAdd(intent, call, sourceNumber);
    case ActionKind::MoveHere: return leg ? Refusal::AlreadyInCall : Refusal::None;
    case ActionKind::Transfer: return ofTransfer(intent, call);
    case ActionKind::CancelAdd: return intent.invitationId.isEmpty() ? Refusal::NoInvitation : Refusal::None;
    default: return mediaRefusal(intent, call);
    }
}

Refusal ofCall(const PendingAction &intent, const CallStore &store, const Actor &actor, const QString &sourceNumber)
{
    const Call *call = store.call(intent.callId);
    if (!call)
        return Refusal::UnknownCall;
    if (call->isOver())
        return Refusal::CallOver;
    if (!actor.commandsAll && !(call->owner == actor.user))
        return Refusal::NotAllowed;
    if (intent.kind == ActionKind::HangUp || intent.kind == ActionKind::Terminate)
        return Refusal::None;
    if (call->state != CallState::Connected)
        return Refusal::CallNotConnected;
    return inCall(intent, *call, sourceNumber);
}

} // namespace

Refusal refusalOf(const PendingAction &intent, const CallStore &store, const Actor &actor, const QString &sourceNumber)
{
    if (!actor.commands)
        return Refusal::NotAllowed;
    switch (intent.kind) {
    case ActionKind::Answer:
    case ActionKind::Reject:
    case ActionKind::Redirect: return ofIncoming(intent, store, actor);
    case ActionKind::Connect: return Refusal::None;
    case ActionKind::Dial:
        return needsSource(intent.target, sourceNumber) ? Refusal::SourceNumberMissing : Refusal::None;
    default: return ofCall(intent, store, actor, sourceNumber);
    }
}

} // namespace callboard
