// What the mixer is told: who is in which call, muted or on hold.
#include "exchange/engine/work.h"

namespace callboard::exchange {

void soundJoined(Work &w, const Call &call, const Member &m)
{
    SoundSignal s;
    s.leg = m.leg;
    s.call = call.key;
    s.who = m.who;
    s.peer = m.peer;
    s.application = !m.connection.isEmpty();
    s.who = m.who;
    w.out.append(s);
    if (m.muted) // comes along when a member is moved to another call
        soundChanged(w, SoundSignal::Kind::Muted, m.leg, true);
    if (m.onHold)
        soundChanged(w, SoundSignal::Kind::Held, m.leg, true);
}

void soundLeft(Work &w, LegId leg)
{
    SoundSignal s;
    s.kind = SoundSignal::Kind::Left;
    s.leg = leg;
    w.out.append(s);
}

void soundChanged(Work &w, SoundSignal::Kind kind, LegId leg, bool on)
{
    SoundSignal s;
    s.kind = kind;
    s.leg = leg;
    s.on = on;
    w.out.append(s);
}

} // namespace callboard::exchange
