// Peaks as bytes: header, the buckets of level 0 channel by channel, checksum; all numbers little-endian.
#include "core/literals.h"
#include "media/file/audioreader.h"
#include "media/file/fileerrors.h"
#include "media/file/peaks.h"
#include "media/pcm/resampler.h"
#include <QCryptographicHash>
#include <QtEndian>

namespace callboard::media {

namespace {

constexpr QByteArrayView Magic = "CBPEAKS\n";
constexpr quint16 Version = 1;
constexpr qsizetype VersionAt = 8;
constexpr qsizetype ChannelsAt = 10;
constexpr qsizetype RateAt = 12;
constexpr qsizetype FramesAt = 16;
constexpr qsizetype HeaderBytes = 24;
constexpr qsizetype PeakBytes = 4;
constexpr qsizetype ChecksumBytes = 20;

QByteArray checksum(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_160);
    hash.addData(bytes);
    return hash.result();
}

template<class T>
void put(QByteArray &bytes, qsizetype at, T number)
{
    qToLittleEndian(number, bytes.data() + at);
}

template<class T>
T get(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.constData() + at);
}

ApiError damaged(const QString &why)
{
    return fileError(ApiError::Kind::Invalid, PeaksDamaged, why);
}

qint64 bucketsOf(qint64 frames)
{
    return frames / Peaks::BucketFrames + (frames % Peaks::BucketFrames != 0 ? 1 : 0);
}

std::vector<Peak> channelAt(const QByteArray &bytes, qsizetype at, qint64 buckets)
{
    std::vector<Peak> peaks{size_t(buckets)};
    for (Peak &peak : peaks) {
        peak = {get<Sample>(bytes, at), get<Sample>(bytes, at + 2)};
        at += PeakBytes;
    }
    return peaks;
}

/// The checksum first: a header is believed only then.
Result<Done> check(const QByteArray &bytes)
{
    if (!bytes.startsWith(Magic) || bytes.size() < HeaderBytes + ChecksumBytes)
        return damaged(u"no peaks, or cut off"_s);
    if (const auto version = get<quint16>(bytes, VersionAt); version > Version)
        return fileError(ApiError::Kind::Invalid, PeaksNewer,
                         u"version %1, known up to %2"_s.arg(version).arg(Version));
    if (checksum(QByteArrayView(bytes).chopped(ChecksumBytes)) != QByteArrayView(bytes).last(ChecksumBytes))
        return damaged(u"wrong checksum"_s);
    const int channels = get<quint16>(bytes, ChannelsAt);
    const qint64 frames = get<qint64>(bytes, FramesAt);
    if (channels < 1 || channels > AudioReader::MostChannels || frames < 0
        || bucketsOf(frames) != (bytes.size() - HeaderBytes - ChecksumBytes) / (PeakBytes * channels))
        return damaged(u"a header that does not fit"_s);
    return Done{};
}

} // namespace

QByteArray Peaks::toBytes() const
{
    QByteArray bytes(HeaderBytes, 0);
    bytes.replace(0, Magic.size(), Magic);
    put(bytes, VersionAt, Version);
    put(bytes, ChannelsAt, quint16(m_channels));
    put(bytes, RateAt, quint32(m_sampleRate));
    put(bytes, FramesAt, m_frames);
    qsizetype end = bytes.size();
    bytes.resize(end + m_channels * bucketsOf(m_frames) * PeakBytes);
    for (const auto &channel : m_levels.front()) {
        for (const Peak peak : channel) {
            put(bytes, end, peak.low);
            put(bytes, end + 2, peak.high);
            end += PeakBytes;
        }
    }
    return bytes + checksum(bytes);
}

Result<Peaks> Peaks::fromBytes(const QByteArray &bytes)
{
    if (const auto checked = check(bytes); !checked)
        return checked.error();
    const qint64 frames = get<qint64>(bytes, FramesAt);
    const qint64 buckets = bucketsOf(frames);
    std::vector<std::vector<Peak>> finest(get<quint16>(bytes, ChannelsAt));
    qsizetype at = HeaderBytes;
    for (auto &channel : finest) {
        channel = channelAt(bytes, at, buckets);
        at += buckets * PeakBytes;
    }
    const int channels = int(finest.size());
    return Peaks(channels, int(get<quint32>(bytes, RateAt)), frames, std::move(finest));
}

} // namespace callboard::media
