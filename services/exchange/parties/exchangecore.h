// The engine together with its scripted parties: still pure, still driven by the time it is given.
#pragma once
#include "exchange/engine/step.h"
#include "exchange/parties/parties.h"

namespace callboard::exchange {

/// Carries out inputs and whatever they make the parties do. Single-threaded.
class ExchangeCore
{
public:
    ExchangeCore(Config config, quint64 seed, Ticks now);

    /// `now` must not go back. Events are appended in the order in which they happen.
    Result<Reply> run(const Input &input, Ticks now, QList<Event> &events);
    /// A party's sound is over (PartySound).
    void soundOver(LegId leg, qint64 number, Ticks now, QList<Event> &events);
    /// Everything that is due by now.
    void tick(Ticks now, QList<Event> &events);
    std::optional<Ticks> due() const;

    void define(const Endpoint &endpoint, Ticks now);
    const State &state() const { return m_state; }

private:
    Result<Reply> step(const Input &input, Ticks now, QList<Event> &events);
    void settle(QList<Act> acts, Ticks now, QList<Event> &events);

    State m_state;
    Parties m_parties;
    qsizetype m_seen = 0; ///< events of this run that the parties have been told
};

} // namespace callboard::exchange
