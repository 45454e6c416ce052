// What the relay changes in bodies on their way.
#pragma once
#include "http/httprequest.h"
#include "relay/gateway/action.h"

namespace callboard::relay {

/// The body to forward. Callbacks must come to the relay: `callbackUri` and `recordingStateCallbackUri` become
/// `callbackAddress`, `operationCallbackUri` is taken out. A body that needs no change is forwarded byte for byte.
QByteArray bodyForService(const Action &action, const QByteArray &body, const QString &callbackAddress);

/// The answer for the console: without `callbackUri`, whose secret is the service's and the relay's alone, and with
/// links to the service turned into links to the relay.
QByteArray bodyForConsole(const Action &action, const QByteArray &body, const QString &serviceEndpoint,
                          const QString &publicUrl);

} // namespace callboard::relay
