// A clock that only moves when a test says so.
#pragma once
#include "core/clock.h"
#include <atomic>

namespace callboard {

/// Starts at 2026-03-16T09:00:00Z. One thread moves it, any may look.
class ManualClock final : public Clock
{
public:
    QDateTime now() const override;
    std::chrono::milliseconds monotonic() const override { return m_elapsed.load(); }
    void restart() { m_elapsed = std::chrono::milliseconds(0); }
    void advance(std::chrono::milliseconds by) { m_elapsed = m_elapsed.load() + by; }

private:
    std::atomic<std::chrono::milliseconds> m_elapsed{std::chrono::milliseconds(0)};
};

} // namespace callboard
