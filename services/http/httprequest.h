// Requests and replies as callers of HttpClient see them.
#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QList>
#include <QUrl>
#include <chrono>
#include <utility>

namespace callboard::http {

/// Header fields in order; names compare without regard to case.
using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;
/// The first value of that name, empty when there is none.
QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name);
void setHeader(HttpHeaders &headers, QByteArrayView name, const QByteArray &value);

/// One request. A value type.
struct HttpRequest {
    QByteArray method = "GET";
    QUrl url; ///< from rawUrl() when the path holds escapes
    HttpHeaders headers;
    QByteArray body;
    /// The server takes a repeatability pair (contract README, 3.2): one is added, kept over retries, and retries are
    /// allowed although the method is not GET. A pair that is already among the headers is kept.
    bool repeatable = false;
    std::chrono::milliseconds timeout{30'000}; ///< of each try, from sending to the last byte
    /// Host to sign for when it is not the one that is called (contract README, 2.5); the query is not signed then.
    QByteArray signedHost;
};

/// An answer with any status.
struct HttpReply {
    int status = 0;
    HttpHeaders headers;
    QByteArray body;

    QByteArray header(QByteArrayView name) const { return headerValue(headers, name); }
};

/// `target` ("/calling/…?api-version=…") at an endpoint, byte for byte as given. Invalid when it holds something that
/// would be sent in another spelling, because the signature would not fit then.
Result<QUrl> rawUrl(const QUrl &endpoint, const QByteArray &target);
/// Path and query of a URL exactly as they are sent.
QByteArray wireTarget(const QUrl &url);
/// Value of the Host field: with the port when it is not the scheme's own.
QByteArray wireHost(const QUrl &url);

} // namespace callboard::http
