#include "models/recordinglistmodel.h"
#include "core/literals.h"
#include "models/spacednumber.h"

namespace callboard {

using library::RecordingInfo;

static constexpr quint32 allColumns = (1U << RecordingListModel::columns) - 1;

RecordingListModel::RecordingListModel(const library::RecordingLibrary &library, const RecordingPhrases &phrases,
                                       QObject *parent)
    : BatchedTableModel(parent),
      m_library(library),
      m_phrases(phrases)
{
    const auto due = [this](const QList<RecordingId> &ids) {
        m_due.unite(QSet<RecordingId>(ids.begin(), ids.end()));
        schedule();
    };
    connect(&library, &library::RecordingLibrary::changed, this, due);
    due(library.ids());
}

void RecordingListModel::collect()
{
    QList<RecordingId> added;
    QList<RecordingId> gone;
    for (const RecordingId &id : std::exchange(m_due, {})) {
        const RecordingInfo *info = m_library.find(id);
        const int row = rowOf(id);
        if (info && row >= 0) {
            m_rows[size_t(row)] = *info;
            touch(row, allColumns);
        } else if (info) {
            added.append(id);
        } else if (row >= 0) {
            gone.append(id);
        }
    }
    removeGone(gone);
    insertNew(added);
}

void RecordingListModel::removeGone(const QList<RecordingId> &gone)
{
    for (const RecordingId &id : gone) {
        const int row = rowOf(id);
        beginRemoveRows({}, row, row);
        m_index.remove(id);
        m_rows.erase(m_rows.begin() + row);
        shiftTouched(row, -1);
        reindex(row);
        endRemoveRows();
    }
}

void RecordingListModel::insertNew(const QList<RecordingId> &added)
{
    if (added.isEmpty())
        return;
    const int from = rows();
    beginInsertRows({}, from, from + int(added.size()) - 1);
    for (const RecordingId &id : added)
        m_rows.push_back(*m_library.find(id));
    std::ranges::sort(m_rows.begin() + from, m_rows.end(), {}, [](const RecordingInfo &r) { return r.id.text; });
    reindex(from);
    endInsertRows();
}

void RecordingListModel::reindex(int from)
{
    for (int row = from; row < rows(); ++row)
        m_index.insert(m_rows[size_t(row)].id, row);
}

void RecordingListModel::retranslate()
{
    for (int row = 0; row < rows(); ++row)
        touch(row, allColumns);
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
}

void RecordingListModel::timePassed()
{
    for (int row = 0; row < rows(); ++row)
        if (m_rows[size_t(row)].state == RecordingState::Available)
            touch(row, 1U << int(RecordingColumn::State));
}

int RecordingListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant RecordingListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columns)
        return {};
    return m_phrases.title(RecordingColumn(section));
}

QVariant RecordingListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rows() || index.column() >= columns)
        return {};
    const RecordingInfo &recording = m_rows[size_t(index.row())];
    const auto column = RecordingColumn(index.column());
    switch (role) {
    case Qt::DisplayRole: return display(recording, column);
    case SortRole: return sortValue(recording, column);
    case SearchRole:
        return QString(m_phrases.who(recording) + QChar(QChar::LineSeparator) + recording.customer.number
                       + QChar(QChar::LineSeparator) + recording.owner.text + QChar(QChar::LineSeparator)
                       + recording.line + QChar(QChar::LineSeparator) + m_phrases.direction(recording)
                       + QChar(QChar::LineSeparator) + m_phrases.state(recording) + QChar(QChar::LineSeparator)
                       + recording.id.text)
            .toLower()
            .replace(QChar(QChar::Nbsp), u' ');
    case Qt::AccessibleTextRole: return m_phrases.sentence(recording);
    case Qt::TextAlignmentRole:
        if (column == RecordingColumn::Length)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    case KeyRole: return recording.id.text;
    case ShapeRole: return column == RecordingColumn::State ? QVariant(int(recording.state)) : QVariant();
    case PendingRole: return recording.state == RecordingState::Available;
    case DimRole: return !recording.isPlayable();
    default: return {};
    }
}

QVariant RecordingListModel::display(const RecordingInfo &recording, RecordingColumn column) const
{
    switch (column) {
    case RecordingColumn::When: return m_phrases.when(recording);
    case RecordingColumn::Who: return m_phrases.who(recording);
    case RecordingColumn::Agent: return recording.owner.text;
    case RecordingColumn::Length: return spanText(recording.durationMs / 1000);
    case RecordingColumn::Line: return spacedNumber(recording.line);
    case RecordingColumn::Direction: return m_phrases.direction(recording);
    case RecordingColumn::State: return m_phrases.state(recording);
    }
    return {};
}

QVariant RecordingListModel::sortValue(const RecordingInfo &recording, RecordingColumn column) const
{
    switch (column) {
    case RecordingColumn::When: return recording.startedAt.ticks();
    case RecordingColumn::Length: return recording.durationMs;
    case RecordingColumn::State: return int(recording.state);
    case RecordingColumn::Who:
    case RecordingColumn::Agent:
    case RecordingColumn::Line:
    case RecordingColumn::Direction: break;
    }
    return display(recording, column);
}

} // namespace callboard
