#include "httpd/response.h"
#include <QJsonDocument>
#include <array>

namespace callboard::httpd {

namespace {
struct Reason {
    int status;
    const char *phrase;
};
// RFC 9110, 15; RFC 6585; 8297.
constexpr std::array reasons{
    Reason{100, "Continue"},
    Reason{101, "Switching Protocols"},
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{204, "No Content"},
    Reason{206, "Partial Content"},
    Reason{301, "Moved Permanently"},
    Reason{302, "Found"},
    Reason{303, "See Other"},
    Reason{304, "Not Modified"},
    Reason{307, "Temporary Redirect"},
    Reason{308, "Permanent Redirect"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{406, "Not Acceptable"},
    Reason{408, "Request Timeout"},
    Reason{409, "Conflict"},
    Reason{410, "Gone"},
    Reason{411, "Length Required"},
    Reason{412, "Precondition Failed"},
    Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"},
    Reason{415, "Unsupported Media Type"},
    Reason{416, "Range Not Satisfiable"},
    Reason{417, "Expectation Failed"},
    Reason{422, "Unprocessable Content"},
    Reason{426, "Upgrade Required"},
    Reason{428, "Precondition Required"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{502, "Bad Gateway"},
    Reason{503, "Service Unavailable"},
    Reason{504, "Gateway Timeout"},
    Reason{505, "HTTP Version Not Supported"},
    Reason{507, "Insufficient Storage"},
};
} // namespace

QByteArrayView reasonPhrase(int status)
{
    for (const Reason &reason : reasons) {
        if (reason.status == status)
            return reason.phrase;
    }
    return {};
}

Response Response::empty(int status)
{
    Response response;
    response.status = status;
    return response;
}

Response Response::text(int status, const QByteArray &text, QByteArrayView type)
{
    Response response;
    response.status = status;
    response.headers.add("Content-Type", type);
    response.body = text;
    return response;
}

Response Response::json(int status, const QJsonObject &object)
{
    return rawJson(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Response Response::rawJson(int status, const QByteArray &json)
{
    return text(status, json, "application/json; charset=utf-8");
}

Response Response::error(int status, const QString &code, const QString &message)
{
    return json(
        status,
        {{QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), code}, {QStringLiteral("message"), message}}}});
}

Response Response::stream(int status, QByteArrayView type, BodySource source)
{
    Response response;
    response.status = status;
    response.headers.add("Content-Type", type);
    response.source = std::move(source);
    return response;
}

} // namespace callboard::httpd
