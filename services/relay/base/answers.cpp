#include "relay/base/answers.h"
#include "core/literals.h"
#include "wire/errors.h"
#include <cmath>

namespace callboard::relay {

httpd::Response answerOf(const ApiError &error)
{
    httpd::Response answer
        = httpd::Response::rawJson(error.httpStatus, wire::errorBody(error.code, error.detail, error.target));
    auto wait = error.retryAfter;
    if (!wait && error.httpStatus == 503)
        wait = std::chrono::seconds(1);
    if (wait)
        answer.headers.add("Retry-After", QByteArray::number(qint64(std::ceil(double(wait->count()) / 1000))));
    if (error.httpStatus == 401)
        answer.headers.add("WWW-Authenticate", "Bearer");
    return answer;
}

ApiError refusal(int status, const QString &code, const QString &message, const QString &target)
{
    ApiError e = ApiError::of(ApiError::kindOf(status), message, code);
    e.httpStatus = status;
    e.target = target;
    return e;
}

ApiError denied()
{
    return refusal(401, u"Denied"_s, u"Denied by the resource provider."_s);
}

ApiError notAllowed(const QString &message)
{
    return refusal(403, u"NotAllowed"_s, message);
}

} // namespace callboard::relay
