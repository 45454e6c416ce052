#include "exchange/engine/query.h"
#include "core/literals.h"

namespace callboard::exchange {

namespace {
ApiError notFound(const QString &text)
{
    ApiError error = ApiError::of(ApiError::Kind::NotFound, text, u"8522"_s);
    error.httpStatus = 404;
    return error;
}
} // namespace

const Connection *findConnection(const State &state, const CallId &id)
{
    const auto it = state.connections.find(id);
    return it == state.connections.end() ? nullptr : &it->second;
}

const Recording *findRecording(const State &state, const RecordingId &id)
{
    const auto it = state.recordings.find(state.recordingKeys.value(id));
    return it == state.recordings.end() ? nullptr : &it->second;
}

Result<QList<Participant>> participantsOf(const State &state, const CallId &id)
{
    const Connection *c = findConnection(state, id);
    if (!c)
        return notFound(u"Call not found."_s);
    QList<Participant> all;
    if (const auto call = state.calls.find(c->call); call != state.calls.end()) {
        for (const Member &m : call->second.members)
            all.append({m.who, m.muted, m.onHold});
    }
    return all;
}

Result<Participant> participantOf(const State &state, const CallId &id, const RawId &who)
{
    const auto all = participantsOf(state, id);
    if (!all)
        return all.error();
    for (const Participant &p : *all) {
        if (p.who == who)
            return p;
    }
    return notFound(u"Participant not found in the call."_s);
}

} // namespace callboard::exchange
