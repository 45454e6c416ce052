// A prompt or a clip, whole, in the form that the rest of Callboard plays.
#pragma once
#include "core/result.h"
#include "media/pcm/frame.h"
#include <QByteArray>
#include <vector>

namespace callboard::media {

struct ReadLimits {
    qint64 bytes = 50 * 1024 * 1024; ///< of the file
    double seconds = 600; ///< of the sound
};

enum class Channels {
    Mixed, ///< their mean, as one
    Kept ///< interleaved
};

/// 16 kHz.
struct DecodedAudio {
    int channels = 1;
    std::vector<Sample> samples; ///< interleaved

    double seconds() const { return double(samples.size()) / channels / SampleRate; }
};

/// The whole of a WAV or MP3; its beginning and end lie where they lay, whatever the file's rate. Blocks for as long as
/// the disk and decoding take. Errors carry the codes of fileerrors.h; a file without any sound is damaged.
Result<DecodedAudio> readAudio(const QString &path, Channels channels = Channels::Mixed, const ReadLimits &limits = {});
Result<DecodedAudio> readAudio(const QByteArray &bytes, Channels channels = Channels::Mixed,
                               const ReadLimits &limits = {});

} // namespace callboard::media
