// What the relay changes in bodies on their way.
#pragma once
#include "http/httprequest.h"
#include "relay/gateway/action.h"

namespace callboard::relay {

/// Where the service reaches the relay for one call.
struct OwnAddresses {
    QString callback;
    QString media; ///< ws(s)
    QString transcription; ///< ws(s)
    QString speechServices{}; ///< of the service, for calls whose console names none; empty: they get none
    /// `publicUrl` without a slash at its end.
    static OwnAddresses of(const QString &publicUrl, const QByteArray &key);
};

/// The body to forward. Callbacks and sockets must come to the relay, whatever the console wrote: `callbackUri` becomes
/// own.callback, so does the `recordingStateCallbackUri` of each recording that is started; `mediaStreamingOptions` and
/// `transcriptionOptions`, where there are any, get transport and address; `operationCallbackUri` is taken out. With
/// speech services a new call gets them, and a transcription that is ready to be started (American English, with
/// partial text), unless the console asked for its own. A body that needs no change is forwarded byte for byte.
QByteArray bodyForService(const Action &action, const QByteArray &body, const OwnAddresses &own);

/// The answer for the console: without `callbackUri`, whose secret is the service's and the relay's alone, and with
/// links to the service turned into links to the relay.
QByteArray bodyForConsole(const Action &action, const QByteArray &body, const QString &serviceEndpoint,
                          const QString &publicUrl);

} // namespace callboard::relay
