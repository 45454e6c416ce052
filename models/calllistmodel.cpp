#include "models/calllistmodel.h"
#include <algorithm>

namespace callboard {

static constexpr quint32 bit(CallColumn column)
{
    return 1U << int(column);
}
static constexpr quint32 allColumns = (1U << CallListModel::columns) - 1;
static constexpr quint32 timeColumns = bit(CallColumn::Time) | bit(CallColumn::Waited);
static constexpr quint32 sorts = CallListModel::Sorts;
static constexpr quint32 reads = CallListModel::Reads;

CallListModel::CallListModel(const Phrases &phrases, QObject *parent)
    : BatchedTableModel(parent),
      m_phrases(phrases) { }

void CallListModel::follow(const CallDesk &desk, Ticker &ticker)
{
    m_desk = &desk;
    m_source = std::make_unique<CallRows>(desk.store());
    m_nowMs = ticker.nowMs();
    m_source->addAll();
    m_source->actionsChanged(desk.actions());
    connect(&desk, &CallDesk::callsChanged, this, [this](const ChangeSet &changes) {
        m_source->changed(changes);
        schedule();
    });
    connect(&desk, &CallDesk::actionsChanged, this, [this] {
        m_source->actionsChanged(m_desk->actions());
        schedule();
    });
    connect(&ticker, &Ticker::ticked, this, [this](qint64 nowMs) {
        m_nowMs = nowMs;
        expire();
    });
    schedule();
    flush();
}

/// A ringing call ends by the clock even when nothing is heard of it.
void CallListModel::expire()
{
    for (const CallRow &row : m_rows) {
        if (row.state == CardState::Offered && row.untilMs <= m_nowMs) {
            CallRow missed = row;
            missed.state = CardState::Missed;
            missed.endedMs = row.untilMs;
            upsert(std::move(missed));
        }
    }
}

void CallListModel::upsert(CallRow row)
{
    const auto at = m_index.constFind(row.key);
    if (at != m_index.cend() && m_due.isEmpty())
        return change(m_rows[size_t(*at)], std::move(row));
    QString key = row.key;
    m_due.insert(key, std::move(row));
    schedule();
}

void CallListModel::remove(const QString &key)
{
    m_due.insert(key, std::nullopt);
    schedule();
}

void CallListModel::change(CallRow &row, CallRow &&to)
{
    quint32 columns = 0;
    const auto differs = [&](bool different, quint32 bits) { columns |= different ? bits : 0; };
    differs(row.state != to.state, allColumns | sorts | reads);
    differs(row.pending != to.pending || row.mine != to.mine || row.end != to.end || row.callId != to.callId
                || row.incomingId != to.incomingId || row.direction != to.direction,
            bit(CallColumn::State) | bit(CallColumn::Who) | reads);
    differs(row.name != to.name || row.party != to.party,
            bit(CallColumn::Who) | bit(CallColumn::Number) | sorts | reads);
    differs(row.line != to.line, bit(CallColumn::Line) | sorts | reads);
    differs(row.owner != to.owner, bit(CallColumn::Owner) | bit(CallColumn::State) | sorts | reads);
    differs(row.parties != to.parties, bit(CallColumn::Parties) | sorts);
    differs(row.endedMs != to.endedMs, bit(CallColumn::Ended) | bit(CallColumn::State) | timeColumns | sorts);
    differs(row.beganMs != to.beganMs || row.answeredMs != to.answeredMs || row.heldMs != to.heldMs
                || row.untilMs != to.untilMs,
            bit(CallColumn::State) | timeColumns | sorts);
    row = std::move(to);
    if (columns != 0)
        touch(int(&row - m_rows.data()), columns);
}

void CallListModel::collect()
{
    if (m_source) {
        const UserName self = m_desk->actor().user;
        for (const QString &key : m_source->takeDirty())
            m_due.insert(key, m_source->row(key, self, m_nowMs));
    }
    std::vector<CallRow> added;
    std::vector<int> gone;
    for (auto &&[key, row] : std::exchange(m_due, {}).asKeyValueRange()) {
        const int at = rowOf(key);
        if (!row && at >= 0)
            gone.push_back(at);
        else if (row && at >= 0)
            change(m_rows[size_t(at)], std::move(*row));
        else if (row)
            added.push_back(std::move(*row));
    }
    removeRows(std::move(gone));
    insertNew(std::move(added));
}

void CallListModel::reindex(size_t from)
{
    for (size_t at = from; at < m_rows.size(); ++at)
        m_index.insert(m_rows[at].key, int(at));
}

void CallListModel::removeRows(std::vector<int> gone)
{
    std::ranges::sort(gone);
    size_t end = gone.size();
    while (end > 0) { // from the back, in whole runs, so that positions in front stay good
        size_t begin = end - 1;
        while (begin > 0 && gone[begin - 1] == gone[begin] - 1)
            --begin;
        const int first = gone[begin];
        const int last = gone[end - 1];
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_index.remove(m_rows[size_t(row)].key);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        shiftTouched(first, first - last - 1);
        reindex(size_t(first));
        endRemoveRows();
        end = begin;
    }
}

void CallListModel::insertNew(std::vector<CallRow> added)
{
    if (added.empty())
        return;
    std::ranges::sort(added, {}, &CallRow::key); // the same list whatever the hash's seed
    const size_t from = m_rows.size();
    beginInsertRows({}, int(from), int(from + added.size()) - 1);
    std::ranges::move(added, std::back_inserter(m_rows));
    reindex(from);
    endInsertRows();
}

void CallListModel::tick(const QList<int> &visible)
{
    for (const int row : visible) {
        if (at(row).section() != CallSection::Recent)
            touch(row, timeColumns);
    }
}

void CallListModel::retranslate()
{
    for (int row = 0; row < rows(); ++row)
        touch(row, allColumns | sorts | reads);
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
}

const CallRow *CallListModel::find(const QString &key) const
{
    const int row = rowOf(key);
    return row < 0 ? nullptr : &m_rows[size_t(row)];
}

QString CallListModel::keyOf(const CallId &call) const
{
    const auto found = std::ranges::find(m_rows, call, &CallRow::callId);
    return found == m_rows.end() ? QString() : found->key;
}

} // namespace callboard
