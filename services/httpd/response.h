// What a handler answers.
#pragma once
#include "httpd/headers.h"
#include "httpd/request.h"
#include <QJsonObject>
#include <functional>

namespace callboard::httpd {

/// One piece of a long body. Empty data and not last: nothing ready yet, ask again after Responder::resume().
struct BodyChunk {
    QByteArray data;
    bool last = false;
};
/// Makes a body piece by piece. Called in the server's thread whenever the peer has taken enough of what came before,
/// so that no more than the write window is in memory. Pieces of 16 to 64 KiB work best.
using BodySource = std::function<BodyChunk()>;

/// A status, header fields and a body: either all of it in `body`, or pulled from `source`.
/// The server adds Date, Content-Length or Transfer-Encoding, and Connection.
struct Response {
    int status = 200;
    HeaderList headers;
    QByteArray body;
    BodySource source; ///< when set, `body` is not used
    qint64 sourceSize = -1; ///< bytes that `source` makes in all; -1: unknown, sent in chunks
    bool close = false; ///< end the connection after this answer

    /// An answer without a body, for instance 204.
    static Response empty(int status);
    static Response text(int status, const QByteArray &text, QByteArrayView type = "text/plain; charset=utf-8");
    static Response json(int status, const QJsonObject &object);
    /// JSON that is already written.
    static Response rawJson(int status, const QByteArray &json);
    /// The service's error shape, {"error":{"code","message"}} (contract README, 3.4).
    static Response error(int status, const QString &code, const QString &message);
    /// A long body of unknown size.
    static Response stream(int status, QByteArrayView type, BodySource source);
};

/// Bytes of something stored, by offset.
struct RangedContent {
    qint64 size = 0; ///< in bytes
    QByteArray type; ///< media type
    QByteArray etag; ///< strong, with its quotes; empty: none
    /// Returns `length` bytes from `offset`; fewer mean that the content broke off, and the connection is cut.
    std::function<QByteArray(qint64 offset, qint64 length)> read;
};
/// 200 with everything, 206 with the one range that was asked for, or 416 (RFC 9110, 14). If-Range is honoured;
/// several ranges in one request are answered with everything, which the standard allows.
Response ranged(const Request &request, const RangedContent &content);

/// The standard reason phrase; empty for a status that has none.
QByteArrayView reasonPhrase(int status);

} // namespace callboard::httpd
