#include "models/orderedfiltermodel.h"
#include "models/batchedtablemodel.h"
#include "models/roles.h"
#include <algorithm>
#include <numeric>

namespace callboard {

OrderedFilterModel::OrderedFilterModel(QObject *parent) : QAbstractProxyModel(parent), m_sortRole(SortRole)
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
}

void OrderedFilterModel::setSourceModel(QAbstractItemModel *source)
{
    using Model = QAbstractItemModel;
    beginResetModel();
    if (sourceModel())
        sourceModel()->disconnect(this);
    QAbstractProxyModel::setSourceModel(source);
    connect(source, &Model::dataChanged, this, &OrderedFilterModel::sourceChanged);
    connect(source, &Model::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { sourceInserted(first, last); });
    connect(source, &Model::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { sourceAboutToRemove(first, last); });
    connect(source, &Model::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { sourceRemoved(first, last); });
    connect(source, &Model::headerDataChanged, this, &Model::headerDataChanged);
    const auto restart = [this] {
        beginResetModel();
        start();
        endResetModel();
    };
    connect(source, &Model::modelReset, this, restart);
    connect(source, &Model::layoutChanged, this, restart);
    connect(source, &Model::rowsMoved, this, restart);
    if (auto *batched = qobject_cast<BatchedTableModel *>(source))
        connect(batched, &BatchedTableModel::flushed, this, &OrderedFilterModel::flush);
    start();
    endResetModel();
}

void OrderedFilterModel::start()
{
    const auto count = size_t(sourceModel()->rowCount());
    m_keys.assign(count, {});
    m_texts.assign(count, {});
    m_stale.assign(count, StaleKey | StaleText);
    m_place.assign(count, -1);
    m_changed.clear();
    Rows shown;
    for (int row = 0; row < int(count); ++row) {
        if (passes(row))
            shown.push_back(row);
    }
    setOrder(sorted(std::move(shown)));
    readAhead(0, int(count) - 1);
}

void OrderedFilterModel::setOrder(Rows order)
{
    m_order = std::move(order);
    std::ranges::fill(m_place, -1);
    for (int at = 0; at < int(m_order.size()); ++at)
        m_place[size_t(m_order[size_t(at)])] = at;
}

const SortKey &OrderedFilterModel::key(int sourceRow)
{
    const auto at = size_t(sourceRow);
    if (m_stale[at] & StaleKey) {
        m_stale[at] &= ~StaleKey;
        m_keys[at] = SortKey::of(sourceModel()->index(sourceRow, m_sortColumn).data(m_sortRole), m_collator);
    }
    return m_keys[at];
}

QString OrderedFilterModel::readText(int sourceRow) const
{
    const QVariant ready = sourceModel()->index(sourceRow, 0).data(SearchRole);
    if (ready.isValid())
        return ready.toString();
    QString text;
    for (int column = 0; column < sourceModel()->columnCount(); ++column)
        text += sourceModel()->index(sourceRow, column).data().toString().toLower() + QChar::LineSeparator;
    return text;
}

const SearchText &OrderedFilterModel::text(int sourceRow)
{
    const auto at = size_t(sourceRow);
    if (m_stale[at] & StaleText) {
        m_stale[at] &= ~StaleText;
        m_texts[at] = SearchText::of(readText(sourceRow));
    }
    return m_texts[at];
}

void OrderedFilterModel::readAhead(int first, int last)
{
    for (int row = first; m_readAhead && row <= last; ++row)
        text(row);
}

bool OrderedFilterModel::passes(int sourceRow)
{
    if (m_accept && !m_accept(sourceRow))
        return false;
    return std::ranges::all_of(m_needles, [&](const SearchText &needle) { return text(sourceRow).contains(needle); });
}

bool OrderedFilterModel::before(int left, int right)
{
    if (m_sortColumn >= 0) {
        const int order = key(left).compare(key(right));
        if (order != 0)
            return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    }
    return left < right;
}

OrderedFilterModel::Rows OrderedFilterModel::sorted(Rows rows)
{
    std::ranges::sort(rows, [this](int left, int right) { return before(left, right); });
    return rows;
}

OrderedFilterModel::Rows OrderedFilterModel::merged(const Rows &kept, const Rows &moved)
{
    Rows result(kept.size() + moved.size());
    std::ranges::merge(kept, moved, result.begin(), [this](int left, int right) { return before(left, right); });
    return result;
}

void OrderedFilterModel::sort(int column, Qt::SortOrder order)
{
    flush();
    if (column != m_sortColumn) {
        for (quint8 &stale : m_stale)
            stale |= StaleKey;
    }
    m_sortColumn = column;
    m_sortOrder = order;
    become(sorted(m_order));
}

