// A clock that only moves when a test says so.
#pragma once
#include "core/clock.h"

namespace callboard {

/// Starts at 2026-03-16T09:00:00Z. Not thread-safe: one test, one thread.
class ManualClock final : public Clock
{
public:
    QDateTime now() const override;
    std::chrono::milliseconds monotonic() const override { return m_elapsed; }
    void advance(std::chrono::milliseconds by) { m_elapsed += by; }

private:
    std::chrono::milliseconds m_elapsed{0};
};

} // namespace callboard
