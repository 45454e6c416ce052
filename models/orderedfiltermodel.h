// Sorting and filtering of flat tables, made for thousands of changing rows.
#pragma once
#include "models/searchtext.h"
#include "models/sortkey.h"
#include <QAbstractProxyModel>
#include <QCollator>
#include <functional>
#include <vector>

namespace callboard {

/// Keeps its own order: sort keys and search text of each row are read once and again only when that row tells of a
/// change, so a change of k of n rows costs k log k + n. Rows with equal keys stay in the source's order. Many
/// scattered insertions or removals become one permutation and one range, so that selection and scroll position stay
/// and no view works row by row. The source must be flat and may insert, remove and change rows; anything else
/// resets. Changes of a BatchedTableModel are taken over when it flushes, of other models at the end of the turn.
class OrderedFilterModel : public QAbstractProxyModel
{
    Q_OBJECT

public:
    explicit OrderedFilterModel(QObject *parent = nullptr);

    void setSourceModel(QAbstractItemModel *source) override;
    /// column -1: the source's order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }
    void setSortRole(int role);

    /// Words that a row must all contain; case does not matter. Empty lets everything pass.
    void setFilter(const QString &words);
    const QString &filter() const { return m_filterText; }
    /// A further test on a source row; call refilter() when its answers may have changed.
    void setAccept(std::function<bool(int)> accept);
    void refilter();

    /// Whether search text is read as soon as rows come (the default), so that the first keystroke is as quick as the
    /// others, or when a filter first asks for it.
    void setReadAhead(bool on) { m_readAhead = on; }

    /// Takes over what the source has told, now.
    void flush();
    /// Row here of a source row; -1 when it is filtered out.
    int placeOf(int sourceRow) const { return size_t(sourceRow) < m_place.size() ? m_place[size_t(sourceRow)] : -1; }

    QModelIndex mapToSource(const QModelIndex &proxy) const override;
    QModelIndex mapFromSource(const QModelIndex &source) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &) const override { return {}; }
    QModelIndex sibling(int row, int column, const QModelIndex &of) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &proxy, int role) const override;
    void multiData(const QModelIndex &proxy, QModelRoleDataSpan roles) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Rows = std::vector<int>;
    enum Stale : quint8 { StaleKey = 1, StaleText = 2, Changed = 4 };

    void start();
    void sourceChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles);
    void sourceInserted(int first, int last);
    void sourceAboutToRemove(int first, int last);
    void sourceRemoved(int first, int last);
    void scheduleFlush();

    const SortKey &key(int sourceRow);
    const SearchText &text(int sourceRow);
    void readAhead(int firstSourceRow, int lastSourceRow);
    QString readText(int sourceRow) const;
    bool passes(int sourceRow);
    bool before(int left, int right);
    Rows sorted(Rows rows);
    Rows merged(const Rows &kept, const Rows &moved);
    void announceChanges(const Rows &changed, int left, int right);

    void become(const Rows &wanted);
    void removeAllBut(const std::vector<bool> &stays);
    void insertMissing(const Rows &wanted);
    void permute(Rows wanted);
    void setOrder(Rows order);

    Rows m_order; ///< source rows as shown
    Rows m_place; ///< of each source row, -1 when hidden
    std::vector<SortKey> m_keys;
    std::vector<SearchText> m_texts;
    std::vector<quint8> m_stale;
    Rows m_changed;
    int m_changedLeft = 0;
    int m_changedRight = 0;
    bool m_flushQueued = false;
    bool m_readAhead = true;
    QCollator m_collator;
    int m_sortColumn = -1;
    int m_sortRole;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QString m_filterText;
    QList<SearchText> m_needles;
    std::function<bool(int)> m_accept;
};

} // namespace callboard
