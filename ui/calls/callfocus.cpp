#include "ui/calls/callfocus.h"

namespace callboard {

void CallFocus::setCall(const CallId &call, const IncomingId &incoming)
{
    if (call == m_call && incoming == m_incoming)
        return;
    const bool same = !incoming.isEmpty() && incoming == m_incoming;
    m_call = call;
    m_incoming = incoming;
    if (!same)
        m_participant = {};
    emit callChanged();
    emit participantChanged();
}

void CallFocus::setParticipant(const RawId &participant)
{
    if (participant == m_participant)
        return;
    m_participant = participant;
    emit participantChanged();
}

} // namespace callboard
