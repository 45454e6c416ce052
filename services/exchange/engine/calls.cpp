// Making, finding and dropping calls and connections.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
/// Base64 of an internal address, several hundred characters, as the service's (contract README, 5.1).
ServerCallId newServerCallId(Work &w)
{
    const QString address = u"https://exchange.callboard.invalid/api/v2/cp/conv/%1?i=%2&e=%3"_s.arg(
        w.s.random.text(120), w.s.random.text(12), QString::number(w.s.now));
    return ServerCallId(QString::fromLatin1(address.toLatin1().toBase64()));
}
} // namespace

Call &newCall(Work &w, const RawId &startedBy)
{
    Call call;
    call.key = w.newKey();
    call.serverCall = newServerCallId(w);
    call.correlation = CorrelationId(w.s.random.guid());
    call.startedBy = startedBy;
    call.startedAt = w.s.now;
    w.s.serverCalls.insert(call.serverCall, call.key);
    return w.s.calls.emplace(call.key, std::move(call)).first->second;
}

Call *callOf(Work &w, CallKey key)
{
    const auto it = w.s.calls.find(key);
    return it == w.s.calls.end() ? nullptr : &it->second;
}

void dropCall(Work &w, CallKey key)
{
    Call *call = callOf(w, key);
    if (!call)
        return;
    endRecording(w, *call, outcomes::success(), true);
    w.cancel(call->ending);
    for (const Member &m : std::as_const(call->members)) {
        soundLeft(w, m.leg);
        w.s.memberCalls.remove(m.leg);
        if (m.music)
            w.s.musics.remove(m.music->prompt);
    }
    w.s.serverCalls.remove(call->serverCall);
    w.s.groups.remove(call->groupId);
    w.s.rooms.remove(call->roomId);
    w.s.calls.erase(key);
}

Connection &newConnection(Work &w, Connection draft, const Call &call)
{
    draft.id = CallId(w.s.random.guid());
    draft.call = call.key;
    draft.serverCall = call.serverCall;
    draft.correlation = call.correlation;
    if (draft.setup.streaming)
        draft.mediaStreamingId = w.s.random.guid();
    if (draft.setup.transcription) {
        draft.transcription.id = w.s.random.guid();
        draft.transcription.locale = draft.setup.transcription->locale;
    }
    const CallId id = draft.id;
    return w.s.connections.insert_or_assign(id, std::move(draft)).first->second;
}

Connection *connectionOf(Work &w, const CallId &id)
{
    const auto it = w.s.connections.find(id);
    return it == w.s.connections.end() ? nullptr : &it->second;
}

void dropConnection(Work &w, CallId id)
{
    w.s.connections.erase(id);
}

Result<Connection *> readyConnection(Work &w, const CallId &id)
{
    Connection *c = connectionOf(w, id);
    if (!c)
        return refusal(404, "8522"_L1, u"Call not found."_s);
    if (c->state == Connection::State::Connecting)
        return refusal(400, "8501"_L1, u"Call is not established yet."_s);
    if (c->state != Connection::State::Connected && c->state != Connection::State::Transferring)
        return refusal(400, "8528"_L1, u"Call has been terminated."_s);
    return c;
}

RawId madeUpUser(Work &w)
{
    return RawId("8:acs:"_L1 + w.s.config.resourceId + u'_' + w.s.random.guid());
}

bool isOwned(const Work &w, const RawId &id)
{
    return w.s.config.ownedNumbers.contains(id);
}

} // namespace callboard::exchange
