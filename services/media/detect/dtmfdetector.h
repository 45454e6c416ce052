// Keypad tones heard in sound.
#pragma once
#include "media/detect/steadypair.h"
#include "media/pcm/frame.h"
#include "media/pcm/resampler.h"
#include <memory>
#include <vector>

struct dtmf_rx_state_s;

namespace callboard::media {

/// One press of a key, told when it is over. Times are within 15 ms of the truth.
struct DtmfPress {
    char digit = 0; ///< one of DtmfKeys
    std::int64_t startMs = 0; ///< since the first frame
    int durationMs = 0;
    bool operator==(const DtmfPress &) const = default;
};

/// Hears tones of 40 ms and more with gaps of 60 ms and more, from -10 to -30 dB per tone, when all else is at least
/// 20 dB quieter. Two tones that are 1.75 % off or move, as in speech and music, are no press. One stream; used by one
/// thread at a time; movable.
class DtmfDetector
{
public:
    DtmfDetector();

    /// The presses that ended in these 20 ms, mostly none; good until the next call.
    std::span<const DtmfPress> feed(const Frame &frame);
    /// The key that is down now: known some 40 ms after it went down.
    std::optional<char> held() const { return m_hearing->digit; }

private:
    struct Free {
        void operator()(dtmf_rx_state_s *state) const;
    };
    /// What the library's callback writes; it stays where it is when the detector moves.
    struct Hearing {
        std::int64_t samples = 0; ///< at 8 kHz, given to the library so far
        std::array<Sample, SteadySamples> newest{}; ///< of them
        std::optional<char> digit;
        std::int64_t startMs = 0;
        std::vector<DtmfPress> ended;
    };
    void hear(Samples step);
    static void changed(void *hearing, int digit, int level, int delay);

    std::unique_ptr<Hearing> m_hearing;
    std::unique_ptr<dtmf_rx_state_s, Free> m_state;
    Resampler m_down;
};

} // namespace callboard::media
