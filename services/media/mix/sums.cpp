#include "media/mix/sums.h"
#include <algorithm>
#include <limits>

namespace callboard::media {

namespace {
constexpr size_t N = FrameSamples;
constexpr size_t AtOnce = 4;
using Limits = std::numeric_limits<Sample>;

Sample cut(std::int32_t value)
{
    return Sample(std::clamp<std::int32_t>(value, Limits::min(), Limits::max()));
}

/// Four frames for one pass over the sums, which halves what goes to memory and back.
void addFour(const Frame *const *frames, Sums &sums)
{
    const Sample *__restrict a = frames[0]->data();
    const Sample *__restrict b = frames[1]->data();
    const Sample *__restrict c = frames[2]->data();
    const Sample *__restrict d = frames[3]->data();
    std::int32_t *__restrict to = sums.data();
    for (size_t i = 0; i < N; ++i)
        to[i] += (a[i] + b[i]) + (c[i] + d[i]);
}
} // namespace

void sumUp(std::span<const Frame *const> frames, Sums &sums)
{
    sums.fill(0);
    size_t done = 0;
    for (; done + AtOnce <= frames.size(); done += AtOnce)
        addFour(frames.data() + done, sums);
    for (; done < frames.size(); ++done)
        add(*frames[done], sums);
}

void add(const Frame &frame, Sums &sums)
{
    const Sample *__restrict from = frame.data();
    std::int32_t *__restrict to = sums.data();
    for (size_t i = 0; i < N; ++i)
        to[i] += from[i];
}

void subtract(const Frame &frame, Sums &sums)
{
    const Sample *__restrict from = frame.data();
    std::int32_t *__restrict to = sums.data();
    for (size_t i = 0; i < N; ++i)
        to[i] -= from[i];
}

void saturate(const Sums &sums, Frame &out)
{
    const std::int32_t *__restrict from = sums.data();
    Sample *__restrict to = out.data();
    for (size_t i = 0; i < N; ++i)
        to[i] = cut(from[i]);
}

void prepare(const Sums &sums, Rest &rest)
{
    const std::int32_t *__restrict from = sums.data();
    Sample *__restrict low = rest.low.data();
    Sample *__restrict least = rest.least.data();
    Sample *__restrict most = rest.most.data();
    for (size_t i = 0; i < N; ++i) {
        const auto sum
            = std::clamp<std::int32_t>(from[i], 2 * Limits::min(), 2 * Limits::max()); // beyond, no frame matters
        low[i] = Sample(sum);
        least[i] = cut(sum - Limits::max());
        most[i] = cut(sum - Limits::min());
    }
}

void takeOut(const Frame &frame, const Rest &rest, Frame &out)
{
    const Sample *__restrict from = frame.data();
    const Sample *__restrict low = rest.low.data();
    const Sample *__restrict least = rest.least.data();
    const Sample *__restrict most = rest.most.data();
    Sample *__restrict to = out.data();
    for (size_t i = 0; i < N; ++i)
        to[i] = Sample(low[i] - std::min(std::max(from[i], least[i]), most[i]));
}

} // namespace callboard::media
