#include "library/pcmfile.h"
#include "core/literals.h"
#include "media/file/audioreader.h"
#include "media/pcm/resampler.h"
#include <algorithm>

namespace callboard::library {

namespace {
constexpr qint64 MostBytes = qint64(16) * 1024 * 1024 * 1024;
constexpr size_t BlockTimes = 16'000;

/// The mean of all channels.
void mix(media::Samples interleaved, int channels, std::vector<media::Sample> &mono)
{
    mono.resize(interleaved.size() / size_t(channels));
    for (size_t i = 0; i < mono.size(); ++i) {
        int sum = 0;
        for (int c = 0; c < channels; ++c)
            sum += interleaved[i * size_t(channels) + size_t(c)];
        mono[i] = media::Sample(sum / channels);
    }
}

std::optional<ApiError> append(const QString &part, QFile &into, const std::function<bool()> &stopped)
{
    auto opened = media::AudioReader::open(part, MostBytes);
    if (!opened)
        return opened.error();
    media::AudioReader *reader = &opened.value();
    auto resampler
        = media::Resampler::between(reader->sampleRate(), media::SampleRate, media::Resampler::Quality::File);
    if (!resampler)
        return ApiError::invalid(u"odd sample rate"_s);
    std::vector<media::Sample> block(BlockTimes * size_t(reader->channels()));
    std::vector<media::Sample> mono;
    while (const size_t got = reader->read(block)) {
        if (stopped())
            return ApiError::of(ApiError::Kind::Cancelled, u"stopped"_s);
        mix(media::Samples(block).first(got), reader->channels(), mono);
        const media::Samples sound = resampler->process(mono);
        const qint64 bytes = qint64(sound.size_bytes());
        if (into.write(reinterpret_cast<const char *>(sound.data()), bytes) != bytes)
            return ApiError::of(ApiError::Kind::Server, into.errorString(), u"DiskFull"_s);
    }
    return {};
}
} // namespace

Result<PcmFile> PcmFile::decode(const QStringList &parts, const QString &path, const std::function<bool()> &stopped)
{
    PcmFile pcm;
    pcm.m_file = std::make_unique<QFile>(path);
    if (!pcm.m_file->open(QIODevice::ReadWrite | QIODevice::Truncate))
        return ApiError::of(ApiError::Kind::Server, pcm.m_file->errorString(), u"DiskError"_s);
    for (const QString &part : parts)
        if (const auto wrong = append(part, *pcm.m_file, stopped))
            return *wrong;
    if (!pcm.m_file->flush() || pcm.m_file->size() == 0)
        return ApiError::of(ApiError::Kind::Invalid, u"no sound in it"_s, u"audioDamaged"_s);
    pcm.m_samples = pcm.m_file->size() / qint64(sizeof(media::Sample));
    pcm.m_sound = reinterpret_cast<const media::Sample *>(pcm.m_file->map(0, pcm.m_file->size()));
    if (!pcm.m_sound)
        return ApiError::of(ApiError::Kind::Server, pcm.m_file->errorString(), u"DiskError"_s);
    return pcm;
}

PcmFile::~PcmFile()
{
    if (m_file)
        m_file->remove();
}

media::Frame PcmFile::at(qint64 sample) const
{
    media::Frame frame{};
    const qint64 from = std::clamp<qint64>(sample, 0, m_samples);
    const qint64 count = std::min<qint64>(media::FrameSamples, m_samples - from);
    std::copy_n(m_sound + from, count, frame.begin());
    return frame;
}

} // namespace callboard::library
