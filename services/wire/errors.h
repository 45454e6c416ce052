// The body of every answer of the service that is not a success (contract README, 3.4).
#pragma once
#include "core/apierror.h"
#include "wire/json.h"

namespace callboard::wire {

struct CommunicationError {
    QString code; ///< a sub code in digits, or a word; decide by the HTTP status
    QString message;
    std::optional<QString> target;
    std::optional<QList<CommunicationError>> details;
    Boxed<CommunicationError> innererror;
    CALLBOARD_WIRE(CommunicationError, code, message, target, details, innererror)
};

struct CommunicationErrorResponse {
    CommunicationError error;
    CALLBOARD_WIRE(CommunicationErrorResponse, error)
};

/// An error body with just code and message (and target, when there is one).
QByteArray errorBody(const QString &code, const QString &message, const QString &target = {});
/// What a refusing answer means. A body that is no error body leaves `code` empty and its start in `detail`.
/// Recording storage answers in another form, {"status","message"}, which is understood too.
ApiError apiErrorOf(int httpStatus, const QByteArray &body);

} // namespace callboard::wire
