// A speaker that is open.
#pragma once
#include "audio/engine/soundsystem.h"
#include "audio/qt/deviceblocks.h"
#include <QAudioDevice>
#include <QAudioSink>
#include <QTimer>

namespace callboard::audio {

/// Made by QtSoundSystem. The device's own clock asks for frames: as many as it has played.
class QtOutput final : public SoundLine, public QObject
{
public:
    static Result<std::unique_ptr<SoundLine>> open(const QAudioDevice &device, SoundSystem::Give give,
                                                   SoundSystem::Ended ended);
    ~QtOutput() override;

private:
    QtOutput(const QAudioDevice &device, const QAudioFormat &format, FrameSpreader spreader);
    bool start(SoundSystem::Give give, SoundSystem::Ended ended);
    void fill();

    QAudioSink m_sink;
    FrameSpreader m_spreader;
    QIODevice *m_blocks = nullptr; ///< the sink's
    QTimer m_ticker;
    SoundSystem::Give m_give;
    SoundSystem::Ended m_ended;
};

} // namespace callboard::audio
