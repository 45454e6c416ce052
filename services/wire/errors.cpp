#include "wire/errors.h"
#include "core/jsonreader.h"
#include "wire/introspect.h"
#include <QJsonDocument>

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(CommunicationError)
CALLBOARD_WIRE_CODEC(CommunicationErrorResponse)

QByteArray errorBody(const QString &code, const QString &message, const QString &target)
{
    CommunicationErrorResponse response;
    response.error.code = code;
    response.error.message = message;
    if (!target.isEmpty())
        response.error.target = target;
    return QJsonDocument(toJson(response)).toJson(QJsonDocument::Compact);
}

ApiError apiErrorOf(int httpStatus, const QByteArray &body)
{
    constexpr qsizetype longestDetail = 500;
    ApiError error;
    error.kind = ApiError::kindOf(httpStatus);
    error.httpStatus = httpStatus;
    const Result<QJsonObject> object = parseJsonObject(body);
    const QJsonObject top = object ? *object : QJsonObject();
    if (const auto response = fromJson<CommunicationErrorResponse>(top)) {
        error.code = response->error.code;
        error.detail = response->error.message;
        error.target = response->error.target.value_or(QString());
    } else if (top.value("message"_L1).isString()) {
        error.detail = top.value("message"_L1).toString();
    } else {
        error.detail = QString::fromUtf8(body.left(longestDetail));
    }
    return error;
}

} // namespace callboard::wire
