// What a request's query says, checked.
#pragma once
#include "httpd/request.h"
#include <optional>

namespace callboard::relay {

/// A whole number from 0, `otherwise` without the parameter; nothing when the parameter is something else.
std::optional<qint64> wholeNumber(const httpd::Request &request, QByteArrayView name, qint64 otherwise);

} // namespace callboard::relay
