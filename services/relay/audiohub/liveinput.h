// One voice on its way in.
#pragma once
#include "media/mix/jitterbuffer.h"
#include "media/pcm/resampler.h"
#include <optional>
#include <vector>

namespace callboard::relay {

/// Makes a frame a tick of what a socket brings: any number of samples at a time, at the sender's rate, with the jitter
/// of the way. A socket loses and reorders nothing, so frames are numbered as they come; a pause in the stream is a
/// pause in the numbers. The sound is live: what comes far ahead of its time, or late, is left out. Used by one thread.
class LiveInput
{
public:
    using Millis = media::JitterBuffer::Millis;

    /// `sampleRate` is brought within what a resampler takes.
    explicit LiveInput(int sampleRate = media::SampleRate);

    /// `arrived` is of a steady clock.
    void push(media::Samples samples, Millis arrived);
    /// Once a tick; nullptr when there is nothing to hear. Good until the next call.
    const media::Frame *pop(Millis now);
    /// Leaves out what has come and was not heard.
    void clear();
    /// When something came last.
    Millis lastHeard() const { return m_arrived; }

private:
    void take(media::Samples samples);
    std::int64_t numberAt(Millis arrived) const;

    std::optional<media::Resampler> m_resampler; ///< none at the inner rate
    std::optional<media::JitterBuffer> m_buffer;
    std::vector<media::Sample> m_rest; ///< less than a frame
    std::int64_t m_next = 0;
    Millis m_first{-1}; ///< arrival of the first sound; -1 before it
    Millis m_arrived{0};
};

} // namespace callboard::relay
