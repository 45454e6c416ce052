// What a level meter shows.
#pragma once
#include "media/pcm/frame.h"
#include "media/pcm/level.h"
#include <optional>

namespace callboard::audio {

/// The loudest 20 ms of each tenth of a second, falling by at most 24 dB a second so that eyes can follow. A value.
class LevelMeter
{
public:
    /// The new reading, every 5 frames; decibels below full scale.
    std::optional<double> feed(const media::Frame &frame);
    double decibels() const { return m_shown; }
    void reset() { *this = {}; }

private:
    double m_shown = media::QuietestDb;
    double m_loudest = media::QuietestDb;
    int m_frames = 0;
};

} // namespace callboard::audio
