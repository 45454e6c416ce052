#include "http/retrypolicy.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "http/hmac.h"

namespace callboard::http {

namespace {
bool mayPass(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Transport:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::Throttled: return true;
    case ApiError::Kind::Server:
        return error.httpStatus == 500 || error.httpStatus == 502 || error.httpStatus == 503 || error.httpStatus == 504;
    default: return false;
    }
}
} // namespace

std::optional<std::chrono::milliseconds> RetryPolicy::next(const HttpRequest &request, const ApiError &error,
                                                           int triesSoFar, std::chrono::milliseconds pause) const
{
    const bool safe = request.repeatable || request.method == "GET" || request.method == "HEAD";
    if (!safe || triesSoFar >= tries || !mayPass(error))
        return {};
    if (!error.retryAfter)
        return pause;
    return *error.retryAfter <= mostRetryAfter ? error.retryAfter : std::nullopt;
}

std::optional<std::chrono::milliseconds> retryAfter(const HttpReply &reply, const QDateTime &now)
{
    const QByteArray text = reply.header("Retry-After").trimmed();
    bool number = false;
    const qint64 seconds = text.toLongLong(&number);
    if (number && seconds >= 0)
        return std::chrono::seconds(qMin<qint64>(seconds, 365 * 24 * 3600));
    const QDateTime date = parseHttpDate(text);
    if (!date.isValid())
        return {};
    return std::chrono::milliseconds(qMax<qint64>(0, now.msecsTo(date)));
}

ApiError errorOf(const HttpReply &reply, const QDateTime &now)
{
    if (reply.status < 400) {
        ApiError error = ApiError::protocol(u"unexpected status %1"_s.arg(reply.status));
        error.httpStatus = reply.status;
        return error;
    }
    ApiError error;
    error.kind = ApiError::kindOf(reply.status);
    error.httpStatus = reply.status;
    error.retryAfter = retryAfter(reply, now);
    if (const auto body = parseJsonObject(reply.body)) {
        const QJsonObject inner = body->value("error"_L1).toObject();
        error.code = inner.value("code"_L1).toVariant().toString();
        error.target = inner.value("target"_L1).toString();
        error.detail = inner.value("message"_L1).toString();
    }
    return error;
}

} // namespace callboard::http
