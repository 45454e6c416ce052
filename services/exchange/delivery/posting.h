// One body on its way to one address, tried again until it is taken or given up.
#pragma once
#include "http/transport.h"
#include <optional>

namespace callboard::exchange {

/// The outside world of delivery; tests replace it.
struct DeliveryParts {
    http::Transport &transport;
    http::Timers &timers;
};

/// How long to wait before the next try, after `tries` of them, the last with this status (0: no answer at all);
/// nothing: give up.
using RetryRule = std::function<std::optional<std::chrono::milliseconds>(int status, int tries)>;

/// Half a second, one, two, four; only after no answer, 408, 429 and 5xx (contract README, 13.3).
std::optional<std::chrono::milliseconds> callbackRetry(int status, int tries);
/// Event Grid's: ten seconds, half a minute, a minute and so on, later after some statuses (contract README, 14.4).
std::optional<std::chrono::milliseconds> gridRetry(int status, int tries);

/// Starts at once; destroying it stops everything.
class Posting
{
public:
    using MakeRequest = std::function<http::HttpRequest(int tries)>;
    /// `taken`: with a 2xx. Called last and once; the posting may be destroyed inside.
    using Finished = std::function<void(bool taken)>;

    Posting(DeliveryParts parts, MakeRequest make, RetryRule retry, Finished finished);

private:
    void send();
    void answered(int status);

    DeliveryParts m_parts;
    MakeRequest m_make;
    RetryRule m_retry;
    Finished m_finished;
    int m_tries = 0;
    std::unique_ptr<http::Running> m_running;
};

} // namespace callboard::exchange
