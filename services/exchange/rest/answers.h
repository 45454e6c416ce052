// Engine values as answers of the service.
#pragma once
#include "core/result.h"
#include "exchange/engine/state.h"
#include "httpd/response.h"
#include "wire/callmodels.h"

namespace callboard::exchange {

/// The error body of contract README, 3.4, with the error's HTTP status.
httpd::Response refusalAnswer(const ApiError &error);

/// What create, answer, connect and get tell about a connection.
wire::CallConnectionProperties propertiesOf(const Connection &connection);

/// {"operationContext": …}, or {} without one.
QJsonObject contextBody(const QString &operationContext);

} // namespace callboard::exchange
