// Something that is heard began or ended.
#pragma once
#include <cstdint>

namespace callboard::media {

/// `atMs` counts from the first frame the detector got: where the sound itself changed, which is before the detector
/// could be sure.
struct Edge {
    bool began = false; ///< false: ended
    std::int64_t atMs = 0;
    bool operator==(const Edge &) const = default;
};

} // namespace callboard::media
