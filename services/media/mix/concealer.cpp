#include "media/mix/concealer.h"
#include <algorithm>
#include <span>
#include <spandsp.h>

namespace callboard::media {

namespace {
constexpr size_t BlendSamples = SampleRate * 5 / 1000;
}

/// spandsp's concealment knows voices at 8 kHz only: at 16 kHz it would fade twice as fast and miss low voices. So it
/// is fed at half the rate, and what it makes up is doubled; nobody hears the missing highs in 20 ms. Its own history
/// is moved by a memcpy() that overlaps unless it was given in one piece, so that is kept here, and given when a gap
/// begins.
struct Concealer::State {
    static constexpr size_t NarrowFrame = FrameSamples / 2;
    using Narrow = std::array<Sample, NarrowFrame>;

    plc_state_t plc{};
    std::array<Frame, 2> past{}; ///< what was heard last; more than spandsp looks at
    size_t newest = 0;
    Sample last = 0; ///< of what was heard, at half the rate
    bool inGap = false;

    /// As it is: most frames are followed by no gap.
    void remember(const Frame &frame)
    {
        newest = 1 - newest;
        past[newest] = frame;
        last = halfway(frame, NarrowFrame - 1);
    }
    static Sample halfway(const Frame &frame, size_t at) { return Sample((frame[2 * at] + frame[2 * at + 1]) / 2); }

    void beginGap()
    {
        std::array<Sample, 2 * NarrowFrame> given; // it may change what it is given
        for (size_t i = 0; i < NarrowFrame; ++i) {
            given[i] = halfway(past[1 - newest], i);
            given[NarrowFrame + i] = halfway(past[newest], i);
        }
        plc_init(&plc);
        plc_rx(&plc, given.data(), int(given.size()));
        inGap = true;
    }
    /// Up to a frame; `narrow` is the same at half the rate.
    void fill(std::span<Sample> out, Narrow &narrow)
    {
        if (!inGap)
            beginGap();
        plc_fillin(&plc, narrow.data(), int(out.size() / 2));
        for (size_t i = 0; i < out.size() / 2; ++i) {
            out[2 * i] = Sample((last + narrow[i]) / 2);
            out[2 * i + 1] = last = narrow[i];
        }
    }
};

Concealer::Concealer() : m_state(std::make_unique<State>()) { }

Concealer::~Concealer() = default;

void Concealer::hear(Frame &frame, bool seam)
{
    if (m_state->inGap || seam) {
        State::Narrow narrow{};
        std::array<Sample, BlendSamples> before{};
        m_state->fill(before, narrow);
        for (size_t i = 0; i < BlendSamples; ++i) {
            const int now = int(i);
            const int then = int(BlendSamples - i);
            frame[i] = Sample((frame[i] * now + before[i] * then) / int(BlendSamples));
        }
    }
    m_state->remember(frame);
    m_state->inGap = false;
}

void Concealer::fill(Frame &frame)
{
    State::Narrow narrow{};
    m_state->fill(frame, narrow);
    m_state->remember(frame);
    m_state->last = narrow.back();
}

} // namespace callboard::media
