// Speech of any rate becomes 16 kHz.
#pragma once
#include "exchange/speech/speaker.h"

namespace callboard::exchange {

/// The whole of it at once, best quality, no delay at the start. `rate` in samples a second; Server for a rate that
/// makes no sense (below 4,000 or above 192,000).
Result<Speech> resampled(const Speech &speech, int rate);

} // namespace callboard::exchange
