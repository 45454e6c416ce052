// Arithmetic on whole frames: the loops in which mixing spends its time.
#pragma once
#include "media/pcm/frame.h"
#include <span>

namespace callboard::media {

/// Frames added up before they are cut to 16 bits; holds 65,536 of them.
using Sums = std::array<std::int32_t, FrameSamples>;

/// Replaces `sums` by the sum of `frames`.
void sumUp(std::span<const Frame *const> frames, Sums &sums);
void add(const Frame &frame, Sums &sums);
void subtract(const Frame &frame, Sums &sums);
/// What is louder than 16 bits can hold is cut off at their ends.
void saturate(const Sums &sums, Frame &out);

/// Sums made ready for taking single frames out of them, which then needs 16 bits only: with `a` the sum and `b` the
/// frame, a - b fits when b is between a - 32,767 and a + 32,768. Bringing b there first saturates, and the difference
/// may be taken of the low halves.
struct Rest {
    Frame low; ///< halves of the sums
    Frame least;
    Frame most;
};
void prepare(const Sums &sums, Rest &rest);
/// saturate() of the sums minus `frame`.
void takeOut(const Frame &frame, const Rest &rest, Frame &out);

} // namespace callboard::media
