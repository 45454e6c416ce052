#include "exchange/delivery/posting.h"
#include <algorithm>
#include <array>

namespace callboard::exchange {

namespace {
using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr std::array<milliseconds, 4> CallbackPauses{500ms, 1s, 2s, 4s};
constexpr std::array<milliseconds, 7> GridPauses{10s, 30s, 60s, 300s, 600s, 1800s, 3600s};
constexpr int MostGridTries = 30;

milliseconds leastGridPause(int status)
{
    switch (status) {
    case 400:
    case 401:
    case 403:
    case 404: return 300s;
    case 408: return 120s;
    case 503: return 30s;
    default: return 10s;
    }
}
} // namespace

std::optional<milliseconds> callbackRetry(int status, int tries)
{
    const bool worthIt = status == 0 || status == 408 || status == 429 || status >= 500;
    if (!worthIt || tries > int(CallbackPauses.size()))
        return {};
    return CallbackPauses[size_t(tries - 1)];
}

std::optional<milliseconds> gridRetry(int status, int tries)
{
    if (tries >= MostGridTries)
        return {};
    const milliseconds pause = GridPauses[std::min(size_t(tries - 1), GridPauses.size() - 1)];
    return std::max(pause, leastGridPause(status));
}

Posting::Posting(DeliveryParts parts, MakeRequest make, RetryRule retry, Finished finished)
    : m_parts(parts),
      m_make(std::move(make)),
      m_retry(std::move(retry)),
      m_finished(std::move(finished))
{
    send();
}

void Posting::send()
{
    m_running = m_parts.transport.send(
        m_make(m_tries++), [this](const Result<http::HttpReply> &reply) { answered(reply ? reply->status : 0); });
}

void Posting::answered(int status)
{
    const bool taken = status >= 200 && status < 300;
    const auto pause = taken ? std::nullopt : m_retry(status, m_tries);
    if (!pause) {
        const Finished finished = std::exchange(m_finished, {});
        return finished(taken); // may destroy this
    }
    m_running = m_parts.timers.after(*pause, [this] { send(); });
}

} // namespace callboard::exchange
