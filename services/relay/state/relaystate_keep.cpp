// RelayState: what keeps a restart short and the memory small.
#include "core/jsonreader.h"
#include "core/literals.h"
#include "relay/state/relaystate.h"
#include "relay/state/statelog.h"
#include "wire/jsontree.h"
#include <QCborMap>
#include <QCborValue>
#include <QElapsedTimer>
#include <QJsonDocument>

Q_LOGGING_CATEGORY(lcState, "callboard.relay.state")

namespace callboard::relay {

namespace {
constexpr qint64 RowsAtOnce = 10'000;
constexpr std::chrono::minutes TrimEvery{1};
constexpr int SnapshotShare = 50; // at most one fiftieth of the time goes into snapshots

std::shared_ptr<const wire::JournalEvent> parsed(wire::JsonTree &tree, QByteArrayView body)
{
    if (const auto view = tree.parse(body))
        return wire::sharedJournalEvent(view->toObject());
    return wire::sharedJournalEvent(
        QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size())).object());
}
} // namespace

Result<Done> RelayState::load()
{
    QElapsedTimer timer;
    timer.start();
    m_glimpses.clear();
    auto snapshot = m_journal.newestSnapshot();
    if (!snapshot)
        return snapshot.error();
    if (*snapshot && (*snapshot)->offset <= m_journal.lastOffset())
        if (auto r = restore(**snapshot); !r)
            qCWarning(lcState).noquote() << "snapshot not usable, reading the whole journal:" << r.error().detail;
    const qint64 from = m_applied;
    auto r = replay();
    qCInfo(lcState) << "state as of" << m_applied << "after" << timer.elapsed() << "ms," << m_applied - from
                    << "events since the snapshot";
    return r;
}

Result<Done> RelayState::restore(const Snapshot &snapshot)
{
    QCborParserError problem;
    const QCborMap map = QCborValue::fromCbor(qUncompress(snapshot.data), &problem).toMap();
    auto changes = m_store.restore(map.value("store"_L1).toMap().toJsonObject());
    if (!changes)
        return changes.error();
    m_index = CallIndex::fromCbor(map.value("index"_L1).toMap());
    m_wholeSince = map.value("wholeSince"_L1).toInteger();
    m_applied = m_snapshotOffset = snapshot.offset;
    note({}, *changes, 0);
    return Done{};
}

Result<Done> RelayState::replay()
{
    wire::JsonTree tree;
    for (qint64 shown = RowsAtOnce; shown == RowsAtOnce;) {
        const auto page = m_journal.read(m_applied, RowsAtOnce, [this, &tree](const EventView &row) {
            m_applied = row.offset;
            glimpse(row.offset, row.type, row.callId, row.damaged);
            if (row.damaged) {
                qCCritical(lcState) << "journal row" << row.offset << "is damaged and left out";
                return true;
            }
            Entry entry{{{}, {}, row.type.toByteArray(), row.callId.toByteArray(), 0, {}}, parsed(tree, row.body)};
            note(entry, reduce(entry), row.offset);
            return true;
        });
        if (!page)
            return page.error();
        shown = *page;
    }
    return Done{};
}

void RelayState::tick()
{
    const auto now = m_clock.monotonic();
    const qint64 behind = m_applied - m_snapshotOffset;
    const bool many = behind >= m_options.snapshotEvery && now - m_snapshotAt >= m_snapshotCost * SnapshotShare;
    const bool quiet = behind > 0 && now - m_snapshotAt >= m_options.snapshotAfter + m_snapshotCost * SnapshotShare;
    if (now - m_trimmedAt >= TrimEvery)
        trim();
    if (many || quiet)
        saveSnapshot();
}

void RelayState::saveSnapshot()
{
    if (m_applied == 0)
        return;
    QElapsedTimer timer;
    timer.start();
    const QCborMap map{{u"store"_s, QCborMap::fromJsonObject(m_store.snapshot())},
                       {u"index"_s, m_index.toCbor()},
                       {u"wholeSince"_s, m_wholeSince}};
    JournalBatch batch;
    batch.snapshot = Snapshot{m_applied, qCompress(map.toCborValue().toCbor(), 1)};
    m_journal.commit(std::move(batch), [](const Result<QList<Appended>> &outcome) {
        if (!outcome)
            qCWarning(lcState).noquote() << "snapshot not saved:" << outcome.error().detail;
    });
    m_snapshotOffset = m_applied;
    m_snapshotAt = m_clock.monotonic();
    m_snapshotCost = std::chrono::milliseconds(timer.elapsed());
}

void RelayState::trim()
{
    m_trimmedAt = m_clock.monotonic();
    const ChangeSet gone = m_store.trim();
    for (auto it = gone.calls.cbegin(); it != gone.calls.cend(); ++it)
        m_index.remove(it.key().text);
    for (auto it = gone.incoming.cbegin(); it != gone.incoming.cend(); ++it)
        m_index.remove(it.key().text);
    if (!gone.calls.isEmpty()) {
        m_wholeSince = m_applied;
        m_servers.removeIf([this](const auto &pair) { return !m_store.call(pair.value()); });
    }
    if (m_options.keepEvents.count() > 0 && m_trimmedAt - m_forgotAt >= TrimEvery) {
        m_forgotAt = m_trimmedAt;
        JournalBatch batch;
        batch.forgetBefore
            = m_clock.now().addMSecs(-std::chrono::milliseconds(m_options.keepEvents).count()).toMSecsSinceEpoch();
        m_journal.commit(std::move(batch), [](const Result<QList<Appended>> &) {});
    }
}

void RelayState::newEpoch()
{
    drain(); // what was committed under the old epoch is published under it
    m_envelopes.setEpoch(m_journal.epoch());
    m_glimpses.clear();
    m_applied = std::max(m_applied, m_journal.lastOffset());
    saveSnapshot();
}

} // namespace callboard::relay
