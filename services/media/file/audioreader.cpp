#include "media/file/audioreader.h"
#include "core/literals.h"
#include "media/file/fileerrors.h"
#include "media/pcm/resampler.h"
#include <QBuffer>
#include <QFile>
#include <algorithm>
#include <cmath>
#include <sndfile.h>

namespace callboard::media {

namespace {

using Kind = ApiError::Kind;

QIODevice &device(void *of)
{
    return *static_cast<QIODevice *>(of);
}

sf_count_t seekIn(sf_count_t offset, int whence, void *of)
{
    QIODevice &d = device(of);
    const qint64 base = whence == SEEK_CUR ? d.pos() : whence == SEEK_END ? d.size() : 0;
    const qint64 wanted = base + offset;
    return wanted >= 0 && wanted <= d.size() && d.seek(wanted) ? wanted : -1;
}

// None of these may throw or write: the library calls them from C.
SF_VIRTUAL_IO access()
{
    return {.get_filelen = [](void *of) -> sf_count_t { return device(of).size(); },
            .seek = seekIn,
            .read = [](void *into, sf_count_t count, void *of) -> sf_count_t {
                return std::max<qint64>(0, device(of).read(static_cast<char *>(into), count));
            },
            .write = [](const void *, sf_count_t, void *) -> sf_count_t { return 0; },
            .tell = [](void *of) -> sf_count_t { return device(of).pos(); }};
}

bool supported(const SF_INFO &info)
{
    const int major = info.format & SF_FORMAT_TYPEMASK;
    const bool known
        = major == SF_FORMAT_WAV || major == SF_FORMAT_WAVEX || major == SF_FORMAT_RF64 || major == SF_FORMAT_MPEG;
    return known && info.samplerate >= Resampler::LowestRate && info.samplerate <= Resampler::HighestRate
        && info.channels >= 1 && info.channels <= AudioReader::MostChannels;
}

Sample toSample(float value)
{
    if (std::isnan(value))
        return 0;
    return Sample(std::lrint(std::clamp(value * 32768.0F, -32768.0F, 32767.0F)));
}

} // namespace

void AudioReader::Close::operator()(sf_private_tag *file) const
{
    sf_close(file);
}

Result<AudioReader> AudioReader::open(const QString &path, qint64 mostBytes)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->exists())
        return fileError(Kind::NotFound, FileMissing, path);
    if (!file->open(QIODevice::ReadOnly))
        return fileError(Kind::Server, FileUnreadable, file->errorString());
    if (file->isSequential())
        return fileError(Kind::Server, FileUnreadable, u"%1 is not a file"_s.arg(path));
    return open(std::move(file), mostBytes);
}

Result<AudioReader> AudioReader::open(const QByteArray &bytes, qint64 mostBytes)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return open(std::move(buffer), mostBytes);
}

Result<AudioReader> AudioReader::open(std::unique_ptr<QIODevice> device, qint64 mostBytes)
{
    if (device->size() > mostBytes)
        return fileError(Kind::Invalid, FileTooLarge, u"%1 bytes, at most %2"_s.arg(device->size()).arg(mostBytes));
    AudioReader reader(std::move(device));
    if (const auto decoded = reader.decode(); !decoded)
        return decoded.error();
    return reader;
}

Result<Done> AudioReader::decode()
{
    SF_VIRTUAL_IO io = access();
    SF_INFO info{};
    m_file.reset(sf_open_virtual(&io, SFM_READ, &info, m_device.get()));
    if (!m_file) {
        const bool unknown = sf_error(nullptr) == SF_ERR_UNRECOGNISED_FORMAT;
        return fileError(Kind::Invalid, unknown ? AudioUnsupported : AudioDamaged,
                         QString::fromUtf8(sf_strerror(nullptr)));
    }
    if (!supported(info))
        return fileError(
            Kind::Invalid, AudioUnsupported,
            u"format %1, %2 Hz, %3 channels"_s.arg(info.format, 0, 16).arg(info.samplerate).arg(info.channels));
    m_sampleRate = info.samplerate;
    m_channels = info.channels;
    return Done{};
}

size_t AudioReader::read(std::span<Sample> into)
{
    const size_t frames = into.size() / size_t(m_channels);
    m_block.resize(std::max(m_block.size(), frames * size_t(m_channels)));
    const sf_count_t got = sf_readf_float(m_file.get(), m_block.data(), sf_count_t(frames));
    const size_t samples = size_t(std::max<sf_count_t>(0, got)) * size_t(m_channels);
    std::transform(m_block.begin(), m_block.begin() + std::ptrdiff_t(samples), into.begin(), toSample);
    return samples;
}

} // namespace callboard::media
