// Whether somebody speaks.
#pragma once
#include "media/detect/edge.h"
#include "media/pcm/frame.h"
#include <array>
#include <optional>

namespace callboard::media {

struct VoiceRules {
    int startMs = 60; ///< sound must last this long to be speech: clicks are not
    int endSilenceMs = 800; ///< and pauses shorter than this belong to it
    double marginDb = 9; ///< how far above the noise speech stands
    double quietestDb = -50; ///< what is below it is never speech
};

/// Speech by its energy over a noise floor that follows the line: the quietest frame of the last 3 seconds. So a steady
/// noise or tone counts as speech for its first 3 seconds at most. Digital silence (a lost packet, a muted leg) is no
/// noise and leaves the floor alone. A value; one thread at a time.
class VoiceDetector
{
public:
    explicit VoiceDetector(const VoiceRules &rules = {});

    /// Told after startMs of speech, and after endSilenceMs of silence.
    std::optional<Edge> feed(const Frame &frame);
    bool speaking() const { return m_speaking; }
    /// Level of the noise as it is held to be now, in decibels.
    double floorDb() const;

private:
    static constexpr int FloorSpans = 10;
    static constexpr int SpanFrames = 15;

    void follow(double level);
    bool loud(double level) const;
    std::optional<Edge> onSound(std::int64_t now);
    std::optional<Edge> onSilence(std::int64_t now);

    VoiceRules m_rules;
    std::array<double, FloorSpans> m_floors; ///< least level of each span, in a ring
    std::int64_t m_followed = 0; ///< frames that went into it
    std::int64_t m_frames = 0;
    std::int64_t m_began = -1; ///< first frame of the sound that may be or is speech
    std::int64_t m_last = 0; ///< newest loud frame
    bool m_speaking = false;
};

} // namespace callboard::media
