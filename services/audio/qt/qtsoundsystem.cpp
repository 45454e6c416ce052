#include "audio/qt/qtsoundsystem.h"
#include "audio/qt/qtinput.h"
#include "audio/qt/qtoutput.h"
#include <algorithm>

namespace callboard::audio {

namespace {

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
    // Queued: lines must not be closed and opened while Qt goes through its list.
    connect(&m_watch, &QMediaDevices::audioInputsChanged, this, &SoundSystem::devicesChanged, Qt::QueuedConnection);
    connect(&m_watch, &QMediaDevices::audioOutputsChanged, this, &SoundSystem::devicesChanged, Qt::QueuedConnection);
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
