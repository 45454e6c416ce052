// Time inside the engine: one line of 100 ns ticks since 1970-01-01 UTC that the caller moves forward.
#pragma once
#include <QtGlobal>
#include <chrono>

namespace callboard::exchange {

/// 100 ns units since 1970-01-01 UTC, as Timestamp has them. Never goes back between two inputs.
using Ticks = qint64;

constexpr Ticks TicksPerMillisecond = 10'000;
constexpr Ticks ticksOf(std::chrono::milliseconds time)
{
    return time.count() * TicksPerMillisecond;
}

} // namespace callboard::exchange
