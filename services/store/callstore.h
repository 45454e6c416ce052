// All call state, reduced from events; the relay and every console use this one class.
#pragma once
#include "core/result.h"
#include "store/changeset.h"
#include "store/entities.h"
#include <QJsonObject>
#include <functional>
#include <memory>

namespace callboard {

namespace wire {
struct CloudEvent;
struct EventGridEvent;
struct RelayEvent;
} // namespace wire

/// Reduces events to calls. `apply()` is the only way in, and the state is a function of the set of events:
/// order of arrival and duplicates do not matter (contract README, 13.3 and 18). Events of one content count once,
/// whatever their ids. No clock, no thread, no socket: one owner uses it from one thread; movable, not copyable.
/// References and pointers to entities stay good until the next non-const call.
class CallStore
{
public:
    /// What to keep besides the state itself.
    struct Options {
        bool timeline = true; ///< keep every event's text, compressed; a relay has its journal for that
        int finishedCalls = 500; ///< trim() forgets the ones that ended first
        int closedIncoming = 500; ///< likewise for announcements
    };
    /// Which part of the state a snapshot shows; a missing test means everything.
    struct Scope {
        std::function<bool(const Call &)> call;
        std::function<bool(const IncomingCall &)> incoming;
        int eventsPerCall = 200; ///< newest events of each live call that go along; 0 for none
    };

    CallStore();
    explicit CallStore(Options options);
    ~CallStore();
    CallStore(CallStore &&) noexcept;
    CallStore &operator=(CallStore &&) noexcept;

    ChangeSet apply(const wire::CloudEvent &event);
    ChangeSet apply(const wire::EventGridEvent &event);
    ChangeSet apply(const wire::RelayEvent &event);
    /// The same with the object the event was read from, which saves writing it again for the timeline.
    ChangeSet apply(const wire::CloudEvent &event, const QJsonObject &body);
    ChangeSet apply(const wire::EventGridEvent &event, const QJsonObject &body);
    ChangeSet apply(const wire::RelayEvent &event, const QJsonObject &body);

    /// nullptr when unknown.
    const Call *call(const CallId &id) const;
    const IncomingCall *incoming(const IncomingId &id) const;
    QList<CallId> callIds() const; ///< ordered by id
    QList<IncomingId> incomingIds() const; ///< ordered by id
    /// Recordings of a call, by id; found by connection and by server call id.
    QList<Recording> recordings(const CallId &id) const;
    /// The call a recording belongs to; of several connections to one call of the service the first by id. Empty when
    /// none is known.
    CallId callOf(const RecordingId &id) const;

    /// What was said in a call, ordered by offset: the last 2000 lines. Empty without a transcription.
    QList<TranscriptLine> transcript(const CallId &id) const;

    /// Events of a call and of the announcement it came from, ordered by time, then content.
    QList<TimelineEntry> timeline(const CallId &id) const;
    QList<TimelineEntry> timeline(const IncomingId &id) const;
    /// All events kept, in the same order.
    QList<TimelineEntry> timeline() const;
    /// The event as compact JSON; empty when it is not kept. An incomingCallContext is not in it: whoever has it can
    /// take the call.
    QByteArray rawEvent(const TimelineEntry &entry) const;

    /// Forgets the finished calls and closed announcements above the limits of Options, oldest first, with their
    /// events. Late events of forgotten ones are ignored. Only the owner calls it; apply() never forgets.
    ChangeSet trim();

    /// Everything a second store needs to go on as this one would: it holds the facts, not the derived values.
    QJsonObject snapshot() const;
    QJsonObject snapshot(const Scope &scope) const;
    /// Makes this store equal to a snapshot and tells what that changed; on an error nothing changes.
    Result<ChangeSet> restore(const QJsonObject &snapshot);
    /// What changes for somebody who has seen `before` and now sees `after`.
    static ChangeSet diff(const CallStore &before, const CallStore &after);

    /// Bytes held by the timeline, for tests and diagnostics.
    qsizetype timelineBytes() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace callboard
