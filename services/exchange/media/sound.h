// Something that can be heard: samples, a tone, keypad digits.
#pragma once
#include "media/pcm/frame.h"
#include <QString>
#include <chrono>
#include <memory>
#include <vector>

namespace callboard::exchange {

/// Gives its frames one after the other. Made on any thread, then used by the media thread alone; next() neither
/// allocates nor blocks.
class Sound
{
public:
    virtual ~Sound() = default;
    /// Fills the frame, with silence after the end; false when nothing of it was left.
    virtual bool next(media::Frame &frame) = 0;
    /// From the beginning, for loops.
    virtual void rewind() = 0;
};

/// Shared only because commands to the media thread must be copyable: a sound has one user.
using SoundPtr = std::shared_ptr<Sound>;
using SharedSamples = std::shared_ptr<const std::vector<media::Sample>>;

SoundPtr soundOf(SharedSamples samples);
/// `hertz` 20 to 8,000, at -9 dB below full scale.
SoundPtr toneSound(double hertz, std::chrono::milliseconds time);
/// Keypad digits 0-9, A-D, *, #: 100 ms each with 100 ms between them. Null when another character is among them.
SoundPtr digitsSound(const QString &digits);

} // namespace callboard::exchange
