// Keypad tones as sound.
#pragma once
#include "media/detect/dtmf.h"
#include "media/pcm/frame.h"
#include <string>

namespace callboard::media {

struct DtmfShape {
    int toneMs = 100; ///< 1 to 10,000
    int gapMs = 100; ///< silence after each digit, the last one too; 0 to 10,000
    double levelDb = -13; ///< of each of the two tones, as rmsDb() has it; at most -9.1, where they would clip
};

/// Plays a row of digits, exact to the sample. A value; one thread at a time.
class DtmfGenerator
{
public:
    /// Nothing when a digit is no key or `shape` is out of its ranges. No digits at all are at their end at once.
    static std::optional<DtmfGenerator> of(std::string_view digits, const DtmfShape &shape = {});

    /// The next 20 ms, the last one filled up with silence; nothing once all digits and gaps have been given.
    std::optional<Frame> next();

private:
    DtmfGenerator(std::string_view digits, const DtmfShape &shape);
    Sample sampleAt(std::int64_t position) const;

    std::string m_digits;
    std::int64_t m_toneSamples;
    std::int64_t m_digitSamples; ///< tone and gap
    double m_amplitude;
    std::int64_t m_position = 0;
};

} // namespace callboard::media
