// Sound that tests know everything about.
#pragma once
#include "media/pcm/frame.h"
#include "media/pcm/level.h"
#include <QRandomGenerator>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace callboard::media::test {

using Sound = std::vector<Sample>;

inline bool near(double a, double b, double most)
{
    return std::abs(a - b) <= most;
}

/// The sum of sines of `db` each, as rmsDb() has it; begins at phase 0.
inline Sound tones(std::initializer_list<double> hertz, double db, int milliseconds, int rate = SampleRate)
{
    const double amplitude = 32768 * std::numbers::sqrt2 * std::pow(10, db / 20);
    Sound sound(size_t(rate) * size_t(milliseconds) / 1000);
    for (size_t i = 0; i < sound.size(); ++i) {
        double sum = 0;
        for (const double h : hertz)
            sum += amplitude * std::sin(2 * std::numbers::pi * h * double(i) / rate);
        sound[i] = Sample(std::lround(std::clamp(sum, -32768.0, 32767.0)));
    }
    return sound;
}

inline Sound tone(double hertz, double db, int milliseconds, int rate = SampleRate)
{
    return tones({hertz}, db, milliseconds, rate);
}

inline Sound quiet(int milliseconds, int rate = SampleRate)
{
    return Sound(size_t(rate) * size_t(milliseconds) / 1000);
}

/// White, of `db`.
inline Sound noise(double db, int milliseconds, QRandomGenerator &random)
{
    const double most = 32768 * std::numbers::sqrt3 * std::pow(10, db / 20);
    Sound sound(size_t(SampleRate) * size_t(milliseconds) / 1000);
    for (Sample &s : sound)
        s = Sample(std::lround(std::clamp(most * (random.generateDouble() * 2 - 1), -32768.0, 32767.0)));
    return sound;
}

inline Sound &operator+=(Sound &a, const Sound &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

inline Sound mixed(Sound a, const Sound &b)
{
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        a[i] = Sample(std::clamp(a[i] + b[i], -32768, 32767));
    return a;
}

/// Cut into frames, the last one filled up with silence.
inline std::vector<Frame> framesOf(Samples sound)
{
    std::vector<Frame> frames((sound.size() + FrameSamples - 1) / FrameSamples, Silence);
    for (size_t i = 0; i < sound.size(); ++i)
        frames[i / FrameSamples][i % FrameSamples] = sound[i];
    return frames;
}

inline Samples middle(const Sound &sound, int fromMs, int toMs, int rate = SampleRate)
{
    const auto at = [rate](int ms) { return size_t(rate) * size_t(ms) / 1000; };
    return Samples(sound).subspan(at(fromMs), at(toMs) - at(fromMs));
}

/// How far the tone stands above everything else, in decibels; `sound` must hold whole periods of it.
inline double signalToRest(Samples sound, double hertz, int rate = SampleRate)
{
    const double all = std::pow(10, rmsDb(sound) / 10);
    const double signal = std::pow(10, toneDb(sound, hertz, rate) / 10);
    return 10 * std::log10(signal / std::max(all - signal, 1e-12));
}

} // namespace callboard::media::test
