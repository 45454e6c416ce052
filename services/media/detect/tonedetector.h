// One tone heard in sound: an answering machine's beep, a fax, a test tone.
#pragma once
#include "media/detect/edge.h"
#include "media/pcm/frame.h"
#include <optional>

namespace callboard::media {

struct ToneRules {
    double hertz = 1000; ///< 100 to 7,900; heard within 15 Hz
    double levelDb = -35; ///< as toneDb() has it; quieter tones are not heard
    int minimumMs = 100; ///< shorter ones are not told; rounded up to frames
    double shareDb = -3; ///< how much quieter than all sound together the tone may be
};

/// Tells when the tone began, once it has lasted for the minimum, and when it ended. A frame or two without it, as
/// after a lost packet, do not end it. A value; one thread at a time.
class ToneDetector
{
public:
    explicit ToneDetector(const ToneRules &rules) : m_rules(rules) { }

    std::optional<Edge> feed(const Frame &frame);
    bool present() const { return m_present; }

private:
    bool heard(const Frame &frame) const;
    std::optional<Edge> begin();
    std::optional<Edge> end();

    ToneRules m_rules;
    std::int64_t m_frames = 0; ///< fed so far
    std::int64_t m_began = 0; ///< first frame of the tone
    std::int64_t m_last = -1; ///< newest frame with the tone
    bool m_present = false;
};

} // namespace callboard::media
