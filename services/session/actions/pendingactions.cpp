#include "session/actions/pendingactions.h"
#include "core/literals.h"
#include "session/actions/verdict.h"
#include <QUuid>
#include <algorithm>

namespace callboard {

using namespace std::chrono_literals;

static constexpr auto confirmedShown = 5s; ///< long enough to be seen
static constexpr auto endedKept = 10min; ///< failures wait for the user, but not for ever

/// When the medium an intent is about last changed.
static Timestamp lastChange(const PendingAction &action, const CallStore &store)
{
    const Call *call = store.call(action.callId);
    if (!call)
        return {};
    switch (action.kind) {
    case ActionKind::PauseRecording:
    case ActionKind::ResumeRecording:
    case ActionKind::StopRecording: return call->recording ? call->recording->changedAt : Timestamp();
    case ActionKind::StartTranscription:
    case ActionKind::UpdateTranscription:
    case ActionKind::StopTranscription: return call->transcript.changedAt;
    case ActionKind::StartStreaming:
    case ActionKind::StopStreaming: return call->stream.changedAt;
    default: return {};
    }
}

PendingAction PendingActions::begin(PendingAction action)
{
    action.id = ActionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    action.operationContext = OperationContext(u"cb-"_s + action.id.text);
    if (action.sensitive)
        action.operationContext = sensitiveContext(action.operationContext);
    action.since = m_clock.now();
    action.knownSince = lastChange(action, m_store);
    action.phase = ActionPhase::Requested;
    action.refusal = Refusal::None;
    if (action.limit == 0ms)
        action.limit = timeLimit(action.kind, action.target);
    m_entries.removeIf([&](const Entry &e) {
        const PendingAction &a = e.action;
        return !a.isOpen() && a.kind == action.kind && a.callId == action.callId && a.target == action.target
            && a.incomingId == action.incomingId;
    });
    m_entries.append({action, m_clock.monotonic(), 0ms});
    return action;
}

PendingAction PendingActions::beginRefused(PendingAction action, Refusal why)
{
    Entry *e = entry(begin(std::move(action)).id);
    end(*e, ActionPhase::Failed);
    e->action.refusal = why;
    return e->action;
}

PendingActions::Entry *PendingActions::entry(const ActionId &id)
{
    const auto at = std::ranges::find_if(m_entries, [&](const Entry &e) { return e.action.id == id; });
    return at == m_entries.end() ? nullptr : &*at;
}

void PendingActions::end(Entry &entry, ActionPhase phase, const ApiError &error, const EndReason &reason)
{
    entry.action.phase = phase;
    entry.action.error = error;
    entry.action.reason = reason;
    entry.ended = m_clock.monotonic();
}

bool PendingActions::judge(Entry &entry)
{
    if (!entry.action.isOpen() && entry.action.phase != ActionPhase::TimedOut)
        return false;
    const Verdict verdict = verdictOfState(entry.action, m_store);
    if (!verdict.isDecided())
        return false;
    end(entry, verdict.phase, verdict.error, verdict.reason);
    return true;
}

QList<ActionId> PendingActions::judgeAll()
{
    QList<ActionId> changed;
    for (Entry &e : m_entries) {
        if (judge(e))
            changed.append(e.action.id);
    }
    return changed;
}

QList<ActionId> PendingActions::accepted(const ActionId &id, const CallId &callId, const InvitationId &invitation)
{
    Entry *e = entry(id);
    if (!e)
        return {};
    if (!callId.isEmpty())
        e->action.callId = callId;
    if (!invitation.isEmpty())
        e->action.invitationId = invitation;
    if (e->action.phase == ActionPhase::Requested)
        e->action.phase = ActionPhase::Accepted;
    // The answer itself is the outcome: no event follows (contract README, 10.5).
    if (e->action.kind == ActionKind::WatchTones && e->action.isOpen())
        end(*e, ActionPhase::Confirmed);
    judge(*e);
    return {id};
}

QList<ActionId> PendingActions::recording(const ActionId &id, const RecordingId &recording)
{
    Entry *e = entry(id);
    if (!e)
        return {};
    e->action.recordingId = recording;
    judge(*e);
    return {id};
}

/// Watching lasts until it is ended or the call is over.
bool PendingActions::lasts(const Entry &e) const
{
    if (e.action.kind != ActionKind::WatchTones || e.action.phase != ActionPhase::Confirmed)
        return false;
    const Call *call = m_store.call(e.action.callId);
    return call && !call->isOver() && watchesTones(all(), e.action.callId, e.action.target);
}

/// Whether the request may have been carried out all the same, and a second one would do it twice.
static bool mayHaveHappened(ActionKind kind, const ApiError &error)
{
    const bool answered = error.kind != ApiError::Kind::Transport && error.kind != ApiError::Kind::Timeout
        && error.kind != ApiError::Kind::Server;
    const bool twice = kind == ActionKind::Dial || kind == ActionKind::Connect || kind == ActionKind::AddParticipant
        || kind == ActionKind::Transfer || kind == ActionKind::Play || kind == ActionKind::Collect
        || kind == ActionKind::SendTones || kind == ActionKind::StartRecording;
    return !answered && twice;
}

QList<ActionId> PendingActions::refused(const ActionId &id, const ApiError &error)
{
    Entry *e = entry(id);
    if (!e || !(e->action.isOpen() || e->action.phase == ActionPhase::TimedOut))
        return {};
    end(*e, mayHaveHappened(e->action.kind, error) ? ActionPhase::TimedOut : ActionPhase::Failed, error);
    return {id};
}

bool PendingActions::cancelInvitation(const Entry &cancel, QList<ActionId> &changed)
{
    // No AddParticipantFailed comes for an invitation that was cancelled (contract README, 8.2).
    for (Entry &e : m_entries) {
        const bool meant = e.action.kind == ActionKind::AddParticipant && !e.action.invitationId.isEmpty()
            && e.action.invitationId == cancel.action.invitationId;
        if (meant && e.action.phase != ActionPhase::Confirmed) {
            end(e, ActionPhase::Failed, ApiError::of(ApiError::Kind::Cancelled, u"the invitation was withdrawn"_s));
            changed.append(e.action.id);
            return true;
        }
    }
    return false;
}

void PendingActions::observeContext(const wire::CloudEvent &event, QList<ActionId> &changed)
{
    const OperationContext context = wire::operationContextOf(event.event);
    if (context.isEmpty())
        return;
    for (Entry &e : m_entries) {
        if (e.action.operationContext != context)
            continue;
        if (e.action.callId.isEmpty())
            e.action.callId = wire::callIdOf(event.event);
        const Verdict verdict = verdictOfEvent(e.action, event.event);
        const bool open = e.action.isOpen() || e.action.phase == ActionPhase::TimedOut;
        if (!open || !verdict.isDecided())
            continue;
        end(e, verdict.phase, verdict.error, verdict.reason);
        changed.append(e.action.id);
        if (e.action.kind == ActionKind::CancelAdd && verdict.phase == ActionPhase::Confirmed)
            cancelInvitation(e, changed);
        return;
    }
}

void PendingActions::observeRefusal(const wire::ActionRefused &refusal, QList<ActionId> &changed)
{
    for (Entry &e : m_entries) {
        if (refusal.operationContext.isEmpty() || e.action.operationContext != refusal.operationContext)
            continue;
        ApiError error = ApiError::of(ApiError::kindOf(refusal.status), refusal.message, refusal.code);
        error.httpStatus = refusal.status;
        changed += refused(e.action.id, error);
        return;
    }
}

QList<ActionId> PendingActions::observe(const wire::JournalEvent &event)
{
    QList<ActionId> changed;
    if (m_entries.isEmpty())
        return changed;
    if (const auto *cloud = std::get_if<wire::CloudEvent>(&event))
        observeContext(*cloud, changed);
    else if (const auto *relay = std::get_if<wire::RelayEvent>(&event)) {
        if (const auto *refusal = std::get_if<wire::ActionRefused>(&relay->event))
            observeRefusal(*refusal, changed);
    }
    return changed + judgeAll();
}

QList<ActionId> PendingActions::resynced()
{
    return judgeAll();
}

QList<ActionId> PendingActions::tick()
{
    const auto now = m_clock.monotonic();
    QList<ActionId> changed;
    for (Entry &e : m_entries) {
        if (e.action.isOpen() && now - e.begun >= e.action.limit) {
            end(e, ActionPhase::TimedOut);
            changed.append(e.action.id);
        }
    }
    m_entries.removeIf([&](const Entry &e) {
        const auto kept = e.action.phase == ActionPhase::Confirmed ? std::chrono::milliseconds(confirmedShown)
                                                                   : std::chrono::milliseconds(endedKept);
        const bool over = !e.action.isOpen() && now - e.ended >= kept && !lasts(e);
        if (over)
            changed.append(e.action.id);
        return over;
    });
    return changed;
}

QList<ActionId> PendingActions::abandon()
{
    QList<ActionId> ids;
    for (const Entry &e : std::as_const(m_entries))
        ids.append(e.action.id);
    m_entries.clear();
    return ids;
}

QList<ActionId> PendingActions::dismiss(const ActionId &id)
{
    const Entry *e = entry(id);
    if (!e || e->action.isOpen())
        return {};
    m_entries.removeIf([&](const Entry &other) { return other.action.id == id; });
    return {id};
}

const PendingAction *PendingActions::find(const ActionId &id) const
{
    const auto at = std::ranges::find_if(m_entries, [&](const Entry &e) { return e.action.id == id; });
    return at == m_entries.end() ? nullptr : &at->action;
}

const PendingAction *PendingActions::open(ActionKind kind, const CallId &call, const RawId &target) const
{
    const auto at = std::ranges::find_if(m_entries, [&](const Entry &e) {
        return e.action.isOpen() && e.action.kind == kind && e.action.callId == call && e.action.target == target;
    });
    return at == m_entries.end() ? nullptr : &at->action;
}

const PendingAction *PendingActions::open(const IncomingId &incoming) const
{
    const auto at = std::ranges::find_if(m_entries, [&](const Entry &e) {
        return e.action.isOpen() && !incoming.isEmpty() && e.action.incomingId == incoming;
    });
    return at == m_entries.end() ? nullptr : &at->action;
}

QList<PendingAction> PendingActions::of(const CallId &call) const
{
    QList<PendingAction> found;
    for (const Entry &e : m_entries) {
        if (e.action.callId == call)
            found.append(e.action);
    }
    return found;
}

QList<PendingAction> PendingActions::all() const
{
    QList<PendingAction> found;
    for (const Entry &e : m_entries)
        found.append(e.action);
    return found;
}

} // namespace callboard
