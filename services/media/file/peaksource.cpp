#include "core/literals.h"
#include "media/file/audioreader.h"
#include "media/file/fileerrors.h"
#include "media/file/peaks.h"
#include "media/file/wavlayout.h"
#include <QFile>
#include <bit>
#include <limits>

namespace callboard::media {

namespace {

constexpr size_t BlockSamples = 128 * 1024; // 256 KB: stays in the processor's cache while it is scanned

std::vector<Sample> blockFor(int channels)
{
    constexpr size_t bucket = Peaks::BucketFrames;
    return std::vector<Sample>(BlockSamples / (bucket * size_t(channels)) * bucket * size_t(channels));
}

/// Reads what decoding would only copy.
Result<Peaks> plainPeaks(QFile &file, const WavLayout &layout)
{
    PeakBuilder builder(layout.channels, layout.sampleRate);
    auto block = blockFor(layout.channels);
    qint64 left = layout.frames * layout.channels;
    file.seek(layout.start);
    while (left > 0) {
        const qint64 wanted = std::min(left, qint64(block.size()));
        const qint64 bytes = file.read(reinterpret_cast<char *>(block.data()), wanted * qint64(sizeof(Sample)));
        if (bytes < wanted * qint64(sizeof(Sample)))
            return fileError(ApiError::Kind::Server, FileUnreadable, u"ended early: %1"_s.arg(file.errorString()));
        builder.add(Samples(block).first(size_t(wanted)));
        left -= wanted;
    }
    return std::move(builder).finish();
}

Result<Peaks> decodedPeaks(const QString &path)
{
    auto reader = AudioReader::open(path, std::numeric_limits<qint64>::max());
    if (!reader)
        return reader.error();
    PeakBuilder builder(reader->channels(), reader->sampleRate());
    auto block = blockFor(reader->channels());
    while (const size_t got = reader.value().read(block))
        builder.add(Samples(block).first(got));
    return std::move(builder).finish();
}

} // namespace

Result<Peaks> peaksOf(const QString &path)
{
    QFile file(path);
    // What can't be opened fails again below, where it gets its error.
    if (std::endian::native == std::endian::little && file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
        && !file.isSequential())
        if (const auto layout = findPcm16(file))
            return plainPeaks(file, *layout);
    return decodedPeaks(path);
}

} // namespace callboard::media
