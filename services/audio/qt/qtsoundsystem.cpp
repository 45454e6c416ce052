#include "audio/qt/qtsoundsystem.h"
#include "audio/qt/qtinput.h"
#include "audio/qt/qtoutput.h"
#include <QMediaDevices>
#include <algorithm>

namespace callboard::audio {

namespace {

constexpr int lookEveryMs = 200;

QList<QAudioDevice> all(Direction direction)
{
    return direction == Direction::In ? QMediaDevices::audioInputs() : QMediaDevices::audioOutputs();
}

QAudioDevice find(Direction direction, const QByteArray &id)
{
    const QList<QAudioDevice> devices = all(direction);
    const auto found
        = std::find_if(devices.begin(), devices.end(), [&](const QAudioDevice &d) { return d.id() == id; });
    return found == devices.end() ? QAudioDevice() : *found;
}

ApiError gone()
{
    return ApiError::of(ApiError::Kind::Transport, QStringLiteral("there is no such device"));
}

} // namespace

QtSoundSystem::QtSoundSystem(QObject *parent) : SoundSystem(parent)
{
    // Qt 6.4 keeps its lists up to date with PulseAudio and never tells.
    m_looker.setInterval(lookEveryMs);
    connect(&m_looker, &QTimer::timeout, this, &QtSoundSystem::look);
    m_looker.start();
    m_inputs = devices(Direction::In);
    m_outputs = devices(Direction::Out);
}

void QtSoundSystem::look()
{
    const QList<Device> inputs = devices(Direction::In);
    const QList<Device> outputs = devices(Direction::Out);
    const bool same = inputs == m_inputs && outputs == m_outputs;
    m_inputs = inputs;
    m_outputs = outputs;
    if (!same)
        emit devicesChanged();
}

QList<Device> QtSoundSystem::devices(Direction direction) const
{
    const QByteArray standard = direction == Direction::In ? QMediaDevices::defaultAudioInput().id()
                                                           : QMediaDevices::defaultAudioOutput().id();
    QList<Device> devices;
    for (const QAudioDevice &device : all(direction))
        devices.append({device.id(), device.description(), device.id() == standard});
    return devices;
}

Result<std::unique_ptr<SoundLine>> QtSoundSystem::record(const QByteArray &device, Take take, Ended ended)
{
    const QAudioDevice found = find(Direction::In, device);
    return found.isNull() ? gone() : QtInput::open(found, std::move(take), std::move(ended));
}

Result<std::unique_ptr<SoundLine>> QtSoundSystem::play(const QByteArray &device, Give give, Ended ended)
{
    const QAudioDevice found = find(Direction::Out, device);
    return found.isNull() ? gone() : QtOutput::open(found, std::move(give), std::move(ended));
}

DeviceForm formOf(const QAudioFormat &format)
{
    return {format.sampleRate(), format.channelCount(), format.sampleFormat() == QAudioFormat::Float};
}

QAudioFormat formatFor(const QAudioDevice &device)
{
    QAudioFormat format = device.preferredFormat();
    const auto change = [&](auto edit) {
        QAudioFormat other = format;
        edit(other);
        if (device.isFormatSupported(other))
            format = other;
    };
    change([](QAudioFormat &f) { f.setSampleFormat(QAudioFormat::Float); });
    change([](QAudioFormat &f) { f.setSampleFormat(QAudioFormat::Int16); });
    change([](QAudioFormat &f) { f.setChannelConfig(QAudioFormat::ChannelConfigMono); });
    if (!formOf(format).isValid())
        change([](QAudioFormat &f) { f.setSampleRate(48'000); });
    return format;
}

} // namespace callboard::audio
