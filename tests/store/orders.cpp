#include "store/orders.h"
#include <algorithm>

namespace callboard {

void OrderCheck::playAll(CallStore &store, const Order &order)
{
    for (const StoreEvent *event : order)
        applyTo(store, *event);
}

OrderCheck::Order OrderCheck::order(const QList<StoreEvent> &events, int reach)
{
    // Sorting by place + a draw of at most `reach` moves nothing further than that.
    QList<std::pair<qint64, const StoreEvent *>> keyed;
    const auto put = [&](qsizetype place) { keyed.append({place + m_random.bounded(reach + 1), &events[place]}); };
    for (qsizetype i = 0; i < events.size(); ++i) {
        put(i);
        if (m_random.bounded(5) == 0)
            put(i);
    }
    // Equal keys must not fall back to the original order.
    std::shuffle(keyed.begin(), keyed.end(), m_random);
    std::ranges::stable_sort(keyed, {}, [](const auto &k) { return k.first; });
    Order result;
    for (const auto &k : std::as_const(keyed))
        result.append(k.second);
    return result;
}

int OrderCheck::differing(const QList<StoreEvent> &events, int orders, int reach, const Play &play)
{
    CallStore straight;
    for (const StoreEvent &event : events)
        applyTo(straight, event);
    const QByteArray expected = stateOf(straight);
    int count = 0;
    for (int i = 0; i < orders; ++i) {
        CallStore store;
        play(store, order(events, reach));
        if (stateOf(store) != expected)
            ++count;
    }
    return count;
}

} // namespace callboard
