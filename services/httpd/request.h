// One HTTP request as it came over the wire.
#pragma once
#include "httpd/headers.h"
#include <QString>
#include <optional>
#include <vector>

namespace callboard::httpd {

/// A complete request. A value type; copying shares the bytes. Nothing in `target`, `path` and `query` has been
/// decoded, because signatures are made over the text as sent (contract README, 2.3).
struct Request {
    QByteArray method; ///< in capitals, as sent
    QByteArray target; ///< path and query as sent; of an absolute target only that part
    QByteArray path; ///< raw, percent-encoding untouched
    QByteArray query; ///< raw, without '?'
    HeaderList headers;
    QByteArray body;
    QString peer; ///< "address:port" of the other end
    bool secure = false; ///< came over TLS
    /// Values of the pattern's {names}, percent-decoded; a {*rest} stays raw.
    std::vector<std::pair<QByteArray, QString>> params;

    /// Value of a {name} of the route's pattern; empty when the pattern has none.
    QString param(QByteArrayView name) const;
    /// First query parameter of that name, percent-decoded, '+' read as a blank; nothing when it is missing.
    std::optional<QString> queryValue(QByteArrayView name) const;
    /// All query parameters of that name, in order.
    QStringList queryValues(QByteArrayView name) const;
    /// The token of "Authorization: Bearer …", empty when there is none.
    QByteArray bearerToken() const;
    /// Media type of the body in lower case, without parameters.
    QByteArray contentType() const;
};

/// Percent-decoded UTF-8; nothing when an escape is broken, the text is no UTF-8 or holds a NUL.
std::optional<QString> percentDecoded(QByteArrayView raw);

} // namespace callboard::httpd
