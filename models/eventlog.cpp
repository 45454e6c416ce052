#include "models/eventlog.h"
#include <algorithm>

namespace callboard {

quint32 EventLog::number(QStringList &names, QHash<QString, quint32> &numbers, const QString &name)
{
    const auto known = numbers.constFind(name);
    if (known != numbers.cend())
        return *known;
    names.append(name);
    return *numbers.insert(name, quint32(names.size() - 1));
}

std::vector<EventLog::Item> EventLog::news(const QList<TimelineEntry> &entries)
{
    std::vector<Item> added;
    for (const TimelineEntry &e : entries) {
        if (m_keys.contains(e.key))
            continue;
        added.push_back({e.at.ticks(), e.key, e.code, e.subCode, number(m_names, m_numbers, e.subject),
                         number(m_names, m_numbers, e.type)});
    }
    std::ranges::sort(added);
    const auto [from, to] = std::ranges::unique(added);
    added.erase(from, to);
    return added;
}

TimelineEntry EventLog::entry(int position) const
{
    const Item &item = at(position);
    return {item.key,    Timestamp::fromTicks(item.ticks), m_names.at(item.type), m_names.at(item.subject), item.code,
            item.subCode};
}

int EventLog::placeOf(const Item &item) const
{
    return int(std::ranges::lower_bound(m_items, item) - m_items.begin());
}

void EventLog::insert(int place, const std::vector<Item> &added, size_t first, size_t last)
{
    for (size_t at = first; at < last; ++at)
        m_keys.insert(added[at].key);
    const auto from = added.begin();
    m_items.insert(m_items.begin() + place, from + qptrdiff(first), from + qptrdiff(last));
}

void EventLog::erase(int first, int last)
{
    for (int at = first; at <= last; ++at)
        m_keys.remove(m_items[size_t(at)].key);
    m_items.erase(m_items.begin() + first, m_items.begin() + last + 1);
}

} // namespace callboard
