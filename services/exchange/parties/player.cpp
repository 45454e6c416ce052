#include "exchange/parties/player.h"
#include "core/overloaded.h"

namespace callboard::exchange {

namespace {
using Kind = PartySound::Kind;

PartySound soundOf(const script::Say &s)
{
    return {.kind = Kind::Say, .text = s.text};
}
PartySound soundOf(const script::Tone &s)
{
    return {.kind = Kind::Tone, .hertz = s.hertz, .time = s.time};
}
PartySound soundOf(const script::PlayFile &s)
{
    return {.kind = Kind::File, .text = s.file};
}
PartySound soundOf(const script::Dtmf &s)
{
    return {.kind = Kind::Digits, .text = s.tones};
}
PartySound soundOf(const script::WaitForTones &s)
{
    return {.kind = Kind::WaitForDigits, .time = s.most, .count = s.count};
}
PartySound soundOf(const script::WaitForSpeech &s)
{
    return {.kind = Kind::WaitForSpeech, .time = s.most};
}
PartySound soundOf(const script::Capture &s)
{
    return {.kind = Kind::Capture, .text = s.file};
}
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

Player::Next Player::sound(PartySound what, QList<Act> &out)
{
    if (m_soundOver) {
        m_soundOver = false;
        return Next::GoOn;
    }
    if (m_awaited == 0) {
        what.leg = m_leg;
        what.number = ++m_sounds;
        m_awaited = what.kind == PartySound::Kind::Capture ? 0 : what.number;
        out.append(what);
    }
    return m_awaited == 0 ? Next::GoOn : Next::Stay;
}

void Player::soundOver(qint64 number)
{
    if (number != m_awaited)
        return;
    m_awaited = 0;
    m_soundOver = true;
}

Player::Next Player::perform(const ScriptStep &step, Ticks now, QList<Act> &out)
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
            [&](const auto &s) { return sound(soundOf(s), out); }},
        step);
}

QList<Act> Player::advance(Ticks now)
{
    QList<Act> out;
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