void OrderedFilterModel::setSortRole(int role)
{
    m_sortRole = role;
    for (quint8 &stale : m_stale)
        stale |= StaleKey;
    become(sorted(m_order));
}

void OrderedFilterModel::setFilter(const QString &words)
{
    if (words == m_filterText)
        return;
    flush();
    // A longer filter can only take rows away.
    const bool narrows = words.startsWith(m_filterText);
    m_filterText = words;
    m_needles.clear();
    for (const QString &word : words.toLower().split(u' ', Qt::SkipEmptyParts))
        m_needles.append(SearchText::of(word));
    if (!narrows)
        return refilter();
    Rows kept;
    kept.reserve(m_order.size());
    std::ranges::copy_if(m_order, std::back_inserter(kept), [this](int row) { return passes(row); });
    become(kept);
}

void OrderedFilterModel::setAccept(std::function<bool(int)> accept)
{
    m_accept = std::move(accept);
    refilter();
}

void OrderedFilterModel::refilter()
{
    flush();
    Rows kept;
    Rows added;
    for (const int row : m_order) {
        if (passes(row))
            kept.push_back(row);
    }
    for (int row = 0; row < int(m_place.size()); ++row) {
        if (m_place[size_t(row)] < 0 && passes(row))
            added.push_back(row);
    }
    become(merged(kept, sorted(std::move(added))));
}

void OrderedFilterModel::sourceChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles)
{
    const bool sorts = from.column() <= m_sortColumn && m_sortColumn <= to.column()
        && (roles.isEmpty() || roles.contains(m_sortRole));
    const bool searches = roles.isEmpty() || roles.contains(SearchRole);
    const auto stale = quint8(Changed | (sorts ? StaleKey : 0) | (searches ? StaleText : 0));
    m_changedLeft = m_changed.empty() ? from.column() : std::min(m_changedLeft, from.column());
    m_changedRight = m_changed.empty() ? to.column() : std::max(m_changedRight, to.column());
    for (int row = from.row(); row <= to.row(); ++row) {
        quint8 &flags = m_stale[size_t(row)];
        if (!(flags & Changed))
            m_changed.push_back(row);
        flags |= stale;
    }
    scheduleFlush();
}

void OrderedFilterModel::scheduleFlush()
{
    if (qobject_cast<BatchedTableModel *>(sourceModel()) || std::exchange(m_flushQueued, true))
        return;
    QMetaObject::invokeMethod(this, &OrderedFilterModel::flush, Qt::QueuedConnection);
}

void OrderedFilterModel::flush()
{
    m_flushQueued = false;
    if (m_changed.empty())
        return;
    const Rows changed = std::exchange(m_changed, {});
    // Where a row belongs is only in doubt when its key or its passing changed.
    std::vector<bool> loose(m_place.size(), false);
    Rows moved;
    bool anyComesOrGoes = false;
    for (const int row : changed) {
        const bool keyStale = m_stale[size_t(row)] & StaleKey;
        m_stale[size_t(row)] &= ~Changed;
        readAhead(row, row);
        const bool shown = m_place[size_t(row)] >= 0;
        const bool shows = passes(row);
        if (shown == shows && (!shows || !keyStale))
            continue;
        loose[size_t(row)] = true;
        anyComesOrGoes |= shown != shows;
        if (shows)
            moved.push_back(row);
    }
    if (anyComesOrGoes || !moved.empty()) {
        Rows kept;
        kept.reserve(m_order.size());
        std::ranges::copy_if(m_order, std::back_inserter(kept), [&](int row) { return !loose[size_t(row)]; });
        Rows wanted = merged(kept, sorted(std::move(moved)));
        if (anyComesOrGoes)
            become(wanted);
        else if (wanted != m_order)
            permute(std::move(wanted));
    }
    announceChanges(changed, m_changedLeft, m_changedRight);
}

void OrderedFilterModel::announceChanges(const Rows &changed, int left, int right)
{
    Rows places;
    for (const int row : changed) {
        if (m_place[size_t(row)] >= 0)
            places.push_back(m_place[size_t(row)]);
    }
    if (places.empty())
        return;
    // Views repaint what is visible anyhow: many single signals only cost time.
    constexpr size_t manyRanges = 24;
    std::ranges::sort(places);
    const bool coarse = places.size() > manyRanges;
    for (size_t at = 0; at < places.size();) {
        const int first = places[at];
        int last = first;
        for (++at; at < places.size() && (coarse || places[at] == last + 1); ++at)
            last = places[at];
        emit dataChanged(index(first, left), index(last, right));
    }
}

} // namespace callboard
