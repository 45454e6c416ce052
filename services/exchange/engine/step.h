// The one way into the engine.
#pragma once
#include "core/result.h"
#include "exchange/engine/state.h"

namespace callboard::exchange {

/// create, answer and connect give the new connection; dial the call's id; add the invitation's id; start
/// of a recording its id; the rest nothing.
struct Reply {
    CallId connection;
    ServerCallId serverCall;
    QString invitationId;
    std::optional<Connection> opened; ///< as it was made: a party may have refused it by the time of the answer
    RecordingId recording{};
};

struct StepResult {
    State state;
    Result<Reply> reply; ///< a refusal has the HTTP status, error code and text to answer with
    QList<Event> events; ///< in the order in which they happened
};

/// Everything that was due before `at` happens first, then the input. Pass the state by move.
StepResult step(State state, const Input &input, Ticks at);

/// A fresh state. `seed` decides all ids.
State freshState(Config config, quint64 seed, Ticks at);

/// When the next tick is due; nothing while nothing is under way.
std::optional<Ticks> nextDue(const State &state);

} // namespace callboard::exchange
