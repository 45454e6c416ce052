// Samples as they travel: 16 bits, little-endian.
#pragma once
#include "media/pcm/frame.h"
#include <QByteArray>
#include <optional>
#include <vector>

namespace callboard::media {

/// Good for as long as the samples are: where the machine has the same order, these are the samples themselves.
QByteArray bytesOf(Samples samples);
/// An odd last byte is left out.
std::vector<Sample> samplesOf(QByteArrayView bytes);
/// Nothing unless there are just the bytes of a frame.
std::optional<Frame> frameOf(QByteArrayView bytes);

} // namespace callboard::media
