// "endpoint=https://…/;accesskey=…" (contract README, 2.2).
#pragma once
#include "core/result.h"
#include <QUrl>

namespace callboard::http {

/// Address and key of a service. Keep `accessKey` out of logs.
struct ConnectionString {
    QUrl endpoint; ///< scheme and authority only
    QByteArray accessKey; ///< decoded bytes

    /// The text form, in the order that every SDK reads.
    QString toString() const;
};

/// Names in any letter case, endpoint first, nothing after the host but "/". The error never holds the key.
Result<ConnectionString> parseConnectionString(const QString &text);

} // namespace callboard::http
