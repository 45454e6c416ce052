// The relay's state: every journalled event applied, in journal order, and told to whoever may know.
#pragma once
#include "core/clock.h"
#include "relay/base/metrics.h"
#include "relay/base/principal.h"
#include "relay/base/publisher.h"
#include "relay/state/callindex.h"
#include "relay/state/entry.h"
#include "relay/state/envelopes.h"
#include "relay/state/glimpses.h"
#include "relay/state/ownevents.h"
#include "store/callstore.h"
#include <QObject>
#include <QTimer>

namespace callboard::relay {

struct StateOptions {
    int snapshotEvery = 2000; ///< events between snapshots; stretched when snapshots are slow
    std::chrono::milliseconds snapshotAfter{5000}; ///< of quiet with events not in a snapshot yet
    int finishedCalls = 500;
    std::chrono::hours keepEvents{24 * 90}; ///< history; 0 keeps all
};

/// Owns the CallStore. The order is: commit, tell the caller (who answers 2xx), apply, publish. Lives in the main
/// thread; journal, publisher and clock outlive it.
class RelayState : public QObject
{
    Q_OBJECT
public:
    using Recorded = std::function<void(const Result<QList<Appended>> &)>;

    RelayState(Journal &journal, Publisher &publisher, const Clock &clock, Metrics &metrics, StateOptions options = {},
               QObject *parent = nullptr);

    /// Reads the newest snapshot and applies what came after it. Once, before anything is recorded.
    Result<Done> load();

    /// Commits; `done` runs after the commit and before the events are applied and published. Duplicates are neither.
    void record(Recording recording, Recorded done);
    /// For facts that have happened and must not get lost: tried again until the journal takes them.
    void recordSurely(Recording recording);

    const CallStore &store() const { return m_store; }
    OwnEvents &own() { return m_own; }
    Journal &journal() { return m_journal; }
    /// Offset up to which events are applied.
    qint64 appliedUpTo() const { return m_applied; }
    /// Before this offset an agent's filtered history has holes, because calls were forgotten since.
    qint64 wholeSince() const { return m_wholeSince; }
    const CallIndex &index() const { return m_index; }
    /// Notes on the newest rows; keys of the calls that are a user's for them.
    const Glimpses &glimpses() const { return m_glimpses; }
    Glimpses::Calls callsOf(const UserName &user) const;
    /// Call of a server call id; empty when there is none.
    CallId callOfServer(const ServerCallId &id) const { return m_servers.value(id); }
    UserName ownerOf(const CallId &id) const;

    bool maySee(const Principal &who, const EventView &row) const;
    bool maySee(const Principal &who, const Call &call) const;
    /// Saves a snapshot now, for a clean end.
    void saveSnapshot();

signals:
    /// After an event was applied and published.
    void applied(const callboard::relay::Entry &entry, const callboard::ChangeSet &changes);

private:
    struct Pending {
        Entry entry;
        Appended appended;
        std::function<void()> then; ///< when set, there is no entry
    };
    void committed(Recording recording, const QList<Appended> &outcome);
    void drain();
    void apply(const Pending &pending);
    ChangeSet reduce(const Entry &entry);
    void note(const Entry &entry, const ChangeSet &changes, qint64 offset);
    void publish(const Pending &pending);
    QStringList groupsOf(const Entry &entry) const;
    void glimpse(qint64 offset, QByteArrayView type, QByteArrayView callId, bool damaged = false);
    Result<Done> restore(const Snapshot &snapshot);
    Result<Done> replay();
    void tick();
    void trim();
    void newEpoch();

    Journal &m_journal;
    Publisher &m_publisher;
    const Clock &m_clock;
    const StateOptions m_options;
    CallStore m_store;
    OwnEvents m_own;
    CallIndex m_index;
    Glimpses m_glimpses;
    EnvelopeWriter m_envelopes;
    QHash<ServerCallId, CallId> m_servers;
    QList<Pending> m_pending;
    bool m_drainPosted = false;
    qint64 m_applied = 0;
    qint64 m_wholeSince = 0;
    qint64 m_snapshotOffset = 0;
    std::chrono::milliseconds m_snapshotAt{0};
    std::chrono::milliseconds m_snapshotCost{0};
    std::chrono::milliseconds m_trimmedAt{0};
    std::chrono::milliseconds m_forgotAt{0};
    QTimer m_tick;
    Counter &m_events;
    Counter &m_duplicates;
    Counter &m_unread;
};

} // namespace callboard::relay
