#include "relay/state/relaystate.h"
#include "core/literals.h"
#include "relay/state/statelog.h"
#include <QPointer>

namespace callboard::relay {

namespace {
constexpr std::chrono::milliseconds TryAgain{250};

CallStore::Options storeOptions(const StateOptions &options)
{
    // The journal keeps the texts; a console's timeline is made from there.
    return {.timeline = false, .finishedCalls = options.finishedCalls, .closedIncoming = options.finishedCalls};
}
} // namespace

RelayState::RelayState(Journal &journal, Publisher &publisher, const Clock &clock, Metrics &metrics,
                       StateOptions options, QObject *parent)
    : QObject(parent),
      m_journal(journal),
      m_publisher(publisher),
      m_clock(clock),
      m_options(options),
      m_store(storeOptions(options)),
      m_own(clock),
      m_envelopes(journal.epoch()),
      m_events(metrics.counter("callboard_events_total", "Events journalled.")),
      m_duplicates(metrics.counter("callboard_duplicates_total", "Events that had been journalled before.")),
      m_unread(metrics.counter("callboard_unread_total", "Journalled events that this version can't read."))
{
    metrics.gauge("callboard_calls", "Calls known.", [this] { return double(m_store.callIds().size()); });
    m_journal.onNewEpoch([this] { newEpoch(); });
    connect(&m_tick, &QTimer::timeout, this, &RelayState::tick);
    m_tick.start(1000);
}

void RelayState::record(Recording recording, Recorded done)
{
    JournalBatch batch;
    batch.events.reserve(recording.entries.size());
    for (const Entry &entry : std::as_const(recording.entries))
        batch.events.append(entry.row);
    batch.keys = std::exchange(recording.keys, {});
    batch.audit = std::exchange(recording.audit, {});
    m_journal.commit(std::move(batch),
                     [self = QPointer(this), recording = std::move(recording),
                      done = std::move(done)](const Result<QList<Appended>> &outcome) mutable {
                         if (done)
                             done(outcome);
                         if (self && outcome)
                             self->committed(std::move(recording), *outcome);
                     });
}

void RelayState::recordSurely(Recording recording)
{
    record(recording, [this, recording](const Result<QList<Appended>> &outcome) {
        if (!outcome)
            QTimer::singleShot(TryAgain, this, [this, recording] { recordSurely(recording); });
    });
}

void RelayState::committed(Recording recording, const QList<Appended> &outcome)
{
    for (qsizetype i = 0; i < outcome.size(); ++i) {
        if (outcome[i].duplicate)
            m_duplicates.add();
        else
            m_pending.append({std::move(recording.entries[i]), outcome[i], {}});
    }
    if (recording.applied)
        m_pending.append({{}, {}, std::move(recording.applied)});
    if (!m_pending.isEmpty() && !std::exchange(m_drainPosted, true))
        QMetaObject::invokeMethod(this, &RelayState::drain, Qt::QueuedConnection);
}

void RelayState::drain()
{
    m_drainPosted = false;
    const QList<Pending> pending = std::exchange(m_pending, {});
    for (const Pending &p : pending) {
        if (p.then)
            p.then();
        else
            apply(p);
    }
}

void RelayState::apply(const Pending &pending)
{
    const ChangeSet changes = reduce(pending.entry);
    note(pending.entry, changes, pending.appended.offset);
    glimpse(pending.appended.offset, pending.entry.row.type, pending.entry.row.callId);
    m_events.add();
    publish(pending);
    m_applied = pending.appended.offset;
    emit applied(pending.entry, changes);
}

ChangeSet RelayState::reduce(const Entry &entry)
{
    if (!entry.event) {
        m_unread.add();
        return {};
    }
    return std::visit([this](const auto &event) { return m_store.apply(event); }, *entry.event);
}

void RelayState::note(const Entry &entry, const ChangeSet &changes, qint64 offset)
{
    for (auto it = changes.calls.cbegin(); it != changes.calls.cend(); ++it)
        if (it.value().testFlag(CallField::Identity) || it.value().testFlag(CallField::Added))
            if (const Call *call = m_store.call(it.key()); call && !call->serverCallId.isEmpty())
                m_servers.insert(call->serverCallId, call->id);
    const QString id = QString::fromUtf8(entry.row.callId);
    if (!id.isEmpty() && (m_store.call(CallId(id)) || m_store.incoming(IncomingId(id))))
        m_index.add(id, offset);
}

void RelayState::publish(const Pending &pending)
{
    if (!m_publisher.isHeard())
        return;
    const NewEvent &row = pending.entry.row;
    QByteArray text;
    text.reserve(row.body.size() + 256);
    m_envelopes.append(
        text,
        {pending.appended.offset, pending.appended.at, row.source, row.id, row.type, row.callId, row.body, false});
    m_publisher.publish(text, groupsOf(pending.entry));
}

QStringList RelayState::groupsOf(const Entry &entry) const
{
    QStringList names{QString::fromUtf16(groups::Floor)};
    const QString id = QString::fromUtf8(entry.row.callId);
    if (isRingType(entry.row.type))
        names.append(QString::fromUtf16(groups::Queue));
    if (!id.isEmpty())
        names.append(groups::ofCall(id));
    if (const UserName owner = ownerOf(CallId(id)); !owner.isEmpty())
        names.append(groups::ofAgent(owner.text));
    if (entry.row.type.contains("Recording"))
        names.append(QString::fromUtf16(groups::Recordings));
    if (entry.event)
        if (const auto *relay = std::get_if<wire::RelayEvent>(&*entry.event))
            if (const auto *refused = std::get_if<wire::ActionRefused>(&relay->event))
                names.append(groups::ofAgent(refused->user.text));
    names.removeDuplicates();
    return names;
}

/// What maySee() decides by more than the owner of the call is for everybody to look at.
void RelayState::glimpse(qint64 offset, QByteArrayView type, QByteArrayView callId, bool damaged)
{
    m_glimpses.add(offset, callId, damaged || isRingType(type) || type == "Callboard.ActionRefused");
}

Glimpses::Calls RelayState::callsOf(const UserName &user) const
{
    Glimpses::Calls keys;
    for (const CallId &id : m_store.callIds())
        if (ownerOf(id) == user)
            keys.insert(Glimpses::keyOf(id.text.toUtf8()));
    return keys;
}

UserName RelayState::ownerOf(const CallId &id) const
{
    const Call *call = id.isEmpty() ? nullptr : m_store.call(id);
    return call ? call->owner : UserName();
}

bool RelayState::maySee(const Principal &who, const Call &call) const
{
    return who.readsAll() || (who.handlesCalls() && call.owner == who.user);
}

bool RelayState::maySee(const Principal &who, const EventView &row) const
{
    if (who.readsAll())
        return true;
    if (!who.handlesCalls() || row.damaged)
        return row.damaged;
    if (isRingType(row.type))
        return true;
    if (row.type == "Callboard.ActionRefused") {
        const auto event = wire::fromJson<wire::RelayEvent>(QJsonDocument::fromJson(row.body.toByteArray()).object());
        const auto *refused = event ? std::get_if<wire::ActionRefused>(&event->event) : nullptr;
        return refused && refused->user == who.user;
    }
    return !row.callId.isEmpty() && ownerOf(CallId(QString::fromUtf8(row.callId))) == who.user;
}

} // namespace callboard::relay
