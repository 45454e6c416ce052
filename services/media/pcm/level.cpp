#include "media/pcm/level.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace callboard::media {

namespace {
constexpr double FullScale = 32768.0;

double decibels(double meanSquare)
{
    return meanSquare <= 0 ? QuietestDb : std::max(QuietestDb, 10 * std::log10(meanSquare / (FullScale * FullScale)));
}
} // namespace

double rmsDb(Samples samples)
{
    if (samples.empty())
        return QuietestDb;
    double sum = 0;
    for (const Sample s : samples)
        sum += double(s) * s;
    return decibels(sum / double(samples.size()));
}

double toneDb(Samples samples, double hertz, int sampleRate)
{
    if (samples.empty())
        return QuietestDb;
    const double turn = 2 * std::numbers::pi * hertz / sampleRate;
    const double factor = 2 * std::cos(turn);
    double before = 0;
    double last = 0;
    for (const Sample s : samples) {
        const double next = s + factor * last - before;
        before = last;
        last = next;
    }
    const double power = last * last + before * before - factor * last * before;
    const auto count = double(samples.size());
    return decibels(2 * power / (count * count));
}

} // namespace callboard::media
