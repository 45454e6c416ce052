#include "ui/shell/commandfilter.h"
#include <algorithm>

namespace callboard {

void CommandFilter::setWords(const QString &typed)
{
    m_words = typed.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidate();
    sort(0);
}

bool CommandFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QString text = sourceModel()->index(row, 0, parent).data(textRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// 0 when the name starts with what was typed, 1 when a word of it does, 2 otherwise.
int CommandFilter::rank(const QModelIndex &index) const
{
    if (m_words.isEmpty())
        return 0;
    const QString name = index.data(Qt::DisplayRole).toString();
    if (name.startsWith(m_words.constFirst(), Qt::CaseInsensitive))
        return 0;
    return name.contains(QString(u' ' + m_words.constFirst()), Qt::CaseInsensitive) ? 1 : 2;
}

bool CommandFilter::lessThan(const QModelIndex &a, const QModelIndex &b) const
{
    return std::pair(rank(a), a.data(orderRole).toInt()) < std::pair(rank(b), b.data(orderRole).toInt());
}

} // namespace callboard
