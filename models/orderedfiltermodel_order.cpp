// OrderedFilterModel: how one order becomes another, and the proxy's plumbing.
#include "models/orderedfiltermodel.h"
#include <algorithm>

namespace callboard {

/// Above this many separate ranges, one permutation and one range are cheaper for every view.
static constexpr int fewRanges = 4;

namespace {

struct Range {
    int first;
    int last;
};

/// Runs of positions that `in` holds for.
template<class In>
std::vector<Range> runs(int count, In in)
{
    std::vector<Range> result;
    for (int at = 0; at < count; ++at) {
        if (!in(at))
            continue;
        if (!result.empty() && result.back().last == at - 1)
            result.back().last = at;
        else
            result.push_back({at, at});
    }
    return result;
}

} // namespace

void OrderedFilterModel::become(const Rows &wanted)
{
    if (wanted == m_order)
        return;
    std::vector<bool> stays(m_place.size(), false);
    for (const int row : wanted)
        stays[size_t(row)] = true;
    removeAllBut(stays);
    if (m_order.size() < wanted.size())
        insertMissing(wanted);
    if (m_order != wanted)
        permute(wanted);
}

void OrderedFilterModel::removeAllBut(const std::vector<bool> &stays)
{
    const auto goes = [&](int at) { return !stays[size_t(m_order[size_t(at)])]; };
    auto ranges = runs(int(m_order.size()), goes);
    if (ranges.size() > fewRanges) {
        Rows parted = m_order;
        const auto tail
            = std::stable_partition(parted.begin(), parted.end(), [&](int row) { return stays[size_t(row)]; });
        ranges = {{int(tail - parted.begin()), int(parted.size()) - 1}};
        permute(std::move(parted));
    }
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        Rows rest = m_order;
        rest.erase(rest.begin() + range->first, rest.begin() + range->last + 1);
        setOrder(std::move(rest));
        endRemoveRows();
    }
}

void OrderedFilterModel::insertMissing(const Rows &wanted)
{
    const auto missing = [&](int at) { return m_place[size_t(wanted[size_t(at)])] < 0; };
    const auto ranges = runs(int(wanted.size()), missing);
    Rows rest;
    std::ranges::copy_if(wanted, std::back_inserter(rest), [this](int row) { return m_place[size_t(row)] >= 0; });
    if (ranges.size() > fewRanges || rest != m_order) {
        Rows longer = m_order;
        for (const Range &range : ranges)
            longer.insert(longer.end(), wanted.begin() + range.first, wanted.begin() + range.last + 1);
        beginInsertRows({}, int(m_order.size()), int(longer.size()) - 1);
        setOrder(std::move(longer));
        return endInsertRows();
    }
    for (const Range &range : ranges) {
        beginInsertRows({}, range.first, range.last);
        Rows longer = m_order;
        longer.insert(longer.begin() + range.first, wanted.begin() + range.first, wanted.begin() + range.last + 1);
        setOrder(std::move(longer));
        endInsertRows();
    }
}

void OrderedFilterModel::permute(Rows wanted)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    const Rows old = m_order;
    setOrder(std::move(wanted));
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &was : from)
        to.append(createIndex(m_place[size_t(old[size_t(was.row())])], was.column()));
    changePersistentIndexList(from, to);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void OrderedFilterModel::sourceInserted(int first, int last)
{
    const auto at = first;
    const auto count = size_t(last - first + 1);
    for (Rows *rows : {&m_order, &m_changed}) {
        for (int &row : *rows)
            row += row >= first ? int(count) : 0;
    }
    m_keys.insert(m_keys.begin() + at, count, {});
    m_texts.insert(m_texts.begin() + at, count, {});
    m_stale.insert(m_stale.begin() + at, count, StaleKey | StaleText);
    m_place.insert(m_place.begin() + at, count, -1);
    flush(); // rows that changed earlier must stand in order before others are merged in
    readAhead(first, last);
    Rows added;
    for (int row = first; row <= last; ++row) {
        if (passes(row))
            added.push_back(row);
    }
    become(merged(m_order, sorted(std::move(added))));
}

void OrderedFilterModel::sourceAboutToRemove(int first, int last)
{
    std::vector<bool> stays(m_place.size(), true);
    std::fill(stays.begin() + first, stays.begin() + last + 1, false);
    removeAllBut(stays);
}

void OrderedFilterModel::sourceRemoved(int first, int last)
{
    const int count = last - first + 1;
    std::erase_if(m_changed, [=](int row) { return row >= first && row <= last; });
    for (Rows *rows : {&m_order, &m_changed}) {
        for (int &row : *rows)
            row -= row > last ? count : 0;
    }
    const auto cut = [=](auto &list) { list.erase(list.begin() + first, list.begin() + last + 1); };
    cut(m_keys);
    cut(m_texts);
    cut(m_stale);
    cut(m_place);
}

QModelIndex OrderedFilterModel::mapToSource(const QModelIndex &proxy) const
{
    if (!proxy.isValid() || size_t(proxy.row()) >= m_order.size())
        return {};
    return sourceModel()->index(m_order[size_t(proxy.row())], proxy.column());
}

QModelIndex OrderedFilterModel::mapFromSource(const QModelIndex &source) const
{
    const int place = source.isValid() ? placeOf(source.row()) : -1;
    return place < 0 ? QModelIndex() : createIndex(place, source.column());
}

QModelIndex OrderedFilterModel::index(int row, int column, const QModelIndex &parent) const
{
    if (parent.isValid() || row < 0 || size_t(row) >= m_order.size() || column < 0 || column >= columnCount())
        return {};
    return createIndex(row, column);
}

QModelIndex OrderedFilterModel::sibling(int row, int column, const QModelIndex &) const
{
    return index(row, column);
}

int OrderedFilterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int OrderedFilterModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !sourceModel() ? 0 : sourceModel()->columnCount();
}

bool OrderedFilterModel::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_order.empty();
}

QVariant OrderedFilterModel::data(const QModelIndex &proxy, int role) const
{
    return sourceModel() ? mapToSource(proxy).data(role) : QVariant();
}

void OrderedFilterModel::multiData(const QModelIndex &proxy, QModelRoleDataSpan roles) const
{
    if (sourceModel())
        sourceModel()->multiData(mapToSource(proxy), roles);
}

QVariant OrderedFilterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!sourceModel() || orientation == Qt::Vertical)
        return {};
    return sourceModel()->headerData(section, orientation, role);
}

} // namespace callboard
