// Where speech begins and ends.
#pragma once
#include "media/pcm/frame.h"
#include <array>
#include <chrono>

namespace callboard::exchange {

/// Decides by loudness against the quietest of the last two seconds. One thread.
class Endpointer
{
public:
    enum class State {
        Silence,
        Began,
        Speech,
        Ended,
        Cut ///< ended by its length, and may go on
    };

    /// Both are rounded to whole frames.
    Endpointer(std::chrono::milliseconds endSilence, std::chrono::milliseconds longest);

    /// Began and one of Ended and Cut are said once each, in turn. Began comes 60 ms late, Ended `endSilence` late.
    State take(const media::Frame &frame);
    /// Whether what began last has kept one loudness so far, as noise and tones do and voices never.
    bool isSteady() const;
    void reset();

private:
    bool isLoud(double db);
    void measure(double db);

    int m_endFrames;
    int m_mostFrames;
    std::array<double, 4> m_quietest; ///< of half-second blocks, the newest first
    int m_blockFrames = 0;
    int m_loud = 0; ///< loud frames in a row
    int m_quiet = 0; ///< quiet frames in a row
    int m_spoken = 0; ///< frames since Began; 0 in silence
    int m_measured = 0; ///< loud frames between loud ones since Began
    double m_sum = 0; ///< of their levels
    double m_squares = 0;
    double m_lastDb = 0;
};

} // namespace callboard::exchange
