// How loud sound is.
#pragma once
#include "media/pcm/frame.h"

namespace callboard::media {

/// Level of digital silence and of nothing at all; every other level is above it.
inline constexpr double QuietestDb = -100.0;

/// Root mean square in decibels below full scale: a full-scale square wave is 0, a full-scale sine -3.01.
double rmsDb(Samples samples);
/// The same of the one frequency `hertz` (0 to half of `sampleRate`), by Goertzel's recurrence. A full-scale sine of
/// that frequency is -3.01 when `samples` holds whole periods.
double toneDb(Samples samples, double hertz, int sampleRate = SampleRate);

} // namespace callboard::media
