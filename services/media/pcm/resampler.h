// One leg's sample rate made another.
#pragma once
#include "media/pcm/frame.h"
#include <memory>
#include <optional>
#include <vector>

struct SpeexResamplerState_;

namespace callboard::media {

/// Converts one mono stream and remembers its end between calls, so that blocks join without a click. The k-th call
/// with 20 ms in gives 20 ms out, from the first call on, for every pair of rates that are multiples of 50; what comes
/// out lags by delaySamples(). Owned and used by one thread at a time; movable. Allocates only when a block is longer
/// than any before it (20 ms are provided for).
class Resampler
{
public:
    /// Live keeps the delay below 4 ms; File is for sound that waits for nobody.
    enum class Quality { Live = 3, File = 8 };

    static constexpr int LowestRate = 4'000;
    static constexpr int HighestRate = 192'000;

    /// Nothing when a rate, in samples a second, lies outside of LowestRate to HighestRate.
    static std::optional<Resampler> between(int fromRate, int toRate, Quality quality = Quality::Live);

    /// All that `in` gives; good until the next call. Too loud an outcome is clipped.
    Samples process(Samples in);
    /// How many samples of the new rate lie between a sound going in and coming out.
    int delaySamples() const;
    /// Forgets the stream: the next call begins a new one.
    void reset();

private:
    struct Free {
        void operator()(SpeexResamplerState_ *state) const;
    };
    Resampler(SpeexResamplerState_ *state, int fromRate, int toRate);

    std::unique_ptr<SpeexResamplerState_, Free> m_state; ///< none when the rates are the same
    int m_fromRate = SampleRate;
    int m_toRate = SampleRate;
    std::vector<Sample> m_out;
};

} // namespace callboard::media
