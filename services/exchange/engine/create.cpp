// Outbound calls: contract README, 6.1; order of a refused one: recorded sessions.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
/// CreateCallFailed comes after CallDisconnected and carries a slightly earlier time and no context.
constexpr Ticks FailedBeforeDisconnected = 4'700;

Connection draftOf(Work &w, const CreateCall &r)
{
    Connection c;
    c.setup = r.setup;
    c.self = r.source.isEmpty() ? madeUpUser(w) : r.source;
    c.source = c.self;
    c.targets = r.targets;
    c.callerNumber = r.callerNumber;
    c.displayName = r.displayName;
    return c;
}

void sendCreateFailed(Work &w, const Connection &c, const Outcome &why)
{
    send(w, Callback::Kind::CallDisconnected, c, why);
    Callback failed = callback(w, Callback::Kind::CreateCallFailed, c);
    failed.operationContext.clear();
    failed.time -= FailedBeforeDisconnected;
    failed.result = why;
    w.out.append(std::move(failed));
}
} // namespace

Result<Reply> handle(Work &w, const CreateCall &r)
{
    Connection draft = draftOf(w, r);
    Call &call = newCall(w, draft.self);
    call.group = r.targets.size() > 1;
    if (call.group)
        call.groupId = w.s.random.guid();
    if (call.group)
        w.s.groups.insert(call.groupId, call.key);
    Connection &c = newConnection(w, std::move(draft), call);
    c.leg = w.newKey();
    Member app;
    app.leg = c.leg;
    app.who = c.self;
    app.connection = c.id;
    addMember(w, call, app);
    for (const RawId &target : r.targets) {
        const RawId from = isPhone(target) ? r.callerNumber : c.self;
        startRing(w, call, {target, from, r.displayName, {}, ForCreate{c.id}, setupLimit(w, target)});
    }
    return Reply{c.id, call.serverCall, {}, c};
}

void answered(Work &w, const ForCreate &p, Call &call, const Member &joined)
{
    addMember(w, call, joined);
    QList<CallId> news;
    Connection *creator = connectionOf(w, p.connection);
    if (creator && creator->state == Connection::State::Connecting) {
        creator->state = Connection::State::Connected;
        news.append(creator->id);
    }
    if (!joined.connection.isEmpty()) {
        joinConnection(w, call, joined);
        news.append(joined.connection);
    }
    sendJoined(w, call, news);
}

void refused(Work &w, const ForCreate &p, const RingEnd &end)
{
    const Call *call = callOf(w, end.call);
    const Connection *c = connectionOf(w, p.connection);
    if (!call || !c || call->established || !call->rings.isEmpty())
        return;
    sendCreateFailed(w, *c, end.result);
    dropConnection(w, p.connection);
    dropCall(w, end.call);
}

} // namespace callboard::exchange
