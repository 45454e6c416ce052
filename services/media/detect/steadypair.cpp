#include "media/detect/steadypair.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace callboard::media {

namespace {

constexpr double Rate = 8'000;
constexpr size_t Window = 80;
constexpr size_t Hop = 40; // longer ones could not tell more than 100 Hz up from as much down
constexpr double MostOff = 0.0175; // telephones are allowed 1.5 %
constexpr double MostDrift
    = 4; // hertz from one hop to the next; 15 dB of noise stay below it, the glides of a voice do not
constexpr double LeastShare = 0.85; // of the energy that is the two tones'; a voice has its other overtones

const std::array<double, Window> &hann()
{
    static const auto weights = [] {
        std::array<double, Window> w{};
        for (size_t i = 0; i < Window; ++i)
            w[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (double(i) + 0.5) / Window);
        return w;
    }();
    return weights;
}

std::complex<double> component(Samples samples, double hertz)
{
    const std::complex<double> turn = std::polar(1.0, -2 * std::numbers::pi * hertz / Rate);
    std::complex<double> at = 1;
    std::complex<double> sum = 0;
    for (size_t i = 0; i < Window; ++i, at *= turn)
        sum += at * (hann()[i] * samples[i]);
    return sum;
}

/// Mean square, weighted like component(), of the tone at `hertz`.
double power(Samples samples, double hertz)
{
    constexpr double weightSum = Window / 2.0;
    constexpr double squareSum = Window * 3 / 8.0;
    return std::norm(component(samples, hertz)) * 2 * squareSum / (weightSum * weightSum);
}

double power(Samples samples)
{
    double sum = 0;
    for (size_t i = 0; i < Window; ++i)
        sum += std::pow(hann()[i] * samples[i], 2);
    return sum;
}

bool alone(Samples samples, const DtmfTones &tones)
{
    double ours = 0;
    double all = 0;
    for (; samples.size() >= Window; samples = samples.subspan(Hop)) {
        ours += power(samples, tones.row) + power(samples, tones.column);
        all += power(samples);
    }
    return ours >= LeastShare * all;
}

/// How far the tone near `hertz` is off, in hertz, from how its phase goes on within a hop.
double deviation(Samples samples, double hertz)
{
    const std::complex<double> expected = std::polar(1.0, 2 * std::numbers::pi * hertz * double(Hop) / Rate);
    const auto advance = component(samples.subspan(Hop), hertz) / (component(samples, hertz) * expected);
    return std::arg(advance) * Rate / (2 * std::numbers::pi * double(Hop));
}

bool steady(Samples samples, double hertz)
{
    const double before = deviation(samples, hertz);
    const double after = deviation(samples.subspan(Hop), hertz);
    return std::max(std::abs(before), std::abs(after)) <= MostOff * hertz && std::abs(after - before) <= MostDrift;
}

} // namespace

bool steadyPair(std::span<const Sample, SteadySamples> narrow, const DtmfTones &wanted)
{
    return steady(narrow, wanted.row) && steady(narrow, wanted.column) && alone(narrow, wanted);
}

} // namespace callboard::media
