// What the ringer plays.
#pragma once
#include "media/pcm/frame.h"

namespace callboard::audio {

/// Endless sound in frames; a value.
class RingTone
{
public:
    enum class Kind {
        Ring, ///< two notes in turn for 1.2 s, then 1.8 s of silence
        Beep ///< for somebody who is in a call: one soft note of 0.2 s every 4 s
    };
    /// `volume` of 0 to 100; the loudness follows its square, as ears do.
    RingTone(Kind kind, int volume);
    Kind kind() const { return m_kind; }
    void setVolume(int volume);
    const media::Frame &next();

private:
    double noteAt(int ms) const;
    double shapeAt(int ms) const;

    Kind m_kind;
    double m_peak = 0;
    int m_ms = 0; ///< within its round
    double m_phase = 0;
    media::Frame m_frame{};
};

} // namespace callboard::audio
