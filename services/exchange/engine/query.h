// Looking at a state without changing it.
#pragma once
#include "core/result.h"
#include "exchange/engine/state.h"

namespace callboard::exchange {

/// Null when there is no such connection (any more).
const Connection *findConnection(const State &state, const CallId &id);

/// Null when it was stopped, or never was.
const Recording *findRecording(const State &state, const RecordingId &id);

/// Everybody in the connection's call; empty when it has left its call.
Result<QList<Participant>> participantsOf(const State &state, const CallId &id);

/// 404/8522 when the call or the participant is not there.
Result<Participant> participantOf(const State &state, const CallId &id, const RawId &who);

} // namespace callboard::exchange
