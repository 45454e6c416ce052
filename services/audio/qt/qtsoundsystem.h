// The sound cards of this computer.
#pragma once
#include "audio/engine/soundsystem.h"
#include "audio/qt/deviceblocks.h"
#include <QAudioFormat>
#include <QTimer>

class QAudioDevice;

namespace callboard::audio {

/// Make and use it on the thread that sound runs on; that one needs an event loop.
class QtSoundSystem final : public SoundSystem
{
    Q_OBJECT

public:
    explicit QtSoundSystem(QObject *parent = nullptr);

    QList<Device> devices(Direction direction) const override;
    Result<std::unique_ptr<SoundLine>> record(const QByteArray &device, Take take, Ended ended) override;
    Result<std::unique_ptr<SoundLine>> play(const QByteArray &device, Give give, Ended ended) override;

private:
    void look();

    QTimer m_looker;
    QList<Device> m_inputs;
    QList<Device> m_outputs;
};

/// The form to open a device in: one channel and 16-bit integers where it takes them, at its own rate.
QAudioFormat formatFor(const QAudioDevice &device);
DeviceForm formOf(const QAudioFormat &format);

} // namespace callboard::audio
