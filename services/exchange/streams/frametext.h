// Frames of media streaming as text, 50 a second and leg: written by hand.
#pragma once
#include "core/ids.h"
#include "media/pcm/frame.h"
#include <QByteArray>
#include <chrono>

namespace callboard::exchange {

/// The wall clock as frames have it, for moments of the steady clock. Remembers the latest text: all frames of a tick
/// have the same.
class FrameTime
{
public:
    FrameTime();
    /// "2026-03-16T09:12:50.125Z"
    const QByteArray &text(std::chrono::milliseconds steady);

private:
    std::chrono::milliseconds m_offset; ///< from the steady clock to the wall's
    std::chrono::milliseconds m_at{-1};
    QByteArray m_text;
};

namespace frames {
QByteArray metadata(const QString &subscription, int sampleRate);
/// A raw id as a JSON text, ready for audio() and tone().
QByteArray quoted(const RawId &id);
/// `from`: quoted, or empty for all together.
QByteArray audio(const QByteArray &from, const QByteArray &time, media::Samples samples);
QByteArray tone(const QByteArray &from, const QByteArray &time, QChar digit);
/// Below -65 dB: nobody would call it a sound.
bool isSilent(media::Samples samples);
} // namespace frames

} // namespace callboard::exchange
