#include "session/desk/audiodesk.h"
#include <algorithm>
#include <cmath>

namespace callboard {

/// The E-model of ITU-T G.107 cut down to delay and loss, for a codec without an impairment of its own.
int VoiceQuality::score() const
{
    constexpr double best = 93.2;
    constexpr double robustness = 10; // loss concealment: of packets lost one by one
    const double late = std::max(0.0, delayMs - 177.3);
    const double r = best - 0.024 * delayMs - 0.11 * late - 95 * lossPercent / (lossPercent + robustness);
    if (r <= 0)
        return 1;
    const double opinion = 1 + 0.035 * r + 7e-6 * r * (r - 60) * (100 - r);
    // 4.41 is the most that there is.
    return std::clamp(int(std::lround(1 + (opinion - 1) * 4 / 3.41)), 1, 5);
}

} // namespace callboard
