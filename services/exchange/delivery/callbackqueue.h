// The callbacks of one call connection: in order, one at a time.
#pragma once
#include "exchange/delivery/eventfaults.h"
#include "exchange/delivery/posting.h"
#include <deque>
#include <list>

namespace callboard::exchange {

class CallbackQueue
{
public:
    struct Item {
        QUrl to;
        QByteArray body;
        EventFault fault;
    };
    /// Gives the bearer token for a request that is about to leave.
    using Token = std::function<QByteArray()>;

    /// `idle` is called when everything has left; the queue may be destroyed inside.
    CallbackQueue(DeliveryParts parts, Token token, std::function<void()> idle);

    void add(Item item);
    /// Nothing waits and nothing is on its way.
    bool isIdle() const { return m_waiting.empty() && !m_pause && !m_current && m_strays.empty(); }

private:
    void next();
    void post();
    void stray(Item item);
    std::unique_ptr<Posting> posting(const Item &item, Posting::Finished finished);

    DeliveryParts m_parts;
    Token m_token;
    std::function<void()> m_idle;
    std::deque<Item> m_waiting;
    std::unique_ptr<http::Running> m_pause; ///< a delayed event holds up the others
    std::unique_ptr<Posting> m_current;
    struct Stray {
        std::unique_ptr<http::Running> pause;
        std::unique_ptr<Posting> posting;
    };
    std::list<Stray> m_strays; ///< events that others may overtake
};

} // namespace callboard::exchange
