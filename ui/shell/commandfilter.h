// Which commands fit the words typed, the best first.
#pragma once
#include <QSortFilterProxyModel>
#include <QStringList>

namespace callboard {

/// Expects the whole text of a command in `textRole` and its place in the menus in `orderRole` of column 0.
class CommandFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    static constexpr int textRole = Qt::UserRole + 1;
    static constexpr int orderRole = Qt::UserRole + 2;
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString &typed);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &a, const QModelIndex &b) const override;

private:
    int rank(const QModelIndex &index) const;
    QStringList m_words;
};

} // namespace callboard
