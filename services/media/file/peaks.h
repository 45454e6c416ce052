// What a waveform is drawn from: the least and the greatest sample of each stretch of sound.
#pragma once
#include "core/result.h"
#include "media/pcm/frame.h"
#include <QByteArray>
#include <vector>

namespace callboard::media {

struct Peak {
    Sample low = 0;
    Sample high = 0;
    bool operator==(const Peak &) const = default;
};

/// Peaks of one sound at several zoom levels. A value.
class Peaks
{
public:
    /// Sample times in a bucket of level 0; each level's buckets are ZoomStep times as long as those before.
    static constexpr int BucketFrames = 256;
    static constexpr int ZoomStep = 4;
    /// The last level is the first one with no more buckets than this.
    static constexpr int FewestBuckets = 256;

    int channels() const { return m_channels; }
    int sampleRate() const { return m_sampleRate; } ///< of the sound they were made from
    qint64 frames() const { return m_frames; } ///< sample times of the sound
    int levels() const { return int(m_levels.size()); } ///< at least 1
    /// Sample times in one bucket of a level.
    static qint64 bucketFrames(int level);
    /// One channel's buckets in order; the last one may stand for less.
    std::span<const Peak> at(int level, int channel) const;
    /// The sample times `from` up to but not including `to`, drawn `columns` wide: from the coarsest level that is no
    /// coarser than a column; a column narrower than a bucket of level 0 repeats it. Beyond the sound all is {0, 0}.
    std::vector<Peak> columns(int channel, qint64 from, qint64 to, int columns) const;

    /// 4 bytes for each bucket of level 0, with a version and a checksum.
    QByteArray toBytes() const;
    /// Damaged bytes and those of a newer version are errors with the codes PeaksDamaged and PeaksNewer.
    static Result<Peaks> fromBytes(const QByteArray &bytes);

    bool operator==(const Peaks &) const = default;

private:
    friend class PeakBuilder;
    Peaks(int channels, int sampleRate, qint64 frames, std::vector<std::vector<Peak>> finest);

    int m_channels;
    int m_sampleRate;
    qint64 m_frames;
    std::vector<std::vector<std::vector<Peak>>> m_levels; ///< level, channel, bucket
};

/// Makes peaks while sound passes by. One thread at a time.
class PeakBuilder
{
public:
    /// 1 to 16 channels.
    PeakBuilder(int channels, int sampleRate);
    /// Interleaved samples of whole sample times, in blocks of any size.
    void add(Samples interleaved);
    Peaks finish() &&;

private:
    void addPart(Samples interleaved);

    int m_channels;
    int m_sampleRate;
    qint64 m_frames = 0;
    int m_inBucket = 0; ///< sample times in the bucket that is not full yet
    std::vector<std::vector<Peak>> m_finest; ///< channel, bucket
};

/// The peaks of a WAV or MP3. Blocks while it reads; 16-bit WAV at the speed of the disk. Errors carry the codes of
/// fileerrors.h; a file that was cut off gives the peaks of what is there.
Result<Peaks> peaksOf(const QString &path);

} // namespace callboard::media
