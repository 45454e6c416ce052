// Who may hear a call, and who may speak in it.
#pragma once
#include "core/apierror.h"
#include "core/result.h"
#include "relay/base/principal.h"
#include "store/entities.h"

namespace callboard::relay {

enum class AudioMode {
    Talk, ///< hears the call and is heard in it
    Listen ///< hears the call, and nobody hears or sees it
};

std::optional<AudioMode> audioModeFrom(QStringView text);

/// Whether the user may attach to the call's sound. To talk is to act on the call: its owner may, and whoever has the
/// floor. To listen unnoticed is for those with the floor only. `call` is null when it is not known. Errors: 404 for an
/// unknown call and one that is over, 403 otherwise.
Result<Done> mayAttach(const Principal &who, AudioMode mode, const Call *call);

} // namespace callboard::relay
