#include "models/playdesk.h"
#include "models/participantmodel.h"
#include <algorithm>

namespace callboard {

Refusal PlayDesk::refusal(const CallRequest &request) const
{
    if (!live)
        return Refusal::Offline;
    for (const PendingAction &action : pending) {
        if (action.isOpen() && action.kind == request.kind && action.callId == request.callId
            && action.target == request.target && action.incomingId == request.incomingId)
            return Refusal::AlreadyPending;
    }
    if (const Refusal mine = refusalByActions(request.intent(), calls, pending); mine != Refusal::None)
        return mine;
    return refusalOf(request.intent(), calls, who, own);
}

ActionId PlayDesk::perform(const CallRequest &request)
{
    asked.append(request);
    PendingAction action = request.intent();
    action.id = ActionId(u"a%1"_s.arg(++m_number));
    action.since = serverNow();
    action.limit = timeLimit(action.kind, action.target);
    action.refusal = refusal(request);
    if (action.refusal != Refusal::None)
        action.phase = ActionPhase::Failed;
    pending.append(action);
    emit actionsChanged();
    return action.id;
}

ActionId PlayDesk::retry(const ActionId &id)
{
    setPhase(id, ActionPhase::Requested);
    return id;
}

void PlayDesk::dismiss(const ActionId &id)
{
    pending.removeIf([&](const PendingAction &action) { return action.id == id; });
    emit actionsChanged();
}

void PlayDesk::apply(const StoreEvent &event)
{
    const ChangeSet changes = applyTo(calls, event);
    if (!changes.isEmpty())
        emit callsChanged(changes);
}

void PlayDesk::apply(const QList<StoreEvent> &events)
{
    for (const StoreEvent &event : events)
        apply(event);
}

void PlayDesk::setPhase(const ActionId &id, ActionPhase phase, const ApiError &error, const EndReason &reason)
{
    const auto found = std::ranges::find(pending, id, &PendingAction::id);
    Q_ASSERT(found != pending.end());
    found->phase = phase;
    found->error = error;
    found->reason = reason;
    if (phase == ActionPhase::Confirmed)
        pending.erase(found);
    emit actionsChanged();
}

void PlayDesk::setLive(bool on)
{
    live = on;
    emit availabilityChanged();
}

QList<StoreEvent> answeredCall(int ms, const QString &call, const QString &context)
{
    const Who caller{u"4:+14255550123"_s};
    const Who agent{u"8:acs:agent_1"_s};
    return {announced(ms, context),
            claimed(ms + 4900, context, u"mina"_s),
            owned(ms + 5000, call, u"mina"_s, context),
            closed(ms + 5000, context, wire::IncomingOutcome::Answered, u"mina"_s, call),
            connected(ms + 5200, call),
            list(ms + 5250, call, 1, {caller, agent})};
}

QString PlainPhrases::role(const ParticipantRow &row) const
{
    return u"role%1"_s.arg(int(row.role));
}

QString PlainPhrases::name(const ParticipantRow &row) const
{
    return row.displayName.isEmpty() ? row.id.text : row.displayName;
}

QString PlainPhrases::muted(const ParticipantRow &row) const
{
    return row.muted ? u"muted"_s : QString();
}

QString PlainPhrases::hold(const ParticipantRow &row, qint64 nowMs) const
{
    return row.onHold ? u"hold %1"_s.arg((nowMs - row.heldMs) / 1000) : QString();
}

QString PlainPhrases::sentence(const ParticipantRow &row, qint64) const
{
    return name(row);
}

} // namespace callboard
