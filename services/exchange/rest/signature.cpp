#include "exchange/rest/signature.h"

namespace callboard::exchange {

http::HmacVerdict verifySignature(const httpd::Request &request, const QByteArray &accessKey, const QDateTime &now)
{
    http::ReceivedSignature received;
    received.method = request.method;
    received.target = request.target;
    received.host = request.headers.value("Host");
    received.date = request.headers.value("x-ms-date");
    received.contentHash = request.headers.value("x-ms-content-sha256");
    received.authorization = request.headers.value("Authorization");
    received.body = request.body;
    return http::verifyHmac(received, accessKey, now);
}

const char *verdictName(http::HmacVerdict verdict)
{
    switch (verdict) {
    case http::HmacVerdict::Ok: return "ok";
    case http::HmacVerdict::Missing: return "not signed";
    case http::HmacVerdict::Malformed: return "malformed";
    case http::HmacVerdict::BadSignature: return "wrong signature";
    case http::HmacVerdict::StaleDate: return "stale date";
    case http::HmacVerdict::BodyMismatch: return "changed body";
    }
    Q_UNREACHABLE();
}

} // namespace callboard::exchange
