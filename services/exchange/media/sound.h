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

using SharedSamples = std::shared_ptr<const std::vector<media::Sample>>;

std::unique_ptr<Sound> soundOf(SharedSamples samples);
/// `hertz` 20 to 8,000, at -9 dB below full scale.
std::unique_ptr<Sound> toneSound(double hertz, std::chrono::milliseconds time);
/// Keypad digits 0-9, A-D, *, #: 100 ms each with 100 ms between them. Null when another character is among them.
std::unique_ptr<Sound> digitsSound(const QString &digits);

} // namespace callboard::exchange
