// A microphone that is open.
#pragma once
#include "audio/engine/soundsystem.h"
#include "audio/qt/deviceblocks.h"
#include <QAudioDevice>
#include <QAudioSource>

namespace callboard::audio {

/// Made by QtSoundSystem. Gives frames as they come, about every 20 ms.
class QtInput final : public SoundLine, public QObject
{
public:
    static Result<std::unique_ptr<SoundLine>> open(const QAudioDevice &device, SoundSystem::Take take,
                                                   SoundSystem::Ended ended);
    ~QtInput() override;

private:
    QtInput(const QAudioDevice &device, const QAudioFormat &format, FrameCutter cutter);
    bool start(SoundSystem::Take take, SoundSystem::Ended ended);

    QAudioSource m_source;
    FrameCutter m_cutter;
    SoundSystem::Take m_take;
    SoundSystem::Ended m_ended;
};

} // namespace callboard::audio
