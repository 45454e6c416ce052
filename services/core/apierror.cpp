#include "core/apierror.h"
#include "core/literals.h"

namespace callboard {

ApiError::Kind ApiError::kindOf(int httpStatus)
{
    switch (httpStatus) {
    case 400:
    case 411:
    case 413:
    case 414:
    case 415:
    case 431: return Kind::Invalid;
    case 401:
    case 403: return Kind::Auth;
    case 404:
    case 410: return Kind::NotFound;
    case 405:
    case 409:
    case 412: return Kind::Conflict;
    case 408: return Kind::Timeout;
    case 429: return Kind::Throttled;
    default: return httpStatus >= 500 ? Kind::Server : Kind::Protocol;
    }
}

ApiError ApiError::of(Kind kind, const QString &detail, const QString &code)
{
    ApiError e;
    e.kind = kind;
    e.code = code;
    e.detail = detail;
    return e;
}

ApiError ApiError::protocol(const QString &detail)
{
    return of(Kind::Protocol, detail);
}

ApiError ApiError::invalid(const QString &detail)
{
    return of(Kind::Invalid, detail);
}

QLatin1StringView kindName(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::Transport: return "transport"_L1;
    case ApiError::Kind::Timeout: return "timeout"_L1;
    case ApiError::Kind::Cancelled: return "cancelled"_L1;
    case ApiError::Kind::Auth: return "auth"_L1;
    case ApiError::Kind::NotFound: return "notFound"_L1;
    case ApiError::Kind::Conflict: return "conflict"_L1;
    case ApiError::Kind::Throttled: return "throttled"_L1;
    case ApiError::Kind::Server: return "server"_L1;
    case ApiError::Kind::Invalid: return "invalid"_L1;
    case ApiError::Kind::Protocol: return "protocol"_L1;
    }
    return {};
}

} // namespace callboard
