#include "models/transcriptmodel.h"
#include "core/literals.h"
#include "models/participantmodel.h"
#include <algorithm>

namespace callboard {

TranscriptModel::TranscriptModel(const CallDesk &desk, const Phrases &phrases, QObject *parent)
    : BatchedTableModel(parent),
      m_desk(desk),
      m_phrases(phrases)
{
    connect(&desk, &CallDesk::callsChanged, this, [this](const ChangeSet &changes) {
        if (!(changes.calls.value(m_call) & (CallField::Media | CallField::Legs | CallField::Removed)))
            return;
        m_stale = true;
        schedule();
    });
    connect(&desk, &CallDesk::partialHeard, this, &TranscriptModel::heard);
}

void TranscriptModel::setCall(const CallId &call)
{
    if (call == m_call)
        return;
    m_call = call;
    m_speaking.clear();
    m_stale = true;
    schedule();
    flush();
}

void TranscriptModel::heard(const CallId &call, const TranscriptLine &line)
{
    if (call != m_call)
        return;
    const auto known = std::ranges::find(m_speaking, line.speaker, &TranscriptLine::speaker);
    if (known == m_speaking.end())
        m_speaking.append(line);
    else
        known->text = line.text;
    m_stale = true;
    schedule();
}

/// A line of somebody takes the place of what he was saying.
std::vector<TranscriptModel::Row> TranscriptModel::wanted()
{
    std::vector<Row> rows;
    const QList<TranscriptLine> lines = m_desk.store().transcript(m_call);
    for (const TranscriptLine &line : lines)
        rows.push_back({line, false});
    const Call *call = m_desk.store().call(m_call);
    if (!call || call->isOver() || call->transcript.state != StreamState::On)
        m_speaking.clear();
    m_speaking.removeIf([&](const TranscriptLine &partial) {
        return std::ranges::any_of(lines.crbegin(), lines.crend(), [&](const TranscriptLine &line) {
            return line.speaker == partial.speaker && partial.at <= line.at;
        });
    });
    for (const TranscriptLine &partial : std::as_const(m_speaking))
        rows.push_back({partial, true});
    return rows;
}

/// Only the stretch between the lines that are the same at both ends is exchanged.
void TranscriptModel::collect()
{
    if (!std::exchange(m_stale, false))
        return;
    const std::vector<Row> next = wanted();
    const auto same = [](const Row &a, const Row &b) {
        return a.partial == b.partial && a.line.speaker == b.line.speaker && a.line.offset == b.line.offset
            && (a.partial || a.line.text == b.line.text);
    };
    const size_t shorter = std::min(m_rows.size(), next.size());
    size_t head = 0;
    while (head < shorter && same(m_rows[head], next[head]))
        ++head;
    size_t tail = 0;
    while (tail < shorter - head && same(m_rows[m_rows.size() - 1 - tail], next[next.size() - 1 - tail]))
        ++tail;
    const int first = int(head);
    if (const int gone = int(m_rows.size() - head - tail); gone > 0) {
        beginRemoveRows({}, first, first + gone - 1);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + gone);
        shiftTouched(first, -gone);
        endRemoveRows();
    }
    if (const int come = int(next.size() - head - tail); come > 0) {
        beginInsertRows({}, first, first + come - 1);
        m_rows.insert(m_rows.begin() + first, next.begin() + first, next.begin() + first + come);
        shiftTouched(first, come);
        endInsertRows();
    }
    for (size_t at = 0; at < next.size(); ++at) {
        if (m_rows[at] == next[at])
            continue;
        m_rows[at] = next[at];
        touch(int(at), (1u << Columns) - 1);
    }
}

QString TranscriptModel::speaker(const RawId &id) const
{
    const Call *call = m_desk.store().call(m_call);
    const Leg *leg = call ? call->leg(id) : nullptr;
    const QString name = leg ? legName(*call, *leg) : QString();
    return name.isEmpty() ? m_phrases.party(partyOf(id)) : name;
}

QString TranscriptModel::text(const Row &row) const
{
    return row.partial ? m_phrases.speaking(row.line.text) : row.line.text;
}

static QString timeText(const Timestamp &at)
{
    return at.isNull() ? QString() : at.toDateTime().toLocalTime().toString(u"HH:mm:ss"_s);
}

int TranscriptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rows() || index.column() >= Columns)
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const QString line = u"%1 %2: %3"_s.arg(timeText(row.line.at), speaker(row.line.speaker), text(row));
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Time: return timeText(row.line.at);
        case Speaker: return speaker(row.line.speaker);
        default: return text(row);
        }
    case Qt::ToolTipRole: return index.column() == Text ? QVariant(row.line.text) : QVariant();
    case SearchRole: return line.toLower();
    case LineRole:
    case Qt::AccessibleTextRole: return line;
    case DimRole: return row.partial || index.column() == Time;
    default: return {};
    }
}

QVariant TranscriptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= Columns)
        return {};
    return m_phrases.title(TranscriptColumn(section));
}

void TranscriptModel::retranslate()
{
    if (rows() > 0)
        emit dataChanged(index(0, 0), index(rows() - 1, Columns - 1));
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
}

} // namespace callboard
