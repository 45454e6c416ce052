// CallListModel: what views read.
#include "core/literals.h"
#include "models/calllistmodel.h"
#include "models/spacednumber.h"
#include <QLocale>

namespace callboard {

int CallListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QList<int> CallListModel::rolesOf(quint32 what) const
{
    // A running time that only moved on: what it sorts by is when it began, and no filter looks at it.
    if (what & Reads)
        return {};
    static const QList<int> moved{Qt::DisplayRole, Qt::AccessibleTextRole, SortRole};
    static const QList<int> ticked{Qt::DisplayRole, Qt::AccessibleTextRole};
    return what & Sorts ? moved : ticked;
}

QVariant CallListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columns)
        return {};
    return m_phrases.title(CallColumn(section));
}

QVariant CallListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rows() || index.column() >= columns)
        return {};
    const CallRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return display(row, CallColumn(index.column()));
    case SortRole: return sortValue(row, CallColumn(index.column()));
    case SearchRole: return search(row);
    case Qt::AccessibleTextRole: return m_phrases.sentence(row, m_nowMs);
    case Qt::TextAlignmentRole:
        if (index.column() == int(CallColumn::Time) || index.column() == int(CallColumn::Waited)
            || index.column() == int(CallColumn::Parties) || index.column() == int(CallColumn::Ended))
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    case KeyRole: return row.key;
    case ShapeRole: return index.column() == int(CallColumn::State) ? QVariant(int(row.state)) : QVariant();
    case PendingRole: return row.pending;
    case DimRole: return row.section() == CallSection::Recent;
    case StateRole: return int(row.state);
    case SectionRole: return int(row.section());
    case CallIdRole: return row.callId.text;
    case IncomingIdRole: return row.incomingId.text;
    default: return {};
    }
}

QVariant CallListModel::display(const CallRow &row, CallColumn column) const
{
    switch (column) {
    case CallColumn::State: return m_phrases.state(row);
    case CallColumn::Who: return m_phrases.who(row);
    case CallColumn::Number: return spacedNumber(row.party.number);
    case CallColumn::Line: return spacedNumber(row.line);
    case CallColumn::Time: return spanText(row.seconds(m_nowMs));
    case CallColumn::Waited: return spanText(row.waited(m_nowMs));
    case CallColumn::Owner: return row.owner.text;
    case CallColumn::Parties: return row.parties == 0 ? QString() : QString::number(row.parties);
    case CallColumn::Ended:
        if (row.section() != CallSection::Recent || row.endedMs == 0)
            return QString();
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.endedMs).time(), QLocale::ShortFormat);
    }
    return {};
}

/// Grows with the time shown while it runs, without changing itself: what runs is longer than what has ended.
static qint64 spanOrder(bool runs, qint64 sinceMs, qint64 endedSeconds)
{
    constexpr qint64 farFuture = qint64(1) << 48;
    return runs ? farFuture - sinceMs : endedSeconds * 1000;
}

QVariant CallListModel::sortValue(const CallRow &row, CallColumn column) const
{
    switch (column) {
    case CallColumn::State: return row.listOrder();
    case CallColumn::Who: return m_phrases.who(row);
    case CallColumn::Number: return row.party.number;
    case CallColumn::Line: return row.line;
    case CallColumn::Time:
        return spanOrder(row.section() != CallSection::Recent, row.answeredMs ? row.answeredMs : row.beganMs,
                         row.seconds(0));
    case CallColumn::Waited: return spanOrder(!row.answeredMs && !row.endedMs, row.beganMs, row.waited(0));
    case CallColumn::Owner: return row.owner.text;
    case CallColumn::Parties: return row.parties;
    case CallColumn::Ended: return row.endedMs;
    }
    return {};
}

QString CallListModel::search(const CallRow &row) const
{
    constexpr QChar gap(QChar::LineSeparator);
    const QString text = m_phrases.who(row) + gap + row.party.number + gap + spacedNumber(row.party.number) + gap
        + row.line + gap + m_phrases.state(row) + gap + row.owner.text;
    return text.toLower().replace(QChar(QChar::Nbsp), u' ');
}

} // namespace callboard
