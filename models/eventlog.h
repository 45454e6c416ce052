// Timeline entries in little room.
#pragma once
#include "store/entities.h"
#include <QHash>
#include <QSet>
#include <QStringList>
#include <vector>

namespace callboard {

/// Entries ordered by time, then key; each once. 40 bytes an entry, types and subjects are kept once.
class EventLog
{
public:
    struct Item {
        qint64 ticks = 0;
        quint64 key = 0;
        qint32 code = 0;
        qint32 subCode = 0;
        quint32 subject = 0;
        quint32 type = 0;
        auto operator<=>(const Item &o) const { return ticks != o.ticks ? ticks <=> o.ticks : key <=> o.key; }
        bool operator==(const Item &o) const { return ticks == o.ticks && key == o.key; }
    };

    /// Those of `entries` that are not here yet, in order.
    std::vector<Item> news(const QList<TimelineEntry> &entries);
    int size() const { return int(m_items.size()); }
    const Item &at(int position) const { return m_items[size_t(position)]; }
    TimelineEntry entry(int position) const;
    /// Where an item belongs.
    int placeOf(const Item &item) const;
    /// Items [first, last) of `added`, all belonging at one place.
    void insert(int place, const std::vector<Item> &added, size_t first, size_t last);
    void erase(int first, int last);
    bool contains(quint64 key) const { return m_keys.contains(key); }

private:
    quint32 number(QStringList &names, QHash<QString, quint32> &numbers, const QString &name);

    std::vector<Item> m_items;
    QSet<quint64> m_keys;
    QStringList m_names;
    QHash<QString, quint32> m_numbers;
};

} // namespace callboard
