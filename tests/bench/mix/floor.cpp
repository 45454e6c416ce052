#include "bench/mix/floor.h"
#include <algorithm>

namespace callboard::bench {

using namespace media;

void mixFloor(const std::vector<Frame> &in, std::vector<Frame> &out)
{
    std::array<std::int32_t, FrameSamples> sums{};
    for (const Frame &frame : in) {
        for (size_t i = 0; i < frame.size(); ++i)
            sums[i] += frame[i];
    }
    for (size_t leg = 0; leg < in.size(); ++leg) {
        const Sample *__restrict own = in[leg].data();
        Sample *__restrict to = out[leg].data();
        for (size_t i = 0; i < sums.size(); ++i)
            to[i] = Sample(std::clamp(sums[i] - own[i], -32768, 32767));
    }
}

} // namespace callboard::bench
