#include "media/file/audiowriter.h"
#include "core/literals.h"
#include "media/file/fileerrors.h"
#include <algorithm>
#include <sndfile.h>

namespace callboard::media {

namespace {

using Kind = ApiError::Kind;

constexpr double Mp3Compression = 0.7; // 0 best sound, 1 smallest file: some 56 kbit/s

bool possible(const WriterOptions &o)
{
    const int most = o.format == FileFormat::Mp3 ? 2 : AudioWriter::MostChannels;
    const bool rate
        = o.sampleRate == 8'000 || o.sampleRate == 16'000 || o.sampleRate == 24'000 || o.sampleRate == 48'000;
    return rate && o.channels >= 1 && o.channels <= most && o.flushMs >= FrameMilliseconds && o.diskMs >= 0;
}

// RF64 with SFC_RF64_AUTO_DOWNGRADE is a plain WAV that keeps room in its header for the longer form.
int formatOf(FileFormat format)
{
    return format == FileFormat::Mp3 ? SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III : SF_FORMAT_RF64 | SF_FORMAT_PCM_16;
}

void prepare(SNDFILE *file, FileFormat format)
{
    if (format == FileFormat::Mp3) {
        double compression = Mp3Compression;
        // Other modes hold seconds of quiet sound back, which a kill would lose.
        int mode = SF_BITRATE_MODE_CONSTANT;
        sf_command(file, SFC_SET_COMPRESSION_LEVEL, &compression, sizeof compression);
        sf_command(file, SFC_SET_BITRATE_MODE, &mode, sizeof mode);
        return;
    }
    sf_command(file, SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE);
    sf_command(file, SFC_SET_UPDATE_HEADER_AUTO, nullptr, SF_TRUE);
    sf_command(file, SFC_UPDATE_HEADER_NOW, nullptr, 0);
}

} // namespace

void AudioWriter::Close::operator()(sf_private_tag *file) const
{
    sf_close(file);
}

AudioWriter::AudioWriter(std::unique_ptr<QFile> device, const WriterOptions &options)
    : m_options(options),
      m_device(std::move(device)),
      m_flushSamples(size_t(options.flushMs) * size_t(options.sampleRate) / 1000 * size_t(options.channels))
{
    m_waiting.reserve(m_flushSamples);
}

AudioWriter::~AudioWriter()
{
    if (m_file)
        (void)close();
}

Result<AudioWriter> AudioWriter::create(const QString &path, const WriterOptions &options)
{
    if (!possible(options))
        return fileError(Kind::Invalid, AudioUnsupported,
                         u"%1 channels at %2 Hz"_s.arg(options.channels).arg(options.sampleRate));
    auto device = std::make_unique<QFile>(path);
    if (device->exists())
        return fileError(Kind::Conflict, FileExists, path);
    if (!device->open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                      QFile::ReadOwner | QFile::WriteOwner))
        return fileError(Kind::Server, FileUnwritable, device->errorString());
    AudioWriter writer(std::move(device), options);
    if (const auto begun = writer.begin(); !begun) {
        QFile::remove(path);
        return begun.error();
    }
    return writer;
}

Result<Done> AudioWriter::begin()
{
    SF_INFO info{};
    info.samplerate = m_options.sampleRate;
    info.channels = m_options.channels;
    info.format = formatOf(m_options.format);
    m_file.reset(sf_open_fd(m_device->handle(), SFM_WRITE, &info, SF_FALSE));
    if (!m_file)
        return fileError(Kind::Server, FileUnwritable, QString::fromUtf8(sf_strerror(nullptr)));
    prepare(m_file.get(), m_options.format);
    return m_options.format == FileFormat::Wav && m_device->size() == 0 ? fail() : Done{};
}

Result<Done> AudioWriter::outcome() const
{
    if (m_error)
        return *m_error;
    return Done{};
}

/// A sample that was half written would shift the channels of every later one, and a header may tell of it already.
Result<Done> AudioWriter::fail()
{
    m_error = fileError(Kind::Server, FileUnwritable, QString::fromUtf8(sf_strerror(m_file.get())));
    m_waiting.clear();
    if (m_options.format == FileFormat::Wav) {
        sf_count_t frames = m_frames;
        sf_command(m_file.get(), SFC_FILE_TRUNCATE, &frames, sizeof frames);
        sf_command(m_file.get(), SFC_UPDATE_HEADER_NOW, nullptr, 0);
    }
    return outcome();
}

/// Version 1.2.0 of the library garbles an MP3 of two channels when it is given whole numbers.
qint64 AudioWriter::encode(qint64 frames)
{
    m_floats.resize(m_waiting.size());
    std::ranges::transform(m_waiting, m_floats.begin(), [](Sample s) { return float(s) / 32768.0F; });
    return sf_writef_float(m_file.get(), m_floats.data(), frames);
}

bool AudioWriter::put()
{
    const qint64 frames = qint64(m_waiting.size()) / m_options.channels;
    const bool mp3 = m_options.format == FileFormat::Mp3;
    const qint64 put = mp3 ? encode(frames) : sf_writef_short(m_file.get(), m_waiting.data(), frames);
    const bool all = put == frames && sf_error(m_file.get()) == 0;
    m_frames += all ? frames : 0;
    m_waiting.clear();
    return all;
}

void AudioWriter::waitForDisk()
{
    if (m_options.diskMs == 0 || (m_frames - m_safeFrames) * 1000 / m_options.sampleRate < m_options.diskMs)
        return;
    sf_write_sync(m_file.get());
    m_safeFrames = m_frames;
}

Result<Done> AudioWriter::write(Samples interleaved)
{
    if (m_error)
        return *m_error;
    m_waiting.insert(m_waiting.end(), interleaved.begin(), interleaved.end());
    return m_waiting.size() < m_flushSamples ? Done{} : flush();
}

Result<Done> AudioWriter::flush()
{
    if (m_error || m_waiting.empty())
        return outcome();
    if (!put())
        return fail();
    waitForDisk();
    return Done{};
}

Result<Done> AudioWriter::close()
{
    if (!m_file)
        return outcome();
    (void)flush();
    const int failed = sf_close(m_file.release());
    if (failed != 0 && !m_error)
        m_error = fileError(Kind::Server, FileUnwritable, QString::fromUtf8(sf_error_number(failed)));
    m_device->close();
    return outcome();
}

} // namespace callboard::media
