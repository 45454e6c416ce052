#include "store/state.h"
#include "store/incomingreducer.h"
#include "store/recordingreducer.h"
#include <algorithm>

namespace callboard::store {

static constexpr qsizetype rememberedGone = 50'000;

static quint64 hashOf(const QString &text)
{
    return qHash(text, 0x5ca11b0a);
}

template<class Id>
static void touch(QList<Id> &list, const Id &id)
{
    if (!list.contains(id))
        list.append(id);
}

CallFacts *State::call(const CallId &id, Touched &touched)
{
    auto it = calls.find(id);
    if (it == calls.end()) {
        if (m_gone.contains(hashOf(id.text)))
            return nullptr;
        it = calls.insert(id, {});
        it->facts.id = id;
    }
    touch(touched.calls, id);
    return &it->facts;
}

IncomingFacts *State::incoming(const IncomingId &id, Touched &touched)
{
    auto it = announcements.find(id);
    if (it == announcements.end()) {
        if (m_gone.contains(hashOf(id.text)))
            return nullptr;
        it = announcements.insert(id, {});
        it->facts.id = id;
    }
    touch(touched.incoming, id);
    return &it->facts;
}

RecordingFacts &State::recording(const RecordingId &id)
{
    RecordingFacts &facts = recordings[id];
    facts.id = id;
    return facts;
}

void State::link(const CallId &call, const IncomingId &incoming, const Timestamp &at, Touched &touched)
{
    m_links[call].offer(at, incoming);
    touch(touched.calls, call);
}

void State::relink(const CallId &call, const First<IncomingId> &link)
{
    if (link.value)
        m_links[call].offer(link.at, *link.value);
}

void State::touchServer(const ServerCallId &id, Touched &touched) const
{
    for (auto [it, end] = m_byServer.equal_range(id); it != end; ++it)
        touch(touched.calls, *it);
}

void State::index(const RecordingFacts &facts)
{
    const auto add = [&](const QString &key) {
        if (!key.isEmpty() && !m_recordingsOf.contains(key, facts.id))
            m_recordingsOf.insert(key, facts.id);
    };
    add(facts.callId.value.value_or(CallId()).text);
    add(facts.serverCallId.value.value_or(ServerCallId()).text);
}

void State::touchRecording(const RecordingFacts &facts, Touched &touched)
{
    index(facts);
    if (facts.serverCallId.value)
        touchServer(*facts.serverCallId.value, touched);
    if (facts.callId.value)
        touch(touched.calls, *facts.callId.value);
}

void State::file(const Timeline::Event &event, Touched &touched)
{
    if (m_gone.contains(hashOf(event.subject)) || !timeline.insert(event))
        return;
    touch(touched.calls, CallId(event.subject));
    touch(touched.incoming, IncomingId(event.subject));
    touchServer(ServerCallId(event.subject), touched);
}

ChangeSet State::refresh(const Touched &touched)
{
    ChangeSet changes;
    QList<CallId> concerned = touched.calls;
    for (const IncomingId &id : touched.incoming) {
        refreshIncoming(id, changes);
        if (const auto it = announcements.constFind(id); it != announcements.cend() && !it->value.callId.isEmpty())
            touch(concerned, it->value.callId);
    }
    for (const CallId &id : std::as_const(concerned))
        refreshCall(id, changes);
    return changes;
}

ChangeSet State::refreshAll()
{
    // The indexes must be whole before recordings and names are looked up.
    for (auto it = calls.cbegin(); it != calls.cend(); ++it)
        place(it.key(), it->value.serverCallId, it->facts.serverCallId.value.value_or(ServerCallId()));
    for (const RecordingFacts &facts : std::as_const(recordings))
        index(facts);
    return refresh({calls.keys(), announcements.keys()});
}

void State::place(const CallId &id, const ServerCallId &before, const ServerCallId &now)
{
    if (!before.isEmpty() && before != now)
        m_byServer.remove(before, id);
    if (!now.isEmpty() && !m_byServer.contains(now, id))
        m_byServer.insert(now, id);
}

void State::refreshIncoming(const IncomingId &id, ChangeSet &changes)
{
    const auto it = announcements.find(id);
    if (it == announcements.end())
        return;
    IncomingCall next = makeIncoming(it->facts, int(timeline.count(id.text)));
    const IncomingFields fields = differences(it->value, next);
    it->value = std::move(next);
    changes.add(id, it->made ? fields : fields | IncomingField::Added);
    it->made = true;
}

CallSurroundings State::surroundings(const CallFacts &facts) const
{
    const ServerCallId server = facts.serverCallId.value.value_or(ServerCallId());
    CallSurroundings around;
    around.incomingId = m_links.value(facts.id).value.value_or(IncomingId());
    if (const auto a = announcements.constFind(around.incomingId); a != announcements.cend())
        around.announcement = &a->value;
    if (const auto s = servers.constFind(server); s != servers.cend())
        around.server = &*s;
    for (const Recording &r : recordingsOf(facts.id, server)) {
        if (!around.recording || around.recording->changedAt <= r.changedAt)
            around.recording = r;
    }
    for (const QString &subject : subjectsOf(facts.id, around.incomingId, server))
        around.eventCount += int(timeline.count(subject));
    return around;
}

void State::refreshCall(const CallId &id, ChangeSet &changes)
{
    const auto it = calls.find(id);
    if (it == calls.end())
        return;
    place(id, it->value.serverCallId, it->facts.serverCallId.value.value_or(ServerCallId()));
    Call next = makeCall(it->facts, surroundings(it->facts));
    const CallFields fields = differences(it->value, next);
    it->value = std::move(next);
    changes.add(id, it->made ? fields : fields | CallField::Added);
    it->made = true;
}

QList<Recording> State::recordingsOf(const CallId &id, const ServerCallId &server) const
{
    QSet<RecordingId> ids;
    for (const QString &key : {id.text, server.text}) {
        for (auto [it, end] = m_recordingsOf.equal_range(key); it != end; ++it)
            ids.insert(*it);
    }
    const auto shown = calls.constFind(id);
    const bool over = shown != calls.cend() && shown->facts.disconnected.value;
    QList<Recording> found;
    for (const RecordingId &recordingId : std::as_const(ids)) {
        const auto facts = recordings.constFind(recordingId);
        if (facts == recordings.cend())
            continue;
        if (facts->callId.value == id || (!server.isEmpty() && facts->serverCallId.value == server))
            found.append(makeRecording(*facts, over));
    }
    std::ranges::sort(found, {}, [](const Recording &r) { return r.id.text; });
    return found;
}

CallId State::callOf(const RecordingId &id) const
{
    const auto facts = recordings.constFind(id);
    if (facts == recordings.cend())
        return {};
    if (facts->callId.value && calls.contains(*facts->callId.value))
        return *facts->callId.value;
    CallId first;
    if (facts->serverCallId.value)
        for (auto [it, end] = m_byServer.equal_range(*facts->serverCallId.value); it != end; ++it)
            if (first.isEmpty() || it->text < first.text)
                first = *it;
    return first;
}

QStringList State::subjectsOf(const CallId &id, const IncomingId &incoming, const ServerCallId &server)
{
    QStringList subjects{id.text};
    if (!incoming.isEmpty())
        subjects.append(incoming.text);
    if (!server.isEmpty())
        subjects.append(server.text);
    return subjects;
}

void State::remember(quint64 hash)
{
    if (m_goneOrder.size() >= rememberedGone)
        m_gone.remove(m_goneOrder.takeFirst());
    m_gone.insert(hash);
    m_goneOrder.append(hash);
}

void State::forget(const CallId &id)
{
    const auto it = calls.find(id);
    if (it == calls.end())
        return;
    const ServerCallId server = it->value.serverCallId;
    m_byServer.remove(server, id);
    m_links.remove(id);
    timeline.forget(id.text);
    calls.erase(it);
    remember(hashOf(id.text));
    erase_if(recordings, [&](auto r) { return r.value().callId.value == id; });
    if (!server.isEmpty() && !m_byServer.contains(server)) {
        servers.remove(server);
        timeline.forget(server.text);
        erase_if(recordings, [&](auto r) { return r.value().serverCallId.value == server; });
    }
}

void State::forget(const IncomingId &id)
{
    if (announcements.remove(id) == 0)
        return;
    timeline.forget(id.text);
    remember(hashOf(id.text));
}

} // namespace callboard::store
