#include "store/snapshot.h"
#include "store/factsjson.h"
#include "store/registerjson.h"
#include <QJsonDocument>
#include <algorithm>

namespace callboard::store {

static constexpr int version = 1;

std::optional<Timeline::Event> timelineEvent(const QString &subject, QJsonObject object)
{
    const bool grid = object.contains("eventType"_L1);
    const auto at = Timestamp::parse(object.value(grid ? "eventTime"_L1 : "time"_L1).toString());
    Timeline::Event event;
    event.subject = subject;
    event.at = at.value_or(Timestamp());
    event.type = object.value(grid ? "eventType"_L1 : "type"_L1).toString();
    if (subject.isEmpty() || event.type.isEmpty())
        return std::nullopt;
    QJsonObject data = object.value("data"_L1).toObject();
    const QJsonObject result = data.value("resultInformation"_L1).toObject();
    event.code = result.value("code"_L1).toInt();
    event.subCode = result.value("subCode"_L1).toInt();
    if (data.contains("incomingCallContext"_L1)) {
        data.insert("incomingCallContext"_L1, u"…"_s);
        object.insert("data"_L1, data);
    }
    event.json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return event;
}

namespace {

/// Collects what a scope shows.
class Snapshot
{
public:
    Snapshot(const State &state, const CallStore::Scope &scope) : m_state(state), m_scope(scope) { }

    QJsonObject make()
    {
        for (const CallId &id : ordered(m_state.calls.keys())) {
            const State::CallEntry &entry = *m_state.calls.constFind(id);
            if (!m_scope.call || m_scope.call(entry.value))
                addCall(entry);
        }
        for (const IncomingId &id : ordered(m_state.announcements.keys())) {
            const State::IncomingEntry &entry = *m_state.announcements.constFind(id);
            if (m_wanted.contains(id) || !m_scope.incoming || m_scope.incoming(entry.value))
                addIncoming(entry);
        }
        return {
            {u"v"_s, version},     {u"calls"_s, m_calls}, {u"incoming"_s, m_incoming}, {u"recordings"_s, m_recordings},
            {u"names"_s, m_names}, {u"links"_s, m_links}, {u"events"_s, m_events}};
    }

private:
    // Ordered, so that equal states give equal text.
    template<class Id>
    static QList<Id> ordered(QList<Id> ids)
    {
        std::ranges::sort(ids, {}, &Id::text);
        return ids;
    }

    void addCall(const State::CallEntry &entry)
    {
        const Call &call = entry.value;
        m_calls.append(toJson(entry.facts));
        m_wanted.insert(call.incomingId);
        addLink(call.id);
        for (const Recording &r : m_state.recordingsOf(call.id, call.serverCallId))
            m_recordings.insert(r.id.text, toJson(m_state.recordings.value(r.id)));
        if (const auto it = m_state.servers.constFind(call.serverCallId); it != m_state.servers.cend())
            m_names.insert(it.key().text, toJson(*it));
        if (!call.isOver())
            addEvents(State::subjectsOf(call.id, call.incomingId, call.serverCallId));
    }

    void addIncoming(const State::IncomingEntry &entry)
    {
        m_incoming.append(toJson(entry.facts));
        if (!entry.value.callId.isEmpty())
            addLink(entry.value.callId);
        if (entry.value.outcome == IncomingOutcome::None)
            addEvents({entry.facts.id.text});
    }

    void addLink(const CallId &call)
    {
        FactsWriter writer;
        writer.reg("l"_L1, m_state.linkOf(call));
        if (!writer.object.isEmpty())
            m_links.insert(call.text, writer.object);
    }

    void addEvents(const QStringList &subjects)
    {
        if (m_scope.eventsPerCall <= 0)
            return;
        const QList<TimelineEntry> entries = m_state.timeline.entries(subjects);
        const qsizetype first = std::max<qsizetype>(0, entries.size() - m_scope.eventsPerCall);
        for (const TimelineEntry &entry : entries.sliced(first)) {
            if (m_seen.contains({entry.subject, entry.key}))
                continue;
            m_seen.insert({entry.subject, entry.key});
            const QJsonObject event = QJsonDocument::fromJson(m_state.timeline.json(entry)).object();
            m_events.append(QJsonArray{entry.subject, event});
        }
    }

    const State &m_state;
    const CallStore::Scope &m_scope;
    QSet<IncomingId> m_wanted;
    QSet<std::pair<QString, quint64>> m_seen;
    QJsonArray m_calls, m_incoming, m_events;
    QJsonObject m_recordings, m_names, m_links;
};

/// Reads the parts of a snapshot into a new state; the first that is malformed ends it.
class SnapshotReader
{
public:
    SnapshotReader(const QJsonObject &snapshot, State &state) : m_snapshot(snapshot), m_state(state) { }

    bool read(bool timeline)
    {
        return list("calls"_L1, callFactsFrom,
                    [this](CallFacts &&f) {
                        const CallId id = f.id;
                        m_state.calls[id].facts = std::move(f);
                    })
            && list("incoming"_L1, incomingFactsFrom,
                    [this](IncomingFacts &&f) {
                        const IncomingId id = f.id;
                        m_state.announcements[id].facts = std::move(f);
                    })
            && map("recordings"_L1, recordingFactsFrom,
                   [this](const QString &id, RecordingFacts &&f) {
                       m_state.recordings[RecordingId(id)] = std::move(f);
                   })
            && map("names"_L1, serverFactsFrom,
                   [this](const QString &id, ServerFacts &&f) { m_state.servers[ServerCallId(id)] = std::move(f); })
            && links() && (!timeline || events());
    }

private:
    template<class Parse, class Take>
    bool list(QLatin1StringView key, Parse parse, Take take)
    {
        const QJsonValue value = m_snapshot.value(key);
        for (const auto &item : value.toArray()) {
            auto facts = parse(item.toObject());
            if (!facts)
                return false;
            take(std::move(*facts));
        }
        return value.isArray();
    }
    template<class Parse, class Take>
    bool map(QLatin1StringView key, Parse parse, Take take)
    {
        const QJsonObject object = m_snapshot.value(key).toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            auto facts = parse(it.value().toObject());
            if (!facts)
                return false;
            take(it.key(), std::move(*facts));
        }
        return m_snapshot.value(key).isObject();
    }
    bool links()
    {
        const QJsonObject object = m_snapshot.value("links"_L1).toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            First<IncomingId> link;
            const QJsonObject item = it.value().toObject();
            FactsReader reader(item);
            reader.reg("l"_L1, link);
            if (!reader.ok)
                return false;
            m_state.relink(CallId(it.key()), link);
        }
        return true;
    }
    bool events()
    {
        for (const auto &item : m_snapshot.value("events"_L1).toArray()) {
            const QJsonArray pair = item.toArray();
            const auto event = timelineEvent(pair.at(0).toString(), pair.at(1).toObject());
            if (!event)
                return false;
            m_state.timeline.insert(*event);
        }
        return true;
    }

    const QJsonObject &m_snapshot;
    State &m_state;
};

} // namespace

QJsonObject snapshotOf(const State &state, const CallStore::Scope &scope)
{
    return Snapshot(state, scope).make();
}

Result<std::unique_ptr<State>> stateFrom(const QJsonObject &snapshot, bool timeline)
{
    if (snapshot.value("v"_L1).toInt() != version)
        return ApiError::protocol(u"snapshot of another version"_s);
    auto state = std::make_unique<State>();
    if (!SnapshotReader(snapshot, *state).read(timeline))
        return ApiError::protocol(u"malformed snapshot"_s);
    state->refreshAll();
    return state;
}

} // namespace callboard::store
