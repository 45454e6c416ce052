#include "models/participantmodel.h"
#include "models/rowsync.h"
#include "models/spacednumber.h"
#include <algorithm>

namespace callboard {

static constexpr quint32 allColumns = (1U << ParticipantModel::columns) - 1;
static constexpr quint32 timeColumns = 1U << int(ParticipantColumn::JoinedFor) | 1U << int(ParticipantColumn::Hold);

static qint64 ms(const Timestamp &time)
{
    constexpr qint64 ticksPerMs = 10000;
    return time.isNull() ? 0 : time.ticks() / ticksPerMs;
}

ParticipantModel::ParticipantModel(const CallDesk &desk, const Phrases &phrases, const Ticker &ticker, QObject *parent)
    : BatchedTableModel(parent),
      m_desk(desk),
      m_phrases(phrases),
      m_ticker(ticker)
{
    connect(&desk, &CallDesk::callsChanged, this, [this](const ChangeSet &changes) {
        if (changes.calls.value(m_call).testAnyFlags(CallField::Legs | CallField::State | CallField::Removed
                                                     | CallField::Added | CallField::Identity)) {
            m_stale = true;
            schedule();
        }
    });
    connect(&desk, &CallDesk::actionsChanged, this, [this] {
        m_stale = !m_call.isEmpty();
        schedule();
    });
}

void ParticipantModel::setCall(const CallId &call)
{
    if (call == m_call)
        return;
    m_call = call;
    m_stale = true;
    schedule();
    flush();
}

QString legName(const Call &call, const Leg &leg)
{
    return leg.displayName.isEmpty() && leg.role == LegRole::Customer ? call.callerDisplayName : leg.displayName;
}

static ParticipantRow rowOfLeg(const Call &call, const Leg &leg)
{
    ParticipantRow row;
    row.id = leg.party.rawId;
    row.party = leg.party;
    row.displayName = legName(call, leg);
    row.role = leg.role;
    row.own = leg.own;
    row.muted = leg.muted;
    row.onHold = leg.onHold;
    row.joinedMs = ms(leg.joinedAt);
    row.heldMs = ms(leg.heldSince);
    row.mutedMs = ms(leg.mutedSince);
    return row;
}

std::vector<ParticipantRow> ParticipantModel::wanted() const
{
    std::vector<ParticipantRow> rows;
    const Call *call = m_desk.store().call(m_call);
    if (!call)
        return rows;
    for (const Leg &leg : call->legs)
        rows.push_back(rowOfLeg(*call, leg));
    addInvitations(rows);
    return rows;
}

void ParticipantModel::addInvitations(std::vector<ParticipantRow> &rows) const
{
    for (const PendingAction &action : m_desk.actions()) {
        if (!action.isOpen() || action.callId != m_call || action.target.isEmpty())
            continue;
        const auto member = std::ranges::find(rows, action.target, &ParticipantRow::id);
        if (member != rows.end()) {
            member->pending = action.kind;
        } else if (action.kind == ActionKind::AddParticipant) {
            ParticipantRow row;
            row.id = action.target;
            row.party = partyOf(action.target);
            row.invited = true;
            row.invitation = action.invitationId;
            row.joinedMs = action.since.toMSecsSinceEpoch();
            row.pending = action.kind;
            rows.push_back(std::move(row));
        }
    }
}

struct ParticipantModel::Moves : RowMoves {
    Moves(ParticipantModel &model, std::vector<ParticipantRow> &target) : m(model), wanted(target) { }
    void removeAt(int row) override
    {
        m.beginRemoveRows({}, row, row);
        m.m_rows.erase(m.m_rows.begin() + row);
        m.endRemoveRows();
    }
    void moveTo(int from, int to) override
    {
        m.beginMoveRows({}, from, from, {}, to);
        std::rotate(m.m_rows.begin() + to, m.m_rows.begin() + from, m.m_rows.begin() + from + 1);
        m.endMoveRows();
    }
    void insertAt(int row, int at) override
    {
        m.beginInsertRows({}, row, row);
        m.m_rows.insert(m.m_rows.begin() + row, wanted[size_t(at)]);
        m.endInsertRows();
    }
    ParticipantModel &m;
    std::vector<ParticipantRow> &wanted;
};

void ParticipantModel::collect()
{
    if (!std::exchange(m_stale, false))
        return;
    std::vector<ParticipantRow> target = wanted();
    std::vector<RawId> keys;
    std::ranges::transform(target, std::back_inserter(keys), &ParticipantRow::id);
    Moves moves(*this, target);
    const bool moved = syncRows(
        keys, [this](int row) { return m_rows[size_t(row)].id; }, rows(), moves);
    if (moved)
        dropTouched();
    for (int row = 0; row < rows(); ++row) {
        ParticipantRow &mine = m_rows[size_t(row)];
        if (std::exchange(mine, target[size_t(row)]) != mine || moved)
            touch(row, allColumns);
    }
}

void ParticipantModel::tick(const QList<int> &visible)
{
    for (const int row : visible)
        touch(row, timeColumns);
}

void ParticipantModel::retranslate()
{
    for (int row = 0; row < rows(); ++row)
        touch(row, allColumns);
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
}

int ParticipantModel::rowOf(const RawId &id) const
{
    const auto found = std::ranges::find(m_rows, id, &ParticipantRow::id);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QList<int> ParticipantModel::rolesOf(quint32 changed) const
{
    if ((changed & ~timeColumns) == 0)
        return {Qt::DisplayRole, Qt::AccessibleTextRole};
    return {};
}

int ParticipantModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ParticipantModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::TextAlignmentRole && section == int(ParticipantColumn::JoinedFor))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    return role == Qt::DisplayRole ? m_phrases.title(ParticipantColumn(section)) : QVariant();
}

QVariant ParticipantModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rows() || index.column() >= columns)
        return {};
    const ParticipantRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return display(row, ParticipantColumn(index.column()));
    case Qt::AccessibleTextRole: return m_phrases.sentence(row, m_ticker.nowMs());
    case Qt::TextAlignmentRole:
        if (index.column() == int(ParticipantColumn::JoinedFor))
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    case KeyRole: return row.id.text;
    case PendingRole: return row.pending.has_value();
    case DimRole: return row.invited;
    default: return {};
    }
}

QVariant ParticipantModel::display(const ParticipantRow &row, ParticipantColumn column) const
{
    switch (column) {
    case ParticipantColumn::Role: return m_phrases.role(row);
    case ParticipantColumn::Name: return m_phrases.name(row);
    case ParticipantColumn::Number: return spacedNumber(row.party.number);
    case ParticipantColumn::Kind: return m_phrases.kind(row.party.kind);
    case ParticipantColumn::Muted: return m_phrases.muted(row);
    case ParticipantColumn::Hold: return m_phrases.hold(row, m_ticker.nowMs());
    case ParticipantColumn::JoinedFor:
        return row.joinedMs == 0 ? QString() : spanText((m_ticker.nowMs() - row.joinedMs) / 1000);
    }
    return {};
}

} // namespace callboard
