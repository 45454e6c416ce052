// The one form that sound has inside Callboard.
#pragma once
#include <array>
#include <cstdint>
#include <span>

namespace callboard::media {

inline constexpr int SampleRate = 16'000; ///< samples a second
inline constexpr int FrameSamples = 320;
inline constexpr int FrameMilliseconds = 20;
inline constexpr int FramesPerSecond = 50;

using Sample = std::int16_t;
/// 20 ms, mono.
using Frame = std::array<Sample, FrameSamples>;
using Samples = std::span<const Sample>;

inline constexpr Frame Silence{};

} // namespace callboard::media
