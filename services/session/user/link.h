// How the console stands with its relay.
#pragma once
#include "core/clock.h"
#include <QDateTime>
#include <QMetaType>
#include <chrono>
#include <optional>

namespace callboard {

/// A value for windows to show.
struct Link {
    enum class State {
        Connecting, ///< the first time since signing in
        Live, ///< what is shown is true now
        CatchingUp, ///< connected, but not all that happened has arrived
        Offline ///< no stream; what is shown is as old as lastTruth
    };
    State state = State::Connecting;
    qint64 behind = 0; ///< CatchingUp: events still missing; 0 when unknown
    QDateTime since; ///< Offline: when the link was lost, UTC
    QDateTime lastTruth; ///< when what is shown was last known to be true, UTC; null when nothing was seen yet
    std::optional<std::chrono::milliseconds> latency; ///< Live: to the relay and back
    bool operator==(const Link &) const = default;
};

/// Derives the Link from what happens on the wire. A stream that is silent for longer than `silence` counts as lost,
/// even while its socket looks open (invariant I6): the other side sends something at least every second.
/// One owner, one thread; the clock outlives it. Each method tells whether the link's value changed.
class LinkMonitor
{
public:
    explicit LinkMonitor(const Clock &clock, std::chrono::milliseconds silence = std::chrono::milliseconds(1900))
        : m_clock(clock),
          m_silence(silence)
    {
    }
    const Link &link() const { return m_link; }

    /// The stream is open again, events are missing; `behind` 0 when nobody knows how many.
    bool catchingUp(qint64 behind = 0);
    /// Everything has arrived.
    bool live();
    /// Anything came over the stream.
    bool heard();
    bool measured(std::chrono::milliseconds roundTrip);
    bool lost();
    /// Call it about every 250 ms.
    bool tick();
    /// Signed in anew.
    void reset();

private:
    const Clock &m_clock;
    std::chrono::milliseconds m_silence;
    std::chrono::milliseconds m_heard{0};
    bool m_open = false; ///< caught up; silence alone makes it offline, and the next sign of life live again
    Link m_link;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Link)
