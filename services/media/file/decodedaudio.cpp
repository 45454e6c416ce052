#include "media/file/decodedaudio.h"
#include "core/literals.h"
#include "media/file/audioreader.h"
#include "media/file/fileerrors.h"
#include "media/pcm/resampler.h"
#include <algorithm>
#include <numeric>

namespace callboard::media {

namespace {

constexpr size_t BlockFrames = 8192;

/// Takes interleaved blocks at the file's rate and collects 16 kHz.
class Collector
{
public:
    Collector(const AudioReader &reader, Channels channels)
        : m_fileChannels(size_t(reader.channels())),
          m_channels(channels == Channels::Mixed ? 1 : m_fileChannels),
          m_fileRate(reader.sampleRate()),
          m_pending(m_channels)
    {
        for (size_t i = 0; i < m_channels; ++i)
            m_resamplers.push_back(*Resampler::between(m_fileRate, SampleRate, Resampler::Quality::File));
        m_skip = size_t(m_resamplers.front().delaySamples());
    }

    void add(Samples interleaved)
    {
        const size_t frames = interleaved.size() / m_fileChannels;
        m_framesIn += qint64(frames);
        for (size_t channel = 0; channel < m_channels; ++channel)
            convert(channel, m_channels == m_fileChannels ? pick(interleaved, channel) : mean(interleaved));
    }

    double seconds() const { return double(m_framesIn) / m_fileRate; }

    /// What the resamplers still hold comes out by silence; the lag at the beginning goes.
    DecodedAudio finish()
    {
        const auto wanted = size_t((m_framesIn * SampleRate + m_fileRate / 2) / m_fileRate);
        m_block.assign(size_t(m_fileRate) / FramesPerSecond, 0);
        while (m_pending.front().size() < wanted + m_skip)
            for (size_t channel = 0; channel < m_channels; ++channel)
                convert(channel, m_block);
        DecodedAudio audio{int(m_channels), std::vector<Sample>(wanted * m_channels)};
        for (size_t channel = 0; channel < m_channels; ++channel)
            for (size_t i = 0; i < wanted; ++i)
                audio.samples[i * m_channels + channel] = m_pending[channel][i + m_skip];
        return audio;
    }

private:
    void convert(size_t channel, Samples samples)
    {
        const Samples out = m_resamplers[channel].process(samples);
        m_pending[channel].insert(m_pending[channel].end(), out.begin(), out.end());
    }

    Samples pick(Samples interleaved, size_t channel)
    {
        m_block.clear();
        for (size_t i = channel; i < interleaved.size(); i += m_fileChannels)
            m_block.push_back(interleaved[i]);
        return m_block;
    }

    Samples mean(Samples interleaved)
    {
        m_block.clear();
        for (; !interleaved.empty(); interleaved = interleaved.subspan(m_fileChannels)) {
            const Samples one = interleaved.first(m_fileChannels);
            m_block.push_back(Sample(std::accumulate(one.begin(), one.end(), 0) / int(m_fileChannels)));
        }
        return m_block;
    }

    size_t m_fileChannels;
    size_t m_channels;
    int m_fileRate;
    std::vector<std::vector<Sample>> m_pending; ///< of each channel, with the lag
    std::vector<Resampler> m_resamplers;
    size_t m_skip = 0;
    qint64 m_framesIn = 0;
    std::vector<Sample> m_block;
};

Result<DecodedAudio> readAll(Result<AudioReader> reader, Channels channels, double mostSeconds)
{
    if (!reader)
        return reader.error();
    Collector collector(*reader, channels);
    std::vector<Sample> block(BlockFrames * size_t(reader->channels()));
    while (const size_t got = reader.value().read(block)) {
        collector.add(Samples(block).first(got));
        if (collector.seconds() > mostSeconds)
            return fileError(ApiError::Kind::Invalid, AudioTooLong, u"more than %1 s"_s.arg(mostSeconds));
    }
    DecodedAudio audio = collector.finish();
    if (audio.samples.empty()) // also of a sample or two at a high rate
        return fileError(ApiError::Kind::Invalid, AudioDamaged, u"no sound in it"_s);
    return audio;
}

} // namespace

Result<DecodedAudio> readAudio(const QString &path, Channels channels, const ReadLimits &limits)
{
    return readAll(AudioReader::open(path, limits.bytes), channels, limits.seconds);
}

Result<DecodedAudio> readAudio(const QByteArray &bytes, Channels channels, const ReadLimits &limits)
{
    return readAll(AudioReader::open(bytes, limits.bytes), channels, limits.seconds);
}

} // namespace callboard::media
