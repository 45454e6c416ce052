#include "exchange/parties/player.h"
#include "core/overloaded.h"

namespace callboard::exchange {

namespace {
/// Never reached by a script that parseScript let through.
constexpr bool Unsupported = false;
} // namespace

Player::Next Player::pause(std::chrono::milliseconds time, Ticks now, bool endsWhenConnected)
{
    if (!m_until)
        m_until = now + ticksOf(time);
    const bool over = now >= *m_until || (endsWhenConnected && m_connected);
    if (!over)
        return Next::Stay;
    m_until.reset();
    return Next::GoOn;
}

Player::Next Player::perform(const ScriptStep &step, Ticks now, QList<Input> &out)
{
    const auto say = [&out](Input input) {
        out.append(std::move(input));
        return Next::GoOn;
    };
    const auto ring = [&](const script::Ring &s) {
        const Next next = pause(s.time, now, true);
        const bool leaves = m_at + 1 < m_script.size() && std::holds_alternative<script::HangUp>(m_script[m_at + 1]);
        m_outOfPatience = !called() && next == Next::GoOn && !m_connected && leaves;
        return next;
    };
    const auto media = [] {
        Q_ASSERT(Unsupported);
        return Next::GoOn;
    };
    return std::visit(
        overloaded{
            ring,
            [&](const script::Answer &) { return called() && !m_connected ? say(PartyAnswers{m_leg}) : Next::GoOn; },
            [&](const script::Reject &s) {
                return called() && !m_connected ? say(PartyRejects{m_leg, s.reason}) : Next::GoOn;
            },
            [&](const script::Ignore &) { return called() && !m_connected ? Next::Stay : Next::GoOn; },
            [&](const script::Wait &s) { return pause(s.time, now, false); },
            [&](const script::Mute &) {
                return say(PartyMutes{m_leg, true});
            },
            [&](const script::Unmute &) {
                return say(PartyMutes{m_leg, false});
            },
            [&](const script::HangUp &) { return say(PartyHangsUp{m_leg}); },
            [&](const script::Say &) { return media(); }, [&](const script::Tone &) { return media(); },
            [&](const script::PlayFile &) { return media(); }, [&](const script::Dtmf &) { return media(); },
            [&](const script::WaitForTones &) { return media(); },
            [&](const script::WaitForSpeech &) { return media(); }, [&](const script::Capture &) { return media(); }},
        step);
}

QList<Input> Player::advance(Ticks now)
{
    QList<Input> out;
    while (m_at < m_script.size()) {
        const ScriptStep &step = m_script[m_at];
        const bool mayStart = called() || m_connected || m_outOfPatience || std::holds_alternative<script::Ring>(step);
        if (!mayStart || perform(step, now, out) == Next::Stay)
            break;
        ++m_at;
        if (std::holds_alternative<script::Answer>(step) && called() && !m_connected)
            break; // what comes next is done in the call
    }
    return out;
}

std::optional<Ticks> Player::due() const
{
    return m_until;
}

} // namespace callboard::exchange
