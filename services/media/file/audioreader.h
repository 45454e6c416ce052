// A WAV or MP3 in blocks, at its own rate and with its own channels.
#pragma once
#include "core/result.h"
#include "media/pcm/frame.h"
#include <QByteArray>
#include <QIODevice>
#include <memory>
#include <vector>

struct sf_private_tag;

namespace callboard::media {

/// Reads from the beginning to the end, once. Owned and used by one thread at a time; blocks on the disk; movable.
/// A file that was cut off gives what it holds. Errors carry the codes of fileerrors.h.
class AudioReader
{
public:
    static constexpr int MostChannels = 16;

    /// Opens a file of at most `mostBytes`.
    static Result<AudioReader> open(const QString &path, qint64 mostBytes);
    /// The same from memory.
    static Result<AudioReader> open(const QByteArray &bytes, qint64 mostBytes);

    int sampleRate() const { return m_sampleRate; } ///< as in the file, 4,000 to 192,000
    int channels() const { return m_channels; } ///< 1 to MostChannels
    /// Interleaved samples of whole sample times into `into`, which has room for one at least: how many samples, fewer
    /// than fit only at the end, then 0. Whatever the file's form, full scale is full scale.
    size_t read(std::span<Sample> into);

private:
    struct Close {
        void operator()(sf_private_tag *file) const;
    };
    explicit AudioReader(std::unique_ptr<QIODevice> device) : m_device(std::move(device)) { }
    static Result<AudioReader> open(std::unique_ptr<QIODevice> device, qint64 mostBytes);
    Result<Done> decode();

    std::unique_ptr<QIODevice> m_device; ///< goes after m_file, which reads from it
    std::unique_ptr<sf_private_tag, Close> m_file;
    std::vector<float> m_block;
    int m_sampleRate = 0;
    int m_channels = 0;
};

} // namespace callboard::media
