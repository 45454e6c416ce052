// HMAC-SHA256 request signatures (contract README, 2.3 to 2.5), both ends.
#pragma once
#include "http/httprequest.h"
#include <QDateTime>

namespace callboard::http {

/// What goes into a signature.
struct SigningInput {
    QByteArray method; ///< in capitals
    QByteArray target; ///< path and query as on the wire
    QByteArray host; ///< with port when it is not the default one
    QByteArray date; ///< text of x-ms-date
    QByteArray contentHash; ///< text of x-ms-content-sha256
};

/// "Mon, 02 Mar 2026 10:15:30 GMT".
QByteArray httpDate(const QDateTime &time);
/// Reads that form only; invalid when the text is another.
QDateTime parseHttpDate(QByteArrayView text);
/// Base64 of the SHA-256 of a body.
QByteArray contentHash(const QByteArray &body);
QByteArray stringToSign(const SigningInput &input);
/// Base64 of the HMAC; `key` are the decoded bytes of the access key.
QByteArray signature(const SigningInput &input, const QByteArray &key);
/// The fields that make a request signed: x-ms-date, x-ms-content-sha256, Authorization; x-ms-host when the request is
/// signed for another host.
HttpHeaders signedHeaders(const HttpRequest &request, const QByteArray &key, const QDateTime &now);

/// Same length and content, in a time that does not depend on where they differ.
bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

/// What a server has in hand of one request.
struct ReceivedSignature {
    QByteArray method;
    QByteArray target; ///< raw
    QByteArray host; ///< Host, or x-ms-host for recordings
    QByteArray date;
    QByteArray contentHash;
    QByteArray authorization;
    QByteArray body;
};
enum class HmacVerdict {
    Ok,
    Missing, ///< no HMAC authorization, or a field it needs is not there
    Malformed, ///< the authorization or the date can't be read
    BadSignature, ///< wrong key, or something that is signed was changed
    StaleDate, ///< further from now than the tolerance
    BodyMismatch ///< the body is not the one the hash was made of
};
/// Whether the request was signed with the key. Repeats of a request resend the old date, so the tolerance must be
/// minutes (contract README, 2.3).
HmacVerdict verifyHmac(const ReceivedSignature &received, const QByteArray &key, const QDateTime &now,
                       std::chrono::seconds tolerance = std::chrono::minutes(15));

} // namespace callboard::http
