// What all mid-call requests have in common.
#pragma once
#include "exchange/rest/requests.h"

namespace callboard::exchange {

/// Where the events of the request go; wire requests with operationContext and operationCallbackUri.
template<class Request>
Operation operationOf(const Request &r, const RequestFrame &frame, RequestChecks &checks)
{
    Operation o;
    o.connection = frame.connection;
    o.operationContext = r.operationContext ? r.operationContext->text : QString();
    o.callbackUri = checks.optionalAddress(r.operationCallbackUri, QStringLiteral("operationCallbackUri"));
    return o;
}

} // namespace callboard::exchange
