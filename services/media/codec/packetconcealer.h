// Makes up what a lost packet would have said.
#pragma once
#include "media/pcm/frame.h"
#include <vector>

namespace callboard::media {

/// For codecs that have no concealment of their own: repeats the last period of the voice, unchanged for 10 ms, then
/// fading to silence at 60 ms. One stream, one thread; allocates only when it is made.
class PacketConcealer
{
public:
    /// `rate` in samples a second.
    explicit PacketConcealer(int rate);

    /// What arrived; its beginning is blended with what was made up before it.
    void heard(std::span<Sample> samples);
    void fill(std::span<Sample> samples);

private:
    size_t period() const;
    void begin();
    Sample next();
    void remember(Samples samples);

    size_t m_perMs;
    std::vector<Sample> m_history; ///< the newest sound, oldest first
    std::vector<Sample> m_cycle; ///< what is repeated
    size_t m_gap = 0; ///< samples made up since the last that were heard
};

} // namespace callboard::media
