// Refusals in the service's error shape, so that every client of the service understands the relay too.
#pragma once
#include "core/apierror.h"
#include "httpd/response.h"

namespace callboard::relay {

/// {"error":{"code","message","target"}} with the error's own status, code and text. `retryAfter` becomes a header; a
/// refusal for now (503) always has one.
httpd::Response answerOf(const ApiError &error);

/// Shorthand for an error with a status of its own.
ApiError refusal(int status, const QString &code, const QString &message, const QString &target = {});
/// 401 as the service words it (contract README, 2.7).
ApiError denied();
/// 403: signed in, but the role does not allow it.
ApiError notAllowed(const QString &message);

} // namespace callboard::relay
