// Faults of sound on purpose: the media part of PUT /exchange/v1/faults.
#pragma once
#include "core/result.h"
#include "exchange/media/socketline.h"
#include <QJsonObject>

namespace callboard::exchange {

/// {"loss": 0..1, "jitter": milliseconds, "dropSockets": true}, each optional. Loss and jitter are for the sockets of
/// parties, each way, until they are set anew; dropSockets loses all connections once, parties' and applications'.
struct MediaFaults {
    LineFaults line;
    bool dropSockets = false;

    /// Errors name the member: "$.media.loss: …".
    static Result<MediaFaults> of(const QJsonObject &object);
};

} // namespace callboard::exchange
