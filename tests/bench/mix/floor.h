// The least that mix-minus costs, without legs, states and routes.
#pragma once
#include "media/pcm/frame.h"
#include <vector>

namespace callboard::bench {

/// Sum once, subtract one's own, cut to 16 bits. `out` is as large as `in`.
void mixFloor(const std::vector<media::Frame> &in, std::vector<media::Frame> &out);

} // namespace callboard::bench
