#include "relay/vault/chunkfile.h"
#include "core/literals.h"
#include "media/file/peaks.h"
#include "relay/vault/partfile.h"
#include "relay/vault/vaultcodes.h"
#include <QCryptographicHash>
#include <QFileInfo>
#include <QSaveFile>
#include <cerrno>

namespace callboard::relay {

namespace {
Result<Done> writePeaks(const media::Peaks &peaks, const QString &path)
{
    QSaveFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly) || file.write(peaks.toBytes()) < 0 || !file.commit())
        return diskError(file);
    return Done{};
}
} // namespace

Result<QByteArray> checksumOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return ApiError::of(ApiError::Kind::NotFound, path, QString::fromUtf16(vaultcode::Missing));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return diskError(file);
    return hash.result().toHex();
}

Result<ChunkFacts> readChunkFile(const QString &path, const QString &peaksPath)
{
    const auto checksum = checksumOf(path);
    if (!checksum)
        return checksum.error();
    ChunkFacts facts;
    facts.bytes = QFileInfo(path).size();
    facts.sha256 = *checksum;
    const auto peaks = media::peaksOf(path);
    if (!peaks)
        return facts;
    if (const auto written = writePeaks(*peaks, peaksPath); !written)
        return written.error();
    facts.playable = true;
    facts.durationMs = peaks->frames() * 1000 / peaks->sampleRate();
    return facts;
}

void mendPeaks(const QString &path, const QString &peaksPath)
{
    QFile file(peaksPath);
    if (file.open(QIODevice::ReadOnly) && media::Peaks::fromBytes(file.readAll()))
        return;
    if (const auto peaks = media::peaksOf(path))
        (void)writePeaks(*peaks, peaksPath);
}

} // namespace callboard::relay
