// Callback events and the list of participants that goes with most of them.
#include "exchange/engine/work.h"

namespace callboard::exchange {

Callback callback(Work &w, Callback::Kind kind, const Connection &c)
{
    Callback e;
    e.kind = kind;
    e.to = c.setup.callbackUri;
    e.id = w.eventId();
    e.time = w.stamp();
    e.connection = c.id;
    e.serverCall = c.serverCall;
    e.correlation = c.correlation;
    e.apiVersion = c.setup.apiVersion;
    e.operationContext = c.setup.operationContext;
    e.result = outcomes::success();
    return e;
}

void send(Work &w, Callback::Kind kind, const Connection &c, const Outcome &result)
{
    Callback e = callback(w, kind, c);
    e.result = result;
    w.out.append(std::move(e));
}

Callback callbackFor(Work &w, Callback::Kind kind, const Connection &c, const Operation &operation)
{
    Callback e = callback(w, kind, c);
    e.operationContext = operation.operationContext;
    if (!operation.callbackUri.isEmpty())
        e.to = operation.callbackUri;
    return e;
}

void sendRosterTo(Work &w, const Call &call, const Connection &c)
{
    Callback e = callback(w, Callback::Kind::ParticipantsUpdated, c);
    e.operationContext.clear();
    e.sequence = call.sequence;
    for (const Member &m : call.members)
        e.roster.append(asParticipant(m));
    w.out.append(std::move(e));
}

void sendRoster(Work &w, Call &call, int steps)
{
    call.sequence += steps;
    for (const Member &m : std::as_const(call.members)) {
        const Connection *c = connectionOf(w, m.connection);
        if (c && c->state != Connection::State::Connecting)
            sendRosterTo(w, call, *c);
    }
}

void sendConnected(Work &w, const CallId &id)
{
    Connection &c = *connectionOf(w, id);
    send(w, Callback::Kind::CallConnected, c, outcomes::success());
    startTranscriptionOfSetup(w, c);
    autoStartStream(w, c);
}

void sendJoined(Work &w, Call &call, const QList<CallId> &joined)
{
    const bool rosterFirst = w.s.random.percent(w.times().rosterFirstPercent);
    if (rosterFirst)
        sendRoster(w, call);
    for (const CallId &id : joined)
        sendConnected(w, id);
    if (!rosterFirst)
        sendRoster(w, call);
}

} // namespace callboard::exchange
