// How legs and calls end: contract README, 7.3; codes and pauses: recorded sessions.
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
/// A cancellation that is still being carried out is over with the call.
void finishCancelling(Work &w, const Connection &c)
{
    for (auto it = w.s.cancelling.begin(); it != w.s.cancelling.end();) {
        if (it->second.operation.connection != c.id) {
            ++it;
            continue;
        }
        Callback e = callbackFor(w, Callback::Kind::CancelAddParticipantSucceeded, c, it->second.operation);
        e.invitationId = it->first;
        e.result = outcomes::ofInvitation(it->second.target.text, outcomes::conversationEnded());
        w.out.append(std::move(e));
        it = w.s.cancelling.erase(it);
    }
}

CallId firstApplication(const Call &call)
{
    for (const Member &m : call.members) {
        if (!m.connection.isEmpty())
            return m.connection;
    }
    return {};
}

void partWith(Work &w, const Member &m, const CallId &first, const Outcome &others)
{
    if (m.connection.isEmpty()) {
        partySignal(w, PartySignal::Kind::Ended, m.leg, m.who);
        if (Member *peer = memberOfLeg(w, m.peer)) {
            peer->peer = 0;
            static_cast<void>(handle(w, PartyHangsUp{m.peer}));
        }
    } else if (Connection *c = connectionOf(w, m.connection); c && m.connection != first) {
        const Timings &t = w.times();
        disconnectLater(w, *c, others, milliseconds(w.s.random.between(t.otherLegLow.count(), t.otherLegHigh.count())));
    }
}
} // namespace

void partySignal(Work &w, PartySignal::Kind kind, LegId leg, const RawId &who)
{
    w.out.append(PartySignal{kind, leg, who});
}

void disconnect(Work &w, CallId id, const Outcome &result)
{
    Connection *c = connectionOf(w, id);
    if (!c)
        return;
    finishCancelling(w, *c);
    endMedia(w, *c);
    send(w, Callback::Kind::CallDisconnected, *c, result);
    dropConnection(w, id);
}

void disconnectLater(Work &w, Connection &c, const Outcome &result, milliseconds delay)
{
    finishCancelling(w, c);
    endMedia(w, c);
    c.call = 0;
    c.state = Connection::State::Disconnecting;
    w.after(delay, LegEnds{c.id, result});
}

void endCall(Work &w, CallKey key, CallId first, const Outcome &own, const Outcome &others, RawId endedBy)
{
    Call *call = callOf(w, key);
    if (!call)
        return;
    const QList<LegId> rings = call->rings;
    for (const LegId ring : rings)
        withdrawRing(w, ring);
    const Call ended = *call;
    dropCall(w, key);
    disconnect(w, first, own);
    for (const Member &m : ended.members)
        partWith(w, m, first, others);
    noticeEnded(w, ended, endedBy);
}

void afterLeaving(Work &w, CallKey key)
{
    Call *call = callOf(w, key);
    if (!call || !call->established || !call->company || !call->rings.isEmpty() || call->ending)
        return;
    const bool attended = !firstApplication(*call).isEmpty();
    if (call->members.isEmpty() || (call->members.size() == 1 && !attended))
        endCall(w, key, {}, outcomes::ended(), outcomes::ended());
    else if (call->members.size() == 1)
        call->ending = w.after(w.times().alone, CallFallsApart{key});
    else if (!attended)
        call->ending = w.after(w.times().unattended, CallFallsApart{key});
}

void partyLeaves(Work &w, Call &call, LegId leg)
{
    const Member m = *memberOfLeg(w, leg);
    if (!call.established || (call.members.size() <= 2 && !call.group)) {
        endCall(w, call.key, firstApplication(call), outcomes::hungUp(m.line), outcomes::hungUp(m.line), m.who);
        return;
    }
    const CallKey key = call.key;
    takeMember(w, call, leg);
    partySignal(w, PartySignal::Kind::Ended, leg, m.who);
    sendRoster(w, call);
    afterLeaving(w, key);
}

} // namespace callboard::exchange
