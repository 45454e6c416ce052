#include "media/pcm/bytes.h"
#include <QtEndian>
#include <bit>

namespace callboard::media {

QByteArray bytesOf(Samples samples)
{
    const auto bytes
        = QByteArray::fromRawData(reinterpret_cast<const char *>(samples.data()), qsizetype(samples.size_bytes()));
    if constexpr (std::endian::native == std::endian::little)
        return bytes;
    QByteArray little(bytes.size(), Qt::Uninitialized);
    qToLittleEndian<Sample>(samples.data(), qsizetype(samples.size()), little.data());
    return little;
}

std::vector<Sample> samplesOf(QByteArrayView bytes)
{
    std::vector<Sample> samples(size_t(bytes.size()) / sizeof(Sample));
    qFromLittleEndian<Sample>(bytes.data(), qsizetype(samples.size()), samples.data());
    return samples;
}

std::optional<Frame> frameOf(QByteArrayView bytes)
{
    Frame frame;
    if (bytes.size() != qsizetype(sizeof frame))
        return {};
    qFromLittleEndian<Sample>(bytes.data(), FrameSamples, frame.data());
    return frame;
}

} // namespace callboard::media
