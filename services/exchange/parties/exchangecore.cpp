#include "exchange/parties/exchangecore.h"

namespace callboard::exchange {

ExchangeCore::ExchangeCore(Config config, quint64 seed, Ticks now) : m_state(freshState(std::move(config), seed, now))
{
}

void ExchangeCore::define(const Endpoint &endpoint, Ticks now)
{
    m_parties.define(endpoint);
    QList<Event> none;
    static_cast<void>(step(DefineParty{endpoint.who, endpoint.name, !endpoint.script.isEmpty()}, now, none));
}

/// One step of the engine; what it tells parties is answered afterwards, in order.
Result<Reply> ExchangeCore::step(const Input &input, Ticks now, QList<Event> &events)
{
    StepResult r = exchange::step(std::move(m_state), input, now);
    m_state = std::move(r.state);
    events += r.events;
    return std::move(r.reply);
}

void ExchangeCore::settle(QList<Act> acts, Ticks now, QList<Event> &events)
{
    while (m_seen < events.size() || !acts.isEmpty()) {
        for (; m_seen < events.size(); ++m_seen) {
            if (const auto *signal = std::get_if<PartySignal>(&events[m_seen]))
                acts += m_parties.on(*signal, now);
        }
        if (acts.isEmpty())
            continue;
        const Act act = acts.takeFirst();
        if (const auto *sound = std::get_if<PartySound>(&act))
            events.append(*sound);
        else // a party may ask for what is not possible any more: nothing happens then
            static_cast<void>(step(std::get<Input>(act), now, events));
    }
}

void ExchangeCore::soundOver(LegId leg, qint64 number, Ticks now, QList<Event> &events)
{
    tick(now, events);
    settle(m_parties.soundOver(leg, number, now), now, events);
}

Result<Reply> ExchangeCore::run(const Input &input, Ticks now, QList<Event> &events)
{
    tick(now, events);
    Result<Reply> reply = step(input, now, events);
    settle({}, now, events);
    return reply;
}

/// Engine and parties take turns moment by moment, so that a late tick gives the same events as punctual ones.
void ExchangeCore::tick(Ticks now, QList<Event> &events)
{
    m_seen = events.size();
    for (auto next = due(); next && *next <= now; next = due()) {
        static_cast<void>(step(Tick{}, *next, events));
        settle(m_parties.tick(*next), *next, events);
    }
}

std::optional<Ticks> ExchangeCore::due() const
{
    const auto engine = nextDue(m_state);
    const auto parties = m_parties.due();
    return engine && parties ? std::min(*engine, *parties) : engine ? engine : parties;
}

} // namespace callboard::exchange
