// Time is injected: nothing in services/ asks the system for it directly.
#pragma once
#include <QDateTime>
#include <chrono>

namespace callboard {

/// Where time comes from. Implementations must be callable from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall-clock time, UTC. May jump; for stamps that leave the process.
    virtual QDateTime now() const = 0;
    /// Never goes back, unrelated to the wall clock. For timeouts and durations.
    virtual std::chrono::milliseconds monotonic() const = 0;
};

/// The machine's own clocks.
class SystemClock final : public Clock
{
public:
    QDateTime now() const override;
    std::chrono::milliseconds monotonic() const override;
    /// The one instance to share; lives as long as the process.
    static const SystemClock &instance();
};

} // namespace callboard
