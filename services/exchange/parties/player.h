// Carries out one script on one leg.
#pragma once
#include "exchange/engine/commands.h"
#include "exchange/parties/script.h"

namespace callboard::exchange {

/// A value: all it knows is where it is in the script and until when it waits.
class Player
{
public:
    enum class Role { Called, Caller };
    Player(LegId leg, Script script, Role role) : m_leg(leg), m_script(std::move(script)), m_role(role) { }

    /// The call is answered; steps that waited for that go on.
    void connected() { m_connected = true; }
    /// Does all that can be done now; gives what the engine is to be told.
    QList<Input> advance(Ticks now);
    /// When to advance again; nothing while only an answer can help, or after the last step.
    std::optional<Ticks> due() const;

private:
    enum class Next { GoOn, Stay };
    Next perform(const ScriptStep &step, Ticks now, QList<Input> &out);
    Next pause(std::chrono::milliseconds time, Ticks now, bool endsWhenConnected);
    bool called() const { return m_role == Role::Called; }

    LegId m_leg;
    Script m_script;
    Role m_role;
    qsizetype m_at = 0;
    bool m_connected = false;
    bool m_outOfPatience = false; ///< a caller who let it ring long enough and hangs up next
    std::optional<Ticks> m_until;
};

} // namespace callboard::exchange
