// The one error type that crosses library boundaries.
#pragma once
#include <QString>
#include <chrono>
#include <optional>

namespace callboard {

/// Why an operation did not happen. A plain value, free to copy between threads.
/// Words for people are written in ui/text only; `detail` is for "copy details" and logs.
struct ApiError {
    enum class Kind {
        Transport, ///< no connection, TLS refused, connection lost before an answer
        Timeout, ///< no answer in time
        Cancelled, ///< the caller gave up
        Auth, ///< 401 or 403
        NotFound, ///< 404
        Conflict, ///< 405, 409, 412: the call's state forbids it
        Throttled, ///< 429
        Server, ///< 5xx
        Invalid, ///< 400, 413, 415: the request itself is wrong
        Protocol ///< an answer that can't be understood
    };
    Kind kind = Kind::Transport;
    int httpStatus = 0; ///< 0 when there was no HTTP answer
    QString code; ///< error.code of the service, text as it came
    QString detail; ///< never shown as the message itself
    QString requestId; ///< id of the request, to find it in logs
    std::optional<std::chrono::milliseconds> retryAfter;
    QString target; ///< error.target of the service: what or whom the refusal is about

    /// The kind that belongs to an HTTP status of 400 and above.
    static Kind kindOf(int httpStatus);
    static ApiError of(Kind kind, const QString &detail, const QString &code = {});
    static ApiError protocol(const QString &detail);
    static ApiError invalid(const QString &detail);

    bool operator==(const ApiError &) const = default;
};

/// A stable English word for a kind: "transport", "timeout" ... For logs and tests.
QLatin1StringView kindName(ApiError::Kind kind);

} // namespace callboard
