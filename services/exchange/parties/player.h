// Carries out one script on one leg.
#pragma once
#include "exchange/engine/events.h"
#include "exchange/parties/script.h"

namespace callboard::exchange {

/// What a party does: tells the engine, or uses its mouth and ears.
using Act = std::variant<Input, PartySound>;

/// A value: all it knows is where it is in the script and until when it waits.
class Player
{
public:
    enum class Role { Called, Caller };
    Player(LegId leg, Script script, Role role) : m_leg(leg), m_script(std::move(script)), m_role(role) { }

    /// The call is answered; steps that waited for that go on.
    void connected() { m_connected = true; }
    /// The sound of this number is over: said to the end, heard, or waited for in vain. Others are ignored.
    void soundOver(qint64 number);
    /// Does all that can be done now.
    QList<Act> advance(Ticks now);
    /// When to advance again; nothing while only an answer or a sound can help, or after the last step.
    std::optional<Ticks> due() const;

private:
    enum class Next { GoOn, Stay };
    Next perform(const ScriptStep &step, Ticks now, QList<Act> &out);
    Next sound(PartySound what, QList<Act> &out);
    Next pause(std::chrono::milliseconds time, Ticks now, bool endsWhenConnected);
    bool called() const { return m_role == Role::Called; }

    LegId m_leg;
    Script m_script;
    Role m_role;
    qsizetype m_at = 0;
    bool m_connected = false;
    bool m_outOfPatience = false; ///< a caller who let it ring long enough and hangs up next
    std::optional<Ticks> m_until;
    qint64 m_sounds = 0; ///< number of the latest sound
    qint64 m_awaited = 0; ///< the sound whose end the script waits for; 0: none
    bool m_soundOver = false;
};

} // namespace callboard::exchange
