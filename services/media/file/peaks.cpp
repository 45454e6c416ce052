#include "media/file/peaks.h"
#include "media/file/peakscan.h"
#include <algorithm>

namespace callboard::media {

namespace {

constexpr Peak Nothing{32767, -32768}; // less than any sound

Peak join(Peak a, Peak b)
{
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

Peak joined(std::span<const Peak> peaks)
{
    Peak all = Nothing;
    for (const Peak p : peaks)
        all = join(all, p);
    return all;
}

std::vector<Peak> coarser(const std::vector<Peak> &fine)
{
    constexpr size_t step = Peaks::ZoomStep;
    std::vector<Peak> coarse((fine.size() + step - 1) / step);
    for (size_t i = 0; i < coarse.size(); ++i)
        coarse[i] = joined(std::span(fine).subspan(i * step, std::min(step, fine.size() - i * step)));
    return coarse;
}

} // namespace

Peaks::Peaks(int channels, int sampleRate, qint64 frames, std::vector<std::vector<Peak>> finest)
    : m_channels(channels),
      m_sampleRate(sampleRate),
      m_frames(frames)
{
    m_levels.push_back(std::move(finest));
    while (m_levels.back().front().size() > FewestBuckets) {
        std::vector<std::vector<Peak>> next;
        for (const auto &channel : m_levels.back())
            next.push_back(coarser(channel));
        m_levels.push_back(std::move(next));
    }
}

qint64 Peaks::bucketFrames(int level)
{
    qint64 frames = BucketFrames;
    for (; level > 0; --level)
        frames *= ZoomStep;
    return frames;
}

std::span<const Peak> Peaks::at(int level, int channel) const
{
    return m_levels[size_t(level)][size_t(channel)];
}

std::vector<Peak> Peaks::columns(int channel, qint64 from, qint64 to, int columns) const
{
    std::vector<Peak> drawn(size_t(std::max(0, columns)));
    int level = 0;
    while (level + 1 < levels() && bucketFrames(level + 1) * columns <= to - from)
        ++level;
    const auto buckets = at(level, channel);
    const auto bucketAt
        = [&](qint64 frame) { return std::clamp<qint64>(frame / bucketFrames(level), 0, qint64(buckets.size())); };
    for (qint64 n = 0; n < columns; ++n) {
        const qint64 begin = from + (to - from) * n / columns;
        const qint64 end = std::max(begin + 1, from + (to - from) * (n + 1) / columns);
        if (begin < 0 || begin >= m_frames)
            continue;
        const qint64 first = bucketAt(begin);
        const qint64 behind = std::max(first + 1, bucketAt(end + bucketFrames(level) - 1));
        drawn[size_t(n)]
            = joined(buckets.subspan(size_t(first), size_t(std::min(behind, qint64(buckets.size())) - first)));
    }
    return drawn;
}

PeakBuilder::PeakBuilder(int channels, int sampleRate)
    : m_channels(channels),
      m_sampleRate(sampleRate),
      m_finest(size_t(channels))
{
}

void PeakBuilder::add(Samples interleaved)
{
    const auto channels = size_t(m_channels);
    const size_t bucket = Peaks::BucketFrames * channels;
    if (m_inBucket > 0) {
        const size_t missing = std::min(interleaved.size(), bucket - size_t(m_inBucket) * channels);
        addPart(interleaved.first(missing));
        interleaved = interleaved.subspan(missing);
    }
    std::array<Peak, 16> peaks;
    for (; interleaved.size() >= bucket; interleaved = interleaved.subspan(bucket)) {
        scanBucket(interleaved.data(), m_channels, peaks.data());
        for (size_t channel = 0; channel < channels; ++channel)
            m_finest[channel].push_back(peaks[channel]);
        m_frames += Peaks::BucketFrames;
    }
    addPart(interleaved);
}

void PeakBuilder::addPart(Samples interleaved)
{
    const auto channels = size_t(m_channels);
    if (interleaved.empty())
        return;
    for (auto &buckets : m_finest)
        if (m_inBucket == 0)
            buckets.push_back(Nothing);
    for (size_t i = 0; i < interleaved.size(); ++i) {
        Peak &peak = m_finest[i % channels].back();
        peak = join(peak, {interleaved[i], interleaved[i]});
    }
    const auto frames = int(interleaved.size() / channels);
    m_frames += frames;
    m_inBucket = (m_inBucket + frames) % Peaks::BucketFrames;
}

Peaks PeakBuilder::finish() &&
{
    return {m_channels, m_sampleRate, m_frames, std::move(m_finest)};
}

} // namespace callboard::media
