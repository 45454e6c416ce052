// A recording while it is made.
#pragma once
#include "core/result.h"
#include "media/pcm/frame.h"
#include <QFile>
#include <memory>
#include <optional>
#include <vector>

struct sf_private_tag;

namespace callboard::media {

enum class FileFormat {
    Wav, ///< 16 bits, 1 to 16 channels; RF64 once it passes 4 GB
    Mp3 ///< 1 or 2 channels, some 56 kbit/s at 16 kHz; plays 0.45 dB quieter
};

struct WriterOptions {
    FileFormat format = FileFormat::Wav;
    int channels = 1;
    int sampleRate = SampleRate; ///< 8,000, 16,000, 24,000 or 48,000
    int flushMs = 100; ///< of sound that wait at most before they go to the system, and so survive a kill; at least 20
    int diskMs = 5'000; ///< of sound between two waits for the disk, and so survive a power cut; 0: never waits
};

/// Writes one new file, readable by its owner only, that plays at any moment up to the last flush: after SIGKILL, after
/// a full disk. Owned and used by one thread at a time; blocks on the disk; movable. The first error is final: what was
/// written stays and every later call answers the same error. Errors carry the codes of fileerrors.h.
class AudioWriter
{
public:
    static constexpr int MostChannels = 16;

    /// Makes the file; one that exists is a Conflict and stays as it is.
    static Result<AudioWriter> create(const QString &path, const WriterOptions &options = {});
    AudioWriter(AudioWriter &&) noexcept = default;
    AudioWriter &operator=(AudioWriter &&) = delete;
    /// Closes; errors are lost.
    ~AudioWriter();

    /// Interleaved samples of whole sample times.
    Result<Done> write(Samples interleaved);
    /// Hands what waits to the system now; an MP3 keeps the last 0.2 s until it is closed.
    Result<Done> flush();
    /// Flushes, completes and closes. Nothing may be written afterwards.
    Result<Done> close();

    /// Sample times that are in the file.
    qint64 frames() const { return m_frames; }

private:
    struct Close {
        void operator()(sf_private_tag *file) const;
    };
    AudioWriter(std::unique_ptr<QFile> device, const WriterOptions &options);
    Result<Done> begin();
    Result<Done> fail();
    Result<Done> outcome() const;
    qint64 encode(qint64 frames);
    bool put();
    void waitForDisk();

    WriterOptions m_options;
    std::unique_ptr<QFile> m_device; ///< goes after m_file, which writes to its descriptor
    std::unique_ptr<sf_private_tag, Close> m_file;
    std::vector<Sample> m_waiting;
    std::vector<float> m_floats; ///< the same for an encoder that wants them
    size_t m_flushSamples;
    qint64 m_frames = 0;
    qint64 m_safeFrames = 0; ///< that the disk has
    std::optional<ApiError> m_error;
};

} // namespace callboard::media
