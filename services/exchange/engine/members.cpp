// Who is in a call.
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
qsizetype indexOf(const Call &call, LegId leg)
{
    for (qsizetype i = 0; i < call.members.size(); ++i) {
        if (call.members[i].leg == leg)
            return i;
    }
    return -1;
}

bool hasApplication(const Call &call)
{
    return std::any_of(call.members.begin(), call.members.end(),
                       [](const Member &m) { return !m.connection.isEmpty(); });
}

/// The telephone network ends the other half of a call that went through it.
void hangUpPeer(Work &w, LegId peer)
{
    if (Member *other = memberOfLeg(w, peer)) {
        other->peer = 0;
        static_cast<void>(handle(w, PartyHangsUp{peer}));
    }
}

void withdrawTransfersOf(Work &w, const Call &call, LegId leg)
{
    const QList<LegId> rings = call.rings;
    for (const LegId ring : rings) {
        const Ring *r = ringOf(w, ring);
        const auto *transfer = r ? std::get_if<ForTransfer>(&r->purpose) : nullptr;
        if (transfer && transfer->transferee == leg)
            withdrawRing(w, ring);
    }
}
} // namespace

Member *memberIn(Call &call, const RawId &who)
{
    const auto it
        = std::find_if(call.members.begin(), call.members.end(), [&](const Member &m) { return m.who == who; });
    return it == call.members.end() ? nullptr : &*it;
}

Member *memberOfLeg(Work &w, LegId leg)
{
    Call *call = callOf(w, w.s.memberCalls.value(leg));
    const qsizetype i = call ? indexOf(*call, leg) : -1;
    return i < 0 ? nullptr : &call->members[i];
}

void addMember(Work &w, Call &call, Member member)
{
    if (member.participantId.isEmpty())
        member.participantId = w.s.random.guid();
    w.s.memberCalls.insert(member.leg, call.key);
    w.cancel(call.ending);
    soundJoined(w, call, member);
    recordMember(w, call, member);
    call.members.append(member);
    call.company = call.company || call.members.size() > 1;
    call.group = call.group || call.members.size() > 2;
    if (call.established)
        noticeJoined(w, call, member);
    if (call.established && !hasApplication(call))
        call.ending = w.after(w.times().unattended, CallFallsApart{call.key});
}

Member takeMember(Work &w, Call &call, LegId leg)
{
    withdrawTransfersOf(w, call, leg);
    endMediaOf(w, call, leg);
    Member m = call.members.takeAt(indexOf(call, leg));
    w.s.memberCalls.remove(leg);
    stopMusic(w, m);
    soundLeft(w, leg);
    noticeLeft(w, call, m);
    hangUpPeer(w, m.peer);
    return m;
}

void moveMember(Work &w, Call &from, Call &to, LegId leg)
{
    withdrawTransfersOf(w, from, leg);
    endMediaOf(w, from, leg);
    const Member m = from.members.takeAt(indexOf(from, leg));
    soundLeft(w, leg);
    noticeLeft(w, from, m);
    addMember(w, to, m);
    resumeMusic(w, to.members.last());
    if (Connection *c = connectionOf(w, m.connection)) {
        c->call = to.key;
        c->serverCall = to.serverCall;
        c->correlation = to.correlation;
    }
}

void joinConnection(Work &w, Call &call, const Member &m)
{
    Connection &c = *connectionOf(w, m.connection);
    c.call = call.key;
    c.leg = m.leg;
    c.state = Connection::State::Connected;
}

Participant asParticipant(const Member &m)
{
    return {m.who, m.muted, m.onHold};
}

} // namespace callboard::exchange
