#include "models/timelinemodel.h"
#include "core/literals.h"
#include <QLocale>

namespace callboard {

static constexpr int rememberedWords = 512;

TimelineModel::TimelineModel(const CallDesk &desk, const Phrases &phrases, QObject *parent)
    : BatchedTableModel(parent),
      m_desk(desk),
      m_phrases(phrases),
      m_words(rememberedWords)
{
    connect(&desk, &CallDesk::callsChanged, this, &TimelineModel::changed);
}

void TimelineModel::showCall(const CallId &call, const IncomingId &incoming)
{
    if (m_scope == Scope::Call && call == m_call && incoming == m_incoming)
        return;
    m_scope = Scope::Call;
    m_call = call;
    m_incoming = incoming;
    m_reread = true;
    schedule();
    flush();
}

void TimelineModel::showAll()
{
    m_scope = Scope::All;
    m_reread = true;
    schedule();
    flush();
}

void TimelineModel::changed(const ChangeSet &changes)
{
    if (m_scope == Scope::None)
        return;
    if (m_scope == Scope::All) {
        m_due.merge(changes);
    } else {
        if (!changes.calls.contains(m_call) && !changes.incoming.contains(m_incoming))
            return;
        m_reread = true;
    }
    schedule();
}

QList<TimelineEntry> TimelineModel::callEntries() const
{
    QList<TimelineEntry> entries = m_call.isEmpty() ? QList<TimelineEntry>() : m_desk.store().timeline(m_call);
    if (!m_incoming.isEmpty())
        entries += m_desk.store().timeline(m_incoming);
    return entries;
}

void TimelineModel::collect()
{
    const ChangeSet due = std::exchange(m_due, {});
    for (const CallFields fields : due.calls)
        m_reread |= fields.testFlag(CallField::Removed);
    for (const IncomingFields fields : due.incoming)
        m_reread |= fields.testFlag(IncomingField::Removed);
    if (std::exchange(m_reread, false)) {
        const QList<TimelineEntry> entries = m_scope == Scope::All ? m_desk.store().timeline() : callEntries();
        dropOthers(entries);
        return addNews(entries);
    }
    QList<TimelineEntry> entries;
    for (auto it = due.calls.cbegin(); it != due.calls.cend(); ++it) {
        if (it.value().testFlag(CallField::Timeline))
            entries += m_desk.store().timeline(it.key());
    }
    for (auto it = due.incoming.cbegin(); it != due.incoming.cend(); ++it) {
        if (it.value().testFlag(IncomingField::Timeline))
            entries += m_desk.store().timeline(it.key());
    }
    addNews(entries);
}

void TimelineModel::addNews(const QList<TimelineEntry> &entries)
{
    const std::vector<EventLog::Item> added = m_log.news(entries);
    for (size_t first = 0; first < added.size();) {
        const int place = m_log.placeOf(added[first]);
        size_t last = first + 1;
        while (last < added.size() && m_log.placeOf(added[last]) == place)
            ++last;
        beginInsertRows({}, place, place + int(last - first) - 1);
        m_log.insert(place, added, first, last);
        endInsertRows();
        first = last;
    }
}

void TimelineModel::dropOthers(const QList<TimelineEntry> &entries)
{
    QSet<quint64> keys;
    for (const TimelineEntry &entry : entries)
        keys.insert(entry.key);
    for (int last = rows() - 1; last >= 0;) {
        int first = last;
        while (first >= 0 && !keys.contains(m_log.at(first).key))
            --first;
        if (first < last) {
            beginRemoveRows({}, first + 1, last);
            m_log.erase(first + 1, last);
            endRemoveRows();
        }
        last = first - 1;
    }
}

void TimelineModel::retranslate()
{
    m_words.clear();
    if (rows() > 0)
        emit dataChanged(index(0, 0), index(rows() - 1, columns - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
}

QString TimelineModel::raw(int row) const
{
    return readableJson(withoutSecrets(m_desk.store().rawEvent(entry(row))));
}

QString TimelineModel::words(int row) const
{
    const quint64 key = m_log.at(row).key;
    if (const QString *known = m_words.object(key))
        return *known;
    const TimelineEntry event = entry(row);
    const QString text = m_phrases.event(eventFactsOf(event, m_desk.store().rawEvent(event)));
    m_words.insert(key, new QString(text));
    return text;
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columns)
        return {};
    return m_phrases.title(TimelineColumn(section));
}

static QString timeText(qint64 ticks)
{
    constexpr qint64 ticksPerMs = 10000;
    return QDateTime::fromMSecsSinceEpoch(ticks / ticksPerMs).time().toString(u"HH:mm:ss"_s);
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rows() || index.column() >= columns)
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        switch (TimelineColumn(index.column())) {
        case TimelineColumn::Time: return timeText(m_log.at(row).ticks);
        case TimelineColumn::What: return words(row);
        case TimelineColumn::Type: return entry(row).type.section(u'.', -1);
        }
        return {};
    case SortRole: return index.column() == int(TimelineColumn::Time) ? QVariant(m_log.at(row).ticks) : QVariant();
    case SearchRole: return QString(words(row) + QChar(QChar::LineSeparator) + entry(row).type).toLower();
    case Qt::AccessibleTextRole: return QString(timeText(m_log.at(row).ticks) + u' ' + words(row));
    case DimRole: return index.column() != int(TimelineColumn::What);
    case KeyRole: return QString::number(m_log.at(row).key);
    case RawRole: return raw(row);
    case CallRole: return entry(row).subject;
    default: return {};
    }
}

} // namespace callboard
