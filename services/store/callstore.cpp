#include "store/callstore.h"
#include "store/incomingreducer.h"
#include "store/recordingreducer.h"
#include "store/reduce.h"
#include "store/snapshot.h"
#include <algorithm>

namespace callboard {

struct CallStore::Private {
    Options options;
    std::unique_ptr<store::State> state = std::make_unique<store::State>();

    template<class Event>
    ChangeSet apply(const Event &event, const QJsonObject *body)
    {
        store::Touched touched;
        store::reduce(*state, event, touched);
        if (options.timeline)
            file(event, body, touched);
        return state->refresh(touched);
    }
    template<class Event>
    void file(const Event &event, const QJsonObject *body, store::Touched &touched)
    {
        const QString subject = store::subjectOf(event);
        if (subject.isEmpty())
            return;
        if (const auto text = store::timelineEvent(subject, body ? *body : toJson(event)))
            state->file(*text, touched);
    }
};

CallStore::CallStore() : CallStore(Options()) { }
CallStore::CallStore(Options options) : d(std::make_unique<Private>())
{
    d->options = options;
}
CallStore::~CallStore() = default;
CallStore::CallStore(CallStore &&) noexcept = default;
CallStore &CallStore::operator=(CallStore &&) noexcept = default;

ChangeSet CallStore::apply(const wire::CloudEvent &event)
{
    return d->apply(event, nullptr);
}

ChangeSet CallStore::apply(const wire::CloudEvent &event, const QJsonObject &body)
{
    return d->apply(event, &body);
}
ChangeSet CallStore::apply(const wire::EventGridEvent &event)
{
    return d->apply(event, nullptr);
}

ChangeSet CallStore::apply(const wire::EventGridEvent &event, const QJsonObject &body)
{
    return d->apply(event, &body);
}
ChangeSet CallStore::apply(const wire::RelayEvent &event)
{
    return d->apply(event, nullptr);
}

ChangeSet CallStore::apply(const wire::RelayEvent &event, const QJsonObject &body)
{
    return d->apply(event, &body);
}

const Call *CallStore::call(const CallId &id) const
{
    const auto it = d->state->calls.constFind(id);
    return it == d->state->calls.cend() ? nullptr : &it->value;
}

const IncomingCall *CallStore::incoming(const IncomingId &id) const
{
    const auto it = d->state->announcements.constFind(id);
    return it == d->state->announcements.cend() ? nullptr : &it->value;
}

QList<CallId> CallStore::callIds() const
{
    QList<CallId> ids = d->state->calls.keys();
    std::ranges::sort(ids, {}, &CallId::text);
    return ids;
}

QList<IncomingId> CallStore::incomingIds() const
{
    QList<IncomingId> ids = d->state->announcements.keys();
    std::ranges::sort(ids, {}, &IncomingId::text);
    return ids;
}

QList<Recording> CallStore::recordings(const CallId &id) const
{
    const Call *found = call(id);
    return found ? d->state->recordingsOf(id, found->serverCallId) : QList<Recording>();
}

QList<TranscriptLine> CallStore::transcript(const CallId &id) const
{
    const auto it = d->state->calls.constFind(id);
    return it == d->state->calls.cend() ? QList<TranscriptLine>() : it->facts.lines.list();
}

CallId CallStore::callOf(const RecordingId &id) const
{
    return d->state->callOf(id);
}

QList<TimelineEntry> CallStore::timeline(const CallId &id) const
{
    const Call *found = call(id);
    if (!found)
        return {};
    return d->state->timeline.entries(store::State::subjectsOf(id, found->incomingId, found->serverCallId));
}

QList<TimelineEntry> CallStore::timeline(const IncomingId &id) const
{
    return d->state->timeline.entries({id.text});
}

QList<TimelineEntry> CallStore::timeline() const
{
    return d->state->timeline.entries(d->state->timeline.subjects());
}

QByteArray CallStore::rawEvent(const TimelineEntry &entry) const
{
    return d->state->timeline.json(entry);
}

QJsonObject CallStore::snapshot() const
{
    return snapshot(Scope());
}

QJsonObject CallStore::snapshot(const Scope &scope) const
{
    return store::snapshotOf(*d->state, scope);
}

Result<ChangeSet> CallStore::restore(const QJsonObject &snapshot)
{
    Result<std::unique_ptr<store::State>> state = store::stateFrom(snapshot, d->options.timeline);
    if (!state)
        return state.error();
    CallStore before(d->options);
    std::swap(before.d->state, d->state);
    d->state = std::move(state).value();
    return diff(before, *this);
}

qsizetype CallStore::timelineBytes() const
{
    return d->state->timeline.bytes();
}

template<class Id, class Entries, class Add>
static void compare(const Entries &before, const Entries &after, Add add)
{
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        const auto was = before.constFind(it.key());
        add(it.key(), was == before.cend() ? nullptr : &was->value, &it->value);
    }
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!after.contains(it.key()))
            add(it.key(), &it->value, nullptr);
    }
}

ChangeSet CallStore::diff(const CallStore &before, const CallStore &after)
{
    ChangeSet changes;
    compare<CallId>(before.d->state->calls, after.d->state->calls,
                    [&](const CallId &id, const Call *was, const Call *is) {
                        const CallFields fields
                            = !is ? CallFields(CallField::Removed) : store::differences(was ? *was : Call(), *is);
                        changes.add(id, was ? fields : fields | CallField::Added);
                    });
    compare<IncomingId>(before.d->state->announcements, after.d->state->announcements,
                        [&](const IncomingId &id, const IncomingCall *was, const IncomingCall *is) {
                            const IncomingFields fields = !is ? IncomingFields(IncomingField::Removed)
                                                              : store::differences(was ? *was : IncomingCall(), *is);
                            changes.add(id, was ? fields : fields | IncomingField::Added);
                        });
    return changes;
}

// Which of them are over, ordered by end; only what exceeds the limit is returned.
template<class Id, class Entries, class Ended>
static QList<Id> excess(const Entries &entries, int limit, Ended ended)
{
    std::vector<std::pair<Timestamp, Id>> over;
    for (auto it = entries.cbegin(); it != entries.cend(); ++it) {
        if (const std::optional<Timestamp> at = ended(it->value))
            over.emplace_back(*at, it.key());
    }
    const qsizetype count = std::max<qsizetype>(0, qsizetype(over.size()) - limit);
    std::ranges::partial_sort(over, over.begin() + count, std::less<>());
    QList<Id> ids;
    for (qsizetype i = 0; i < count; ++i)
        ids.append(over[size_t(i)].second);
    return ids;
}

ChangeSet CallStore::trim()
{
    ChangeSet changes;
    const auto calls = excess<CallId>(d->state->calls, d->options.finishedCalls, [](const Call &c) {
        return c.isOver() ? std::optional(c.endedAt) : std::nullopt;
    });
    for (const CallId &id : calls) {
        d->state->forget(id);
        changes.add(id, CallField::Removed);
    }
    const auto closed = excess<IncomingId>(d->state->announcements, d->options.closedIncoming,
                                           [this](const IncomingCall &c) -> std::optional<Timestamp> {
                                               const bool linked = call(c.callId) && !call(c.callId)->isOver();
                                               if (c.outcome == IncomingOutcome::None || linked)
                                                   return std::nullopt;
                                               return c.closedAt;
                                           });
    for (const IncomingId &id : closed) {
        d->state->forget(id);
        changes.add(id, IncomingField::Removed);
    }
    return changes;
}

} // namespace callboard
