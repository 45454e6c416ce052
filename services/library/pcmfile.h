// A recording's whole sound, ready to be played from anywhere in it.
#pragma once
#include "core/result.h"
#include "media/pcm/frame.h"
#include <QFile>
#include <functional>
#include <memory>

namespace callboard::library {

/// The parts of a recording one after the other as 16 kHz mono in a file that is mapped, so that hours of sound cost
/// no memory and any moment of it is there at once. Owned and used by one thread at a time; movable.
class PcmFile
{
public:
    /// Decodes WAV and MP3 into a new file, which goes with this object. Channels are mixed to their mean. Blocks;
    /// gives up as Cancelled when `stopped` says so. Errors are those of media/file, DiskFull when there is no room;
    /// parts that break off give what they hold.
    static Result<PcmFile> decode(const QStringList &parts, const QString &path, const std::function<bool()> &stopped);
    PcmFile(PcmFile &&) noexcept = default;
    PcmFile &operator=(PcmFile &&) noexcept = default;
    ~PcmFile();

    qint64 samples() const { return m_samples; }
    qint64 durationMs() const { return m_samples * 1000 / media::SampleRate; }
    /// 20 ms from a sample on; silence beyond the end.
    media::Frame at(qint64 sample) const;

private:
    PcmFile() = default;
    std::unique_ptr<QFile> m_file;
    const media::Sample *m_sound = nullptr;
    qint64 m_samples = 0;
};

} // namespace callboard::library
