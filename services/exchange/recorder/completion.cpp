#include "exchange/recorder/completion.h"
#include "core/literals.h"
#include "exchange/recorder/recordinglog.h"
#include "media/file/audioreader.h"
#include "media/file/audiowriter.h"
#include "media/file/wavlayout.h"
#include <QDir>
#include <QFile>
#include <cstdio>

namespace callboard::exchange {

namespace {
using media::AudioReader;
using media::AudioWriter;

constexpr qint64 AnySize = std::numeric_limits<qint64>::max();
constexpr size_t BlockFrames = 16'000;

qint64 decodedFrames(const QString &path)
{
    auto reader = AudioReader::open(path, AnySize);
    if (!reader)
        return 0;
    std::vector<media::Sample> block(BlockFrames * size_t(reader->channels()));
    qint64 samples = 0;
    while (const size_t read = reader.value().read(block))
        samples += qint64(read);
    return samples / reader->channels();
}

qint64 framesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto layout = media::findPcm16(file);
    return layout ? layout->frames : decodedFrames(path);
}

/// Copies the first `channels` of each sample time.
Result<Done> copyChannels(AudioReader &from, AudioWriter &to, size_t channels)
{
    const size_t had = size_t(from.channels());
    std::vector<media::Sample> block(BlockFrames * had);
    while (const size_t read = from.read(block)) {
        size_t out = 0;
        for (size_t at = 0; at + had <= read; at += had) {
            for (size_t c = 0; c < channels; ++c)
                block[out++] = block[at + c];
        }
        if (const auto written = to.write(media::Samples(block).first(out)); !written)
            return written.error();
    }
    return to.close();
}

Result<Done> narrow(const QString &path, int channels)
{
    const QString part = path + ".part"_L1;
    QFile::remove(part);
    auto reader = AudioReader::open(path, AnySize);
    if (!reader)
        return reader.error();
    if (reader->channels() <= channels)
        return Done{};
    media::WriterOptions options;
    options.channels = channels;
    options.diskMs = 0;
    auto writer = AudioWriter::create(part, options);
    if (!writer)
        return writer.error();
    const auto copied = copyChannels(reader.value(), writer.value(), size_t(channels));
    const bool swapped
        = copied && std::rename(QFile::encodeName(part).constData(), QFile::encodeName(path).constData()) == 0;
    if (!swapped)
        QFile::remove(part);
    return copied;
}

void completeChunk(const QString &path, RecordedChunk &chunk, int channels)
{
    if (chunk.frames < 0)
        chunk.frames = framesIn(path);
    if (chunk.channels <= channels)
        return;
    if (const auto narrowed = narrow(path, channels); narrowed)
        chunk.channels = channels;
    else
        qCWarning(lcRecorder).noquote() << "channels that nobody had stay:" << narrowed.error().detail;
}
} // namespace

Manifest complete(const QString &folder, Manifest manifest)
{
    const int channels = manifest.unmixed ? manifest.usedChannels() : 1;
    for (RecordedChunk &chunk : manifest.chunks) {
        if (!chunk.removed)
            completeChunk(QDir(folder).filePath(manifest.audioFile(chunk)), chunk, channels);
    }
    manifest.ended = true;
    if (const auto saved = saveManifest(folder, manifest); !saved)
        qCWarning(lcRecorder).noquote() << saved.error().detail;
    return manifest;
}

} // namespace callboard::exchange
