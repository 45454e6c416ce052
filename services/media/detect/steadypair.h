// Tells a key's two tones from voices that pass through the same frequencies.
#pragma once
#include "media/detect/dtmf.h"
#include "media/pcm/frame.h"

namespace callboard::media {

/// 20 ms at 8 kHz.
inline constexpr size_t SteadySamples = 160;

/// Whether both tones in `narrow` are within 1.75 % of `wanted`, stay where they are and are nearly all there is.
bool steadyPair(std::span<const Sample, SteadySamples> narrow, const DtmfTones &wanted);

} // namespace callboard::media
