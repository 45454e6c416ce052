// The time of frames.
#pragma once
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

} // namespace callboard::exchange
