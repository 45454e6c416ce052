// Gives the pure exchange its time and takes its events out.
#pragma once
#include "core/clock.h"
#include "exchange/parties/exchangecore.h"
#include <QObject>
#include <QTimer>

namespace callboard::exchange {

/// Owns the exchange's state. Lives in one thread, the server's. Events are handed out in a later turn of the event
/// loop than the request that caused them, so that its answer is on its way first.
class Runner : public QObject
{
    Q_OBJECT

public:
    Runner(Config config, quint64 seed, const Clock &clock, QObject *parent = nullptr);

    Result<Reply> run(const Input &input);
    void define(const Endpoint &endpoint);
    /// A party's sound is over (PartySound).
    void soundOver(LegId leg, qint64 number);
    const State &state() const { return m_core.state(); }
    const Config &config() const { return m_core.state().config; }
    const Clock &clock() const { return m_clock; }

signals:
    /// In the order in which they happened; never empty.
    void happened(const QList<callboard::exchange::Event> &events);

private:
    /// Counts on from the start, so that a clock that is set back does not matter; follows one that leaps ahead.
    Ticks now();
    void tick();
    void afterwards();
    void flush();

    const Clock &m_clock;
    Ticks m_start; ///< wall clock at the start, leaps added
    std::chrono::milliseconds m_started;
    ExchangeCore m_core;
    QList<Event> m_events;
    QTimer m_timer;
    bool m_flushing = false;
};

} // namespace callboard::exchange
