// Hear yourself: what the microphone heard for three seconds is played back.
#pragma once
#include "media/pcm/frame.h"
#include "media/pcm/level.h"
#include <QMetaType>
#include <vector>

namespace callboard::audio {

enum class EchoStep { Idle, Recording, Playing };

/// One test at a time. Frames of the microphone go in while it records, frames for the speaker come out while it plays.
/// A value; one thread at a time.
class EchoTest
{
public:
    static constexpr int Frames = 3 * media::FramesPerSecond;
    /// A microphone that hears less than this in 3 s is off, covered or the wrong one.
    static constexpr double SilentDb = -60.0;

    void start();
    void stop();
    EchoStep step() const { return m_step; }
    /// Whether the step changed: it has heard enough.
    bool take(const media::Frame &frame);
    /// nullptr while it plays nothing. When everything was played the step is Idle again.
    const media::Frame *give();
    /// The loudest 20 ms of the newest recording.
    double loudestDb() const { return m_loudest; }

private:
    EchoStep m_step = EchoStep::Idle;
    std::vector<media::Frame> m_heard;
    size_t m_played = 0;
    double m_loudest = media::QuietestDb;
};

} // namespace callboard::audio

Q_DECLARE_METATYPE(callboard::audio::EchoStep)
