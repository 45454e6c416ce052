// Mute and hold: contract README, 8.4 and 10.7; shown to all by ParticipantsUpdated.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

Result<Member *> presentMember(Work &w, const CallId &connection, const RawId &who)
{
    auto ready = readyConnection(w, connection);
    if (!ready)
        return ready.error();
    if (Member *m = memberIn(*callOf(w, (*ready)->call), who))
        return m;
    return refusal(404, "8522"_L1, u"Participant not found in the call."_s);
}

void set(Work &w, Member &m, bool Member::*flag, bool value)
{
    if (m.*flag == value)
        return;
    m.*flag = value;
    soundChanged(w, flag == &Member::muted ? SoundSignal::Kind::Muted : SoundSignal::Kind::Held, m.leg, value);
    sendRoster(w, *callOf(w, w.s.memberCalls.value(m.leg)));
}

Result<Reply> handle(Work &w, const MuteParticipant &r)
{
    auto member = presentMember(w, r.connection, r.target);
    if (!member)
        return member.error();
    if (!isAcsUser(r.target))
        return refusal(400, "8523"_L1, u"targetParticipants: only ACS users can be muted."_s);
    set(w, **member, &Member::muted, true);
    return Reply{};
}

Result<Reply> handle(Work &w, const PartyMutes &r)
{
    Member *m = memberOfLeg(w, r.leg);
    if (!m || !callOf(w, w.s.memberCalls.value(r.leg))->established)
        return refusal(404, "8558"_L1, u"The party is not in a call."_s);
    set(w, *m, &Member::muted, r.muted);
    return Reply{};
}

} // namespace callboard::exchange
