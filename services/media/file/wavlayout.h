// Where the samples of a WAV lie, for those who need no decoder.
#pragma once
#include <QIODevice>
#include <optional>

namespace callboard::media {

struct WavLayout {
    int channels = 0; ///< 1 to 16
    int sampleRate = 0; ///< 4,000 to 192,000
    qint64 start = 0; ///< position of the first sample
    qint64 frames = 0; ///< sample times that are there, whatever the header says
    bool operator==(const WavLayout &) const = default;
};

/// The layout of a WAV or RF64 file of plain 16-bit samples; nothing for any other form, and for a damaged header: a
/// decoder may make more of it. Moves the position of `file`.
std::optional<WavLayout> findPcm16(QIODevice &file);

} // namespace callboard::media
