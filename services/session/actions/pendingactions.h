// All intents of one user that are under way or have just ended.
#pragma once
#include "core/clock.h"
#include "session/actions/pendingaction.h"
#include "store/callstore.h"
#include "wire/envelope.h"
#include <QList>

namespace callboard {

/// Follows each intent from the request to what events say about it. Events may come before the request's answer
/// (contract README, 5.3). No timer of its own: the owner calls tick() about every 250 ms. Every method returns the
/// ids of actions that changed. One owner, one thread; clock and store outlive it.
class PendingActions
{
public:
    PendingActions(const Clock &clock, const CallStore &store) : m_clock(clock), m_store(store) { }

    /// Registers an intent; id, context, times and phase of `action` are filled in. An ended one with the same kind,
    /// call and target gives way to it.
    PendingAction begin(PendingAction action);

    /// Registers one that is not sent at all, so that its reason shows.
    PendingAction beginRefused(PendingAction action, Refusal why);

    /// The request's 2xx. Ids are empty when the answer has none.
    QList<ActionId> accepted(const ActionId &id, const CallId &callId = {}, const InvitationId &invitation = {});
    /// The recording that the request started.
    QList<ActionId> recording(const ActionId &id, const RecordingId &recording);
    /// The request was refused or got no answer. What may have happened all the same, and would happen twice if it
    /// were asked again, counts as not confirmed: a late event still decides it.
    QList<ActionId> refused(const ActionId &id, const ApiError &error);
    /// An event, after the store has applied it.
    QList<ActionId> observe(const wire::JournalEvent &event);
    /// The store took a snapshot: events may have been missed.
    QList<ActionId> resynced();
    /// Times out what is due, and drops confirmed actions some seconds after.
    QList<ActionId> tick();
    /// Forgets all: another user.
    QList<ActionId> abandon();
    /// The user has seen how it ended.
    QList<ActionId> dismiss(const ActionId &id);

    const PendingAction *find(const ActionId &id) const;
    /// The open one of this kind for this call (or incoming call) and target; nullptr when there is none.
    const PendingAction *open(ActionKind kind, const CallId &call, const RawId &target = {}) const;
    const PendingAction *open(const IncomingId &incoming) const;
    QList<PendingAction> of(const CallId &call) const;
    /// In order of their begin.
    QList<PendingAction> all() const;
    bool isEmpty() const { return m_entries.isEmpty(); }

private:
    struct Entry {
        PendingAction action;
        std::chrono::milliseconds begun{0};
        std::chrono::milliseconds ended{0};
    };
    Entry *entry(const ActionId &id);
    void end(Entry &entry, ActionPhase phase, const ApiError &error = {}, const EndReason &reason = {});
    bool judge(Entry &entry);
    bool lasts(const Entry &entry) const;
    QList<ActionId> judgeAll();
    void observeContext(const wire::CloudEvent &event, QList<ActionId> &changed);
    void observeRefusal(const wire::ActionRefused &refusal, QList<ActionId> &changed);
    bool cancelInvitation(const Entry &cancel, QList<ActionId> &changed);

    const Clock &m_clock;
    const CallStore &m_store;
    QList<Entry> m_entries;
};

} // namespace callboard
