// Many orders of one set of events, and whether they all end in the same state.
#pragma once
#include "store/storeevents.h"
#include <QRandomGenerator>
#include <functional>

namespace callboard {

/// Makes orders from a seed and compares end states. The same seed gives the same orders.
class OrderCheck
{
public:
    using Order = QList<const StoreEvent *>;
    /// How one order is played into an empty store; a test that checks the checker puts a fault here.
    using Play = std::function<void(CallStore &, const Order &)>;

    explicit OrderCheck(quint32 seed) : m_random(seed) { }

    /// Plays `orders` orders with a fifth of the events doubled; no event moves further than `reach` places.
    /// Gives the number of orders whose end state differs from that of the given order without doubles.
    int differing(const QList<StoreEvent> &events, int orders, int reach, const Play &play = playAll);

    static void playAll(CallStore &store, const Order &order);

private:
    Order order(const QList<StoreEvent> &events, int reach);
    QRandomGenerator m_random;
};

} // namespace callboard
