// Joining a running call, a group call or a room: contract README, 7.1.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
Call &namedCall(Work &w, QHash<QString, CallKey> &names, const QString &name)
{
    if (Call *call = callOf(w, names.value(name)))
        return *call;
    Call &call = newCall(w, {});
    call.group = true;
    call.established = true;
    names.insert(name, call.key);
    return call;
}

/// The call to join, made when it is a group call or a configured room; nothing when there is none.
Call *callToJoin(Work &w, const ConnectCall &r)
{
    switch (r.locator) {
    case ConnectCall::Locator::ServerCall: {
        Call *call = callOf(w, w.s.serverCalls.value(ServerCallId(r.id)));
        return call && call->established ? call : nullptr;
    }
    case ConnectCall::Locator::GroupCall: {
        Call &call = namedCall(w, w.s.groups, r.id);
        call.groupId = r.id;
        return &call;
    }
    case ConnectCall::Locator::Room: {
        if (w.s.config.rooms && !w.s.config.rooms->contains(r.id))
            return nullptr;
        Call &call = namedCall(w, w.s.rooms, r.id);
        call.roomId = r.id;
        return &call;
    }
    }
    Q_UNREACHABLE();
}

Call unknownCall(Work &w, const ConnectCall &r)
{
    Call none;
    none.serverCall = ServerCallId(r.locator == ConnectCall::Locator::ServerCall ? r.id : QString());
    none.correlation = CorrelationId(w.s.random.guid());
    return none;
}
} // namespace

Result<Reply> handle(Work &w, const ConnectCall &r)
{
    const Call *call = callToJoin(w, r);
    Connection draft;
    draft.origin = Connection::Origin::Connected;
    draft.setup = r.setup;
    draft.self = madeUpUser(w);
    draft.source = draft.self;
    const Connection &c = newConnection(w, std::move(draft), call ? *call : unknownCall(w, r));
    w.after(w.times().settle, ConnectSettles{c.id, r});
    return Reply{c.id, c.serverCall, {}, c};
}

void fire(Work &w, const ConnectSettles &t)
{
    Connection &c = *connectionOf(w, t.connection);
    Call *call = callToJoin(w, t.request);
    if (!call) {
        send(w, Callback::Kind::ConnectFailed, c, outcomes::callNotFound());
        dropConnection(w, t.connection);
        return;
    }
    c.serverCall = call->serverCall;
    c.correlation = call->correlation;
    if (call->startedBy.isEmpty())
        call->startedBy = c.self;
    Member app;
    app.leg = w.newKey();
    app.who = c.self;
    app.connection = c.id;
    addMember(w, *call, app);
    joinConnection(w, *call, app);
    sendJoined(w, *call, {c.id});
}

} // namespace callboard::exchange
