#include "relay/base/parameters.h"

namespace callboard::relay {

std::optional<qint64> wholeNumber(const httpd::Request &request, QByteArrayView name, qint64 otherwise)
{
    const auto text = request.queryValue(name);
    if (!text)
        return otherwise;
    bool ok = false;
    const qint64 value = text->toLongLong(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

} // namespace callboard::relay
