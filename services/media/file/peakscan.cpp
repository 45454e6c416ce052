#include "media/file/peakscan.h"
#include <algorithm>

namespace callboard::media {

namespace {

constexpr int LaneFrames = 16; // compared at once; the vectoriser needs the number
constexpr int MostChannels = 16;

// std::min would keep the compiler from comparing lanes at once: its references are addresses. Lanes of one channel are
// merged only at the end, so that the loop needs not know which lane is whose.
template<int Channels>
void scan(const Sample *samples, Peak *into)
{
    constexpr int lanes = LaneFrames * Channels;
    Sample low[lanes];
    Sample high[lanes];
    std::copy_n(samples, lanes, low);
    std::copy_n(samples, lanes, high);
    for (int at = lanes; at < Peaks::BucketFrames * Channels; at += lanes) {
        for (int lane = 0; lane < lanes; ++lane) {
            const Sample now = samples[at + lane];
            low[lane] = now < low[lane] ? now : low[lane];
            high[lane] = now > high[lane] ? now : high[lane];
        }
    }
    for (int channel = 0; channel < Channels; ++channel) {
        Peak peak{low[channel], high[channel]};
        for (int lane = channel + Channels; lane < lanes; lane += Channels)
            peak = {std::min(peak.low, low[lane]), std::max(peak.high, high[lane])};
        into[channel] = peak;
    }
}

template<int... Channel>
constexpr auto scanners(std::integer_sequence<int, Channel...>)
{
    return std::array<void (*)(const Sample *, Peak *), sizeof...(Channel)>{scan<Channel + 1>...};
}

constexpr auto Scanners = scanners(std::make_integer_sequence<int, MostChannels>{});

} // namespace

void scanBucket(const Sample *interleaved, int channels, Peak *into)
{
    Scanners[size_t(channels - 1)](interleaved, into);
}

} // namespace callboard::media
