// When a failed request may be sent again.
#pragma once
#include "core/result.h"
#include "http/httprequest.h"
#include <QDateTime>
#include <optional>

namespace callboard::http {

/// Automatic retries, only for GET, HEAD and requests marked repeatable: a call must never be dialled twice.
struct RetryPolicy {
    int tries = 4; ///< in all
    std::chrono::milliseconds firstPause{500}; ///< without Retry-After; doubles
    std::chrono::milliseconds mostPause{8'000};
    /// A longer Retry-After is not waited for but given to the caller.
    std::chrono::milliseconds mostRetryAfter{60'000};
    quint32 seed = 0; ///< of the jitter; 0: random

    /// How long to wait before the next try; nothing when the error is final. `pause` is the back-off's own proposal.
    std::optional<std::chrono::milliseconds> next(const HttpRequest &request, const ApiError &error, int triesSoFar,
                                                  std::chrono::milliseconds pause) const;
};

/// Retry-After as seconds or as a date; nothing when it is missing or neither.
std::optional<std::chrono::milliseconds> retryAfter(const HttpReply &reply, const QDateTime &now);
/// The error a reply of 400 and above stands for, with code and message of its body (contract README, 3.4).
/// A redirect or another status that can't be used is a Protocol error.
ApiError errorOf(const HttpReply &reply, const QDateTime &now);

} // namespace callboard::http
