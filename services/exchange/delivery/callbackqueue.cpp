#include "exchange/delivery/callbackqueue.h"

namespace callboard::exchange {

namespace {
constexpr std::chrono::seconds AnswerTime{10};
}

CallbackQueue::CallbackQueue(DeliveryParts parts, Token token, std::function<void()> idle)
    : m_parts(parts),
      m_token(std::move(token)),
      m_idle(std::move(idle))
{
}

void CallbackQueue::add(Item item)
{
    if (item.fault.duplicate) {
        item.fault.duplicate = false;
        Item again = item;
        again.fault = {};
        add(item);
        return add(again);
    }
    if (item.fault.reorder.count() > 0)
        return stray(std::move(item));
    m_waiting.push_back(std::move(item));
    next();
}

void CallbackQueue::next()
{
    if (m_current || m_pause)
        return;
    if (m_waiting.empty()) {
        const auto idle = m_idle; // it may destroy this
        return isIdle() ? idle() : void();
    }
    const auto delay = m_waiting.front().fault.delay;
    if (delay.count() == 0)
        return post();
    m_pause = m_parts.timers.after(delay, [this] { post(); });
}

void CallbackQueue::post()
{
    m_pause.reset();
    const Item item = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_current = posting(item, [this](bool) {
        m_current.reset();
        next();
    });
}

void CallbackQueue::stray(Item item)
{
    m_strays.emplace_back();
    const auto it = std::prev(m_strays.end());
    it->pause = m_parts.timers.after(item.fault.reorder, [this, it, item] {
        it->posting = posting(item, [this, it](bool) {
            m_strays.erase(it);
            next();
        });
    });
}

std::unique_ptr<Posting> CallbackQueue::posting(const Item &item, Posting::Finished finished)
{
    const auto make = [this, item](int) {
        http::HttpRequest request;
        request.method = "POST";
        request.url = item.to;
        request.body = item.body;
        request.timeout = AnswerTime;
        request.headers
            = {{"Content-Type", "application/json; charset=utf-8"}, {"Authorization", "Bearer " + m_token()}};
        return request;
    };
    return std::make_unique<Posting>(m_parts, make, callbackRetry, std::move(finished));
}

} // namespace callboard::exchange
