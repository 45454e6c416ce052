// How loud somebody was lately.
#pragma once
#include "media/pcm/level.h"
#include <algorithm>
#include <utility>

namespace callboard::relay {

/// The loudest frame since it was read. A value.
class LevelMeter
{
public:
    void add(const media::Frame *frame)
    {
        if (frame)
            m_loudest = std::max(m_loudest, media::rmsDb(*frame));
    }
    /// dBFS, QuietestDb when nothing was heard; begins anew.
    double take() { return std::exchange(m_loudest, media::QuietestDb); }

private:
    double m_loudest = media::QuietestDb;
};

} // namespace callboard::relay
