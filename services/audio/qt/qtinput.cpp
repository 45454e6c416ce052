#include "audio/qt/qtinput.h"
#include "audio/qt/qtsoundsystem.h"

namespace callboard::audio {

/// Of what the device keeps before it tells: each is that much later at the far end.
static constexpr int bufferMs = 10;

QtInput::QtInput(const QAudioDevice &device, const QAudioFormat &format, FrameCutter cutter)
    : m_source(device, format),
      m_cutter(std::move(cutter))
{
    m_source.setBufferSize(format.bytesForDuration(bufferMs * 1000));
}

QtInput::~QtInput()
{
    m_source.disconnect(this);
    m_source.stop();
}

bool QtInput::start(SoundSystem::Take take, SoundSystem::Ended ended)
{
    m_take = std::move(take);
    QIODevice *blocks = m_source.start();
    if (!blocks || m_source.error() != QAudio::NoError)
        return false;
    m_ended = std::move(ended);
    QObject::connect(blocks, &QIODevice::readyRead, this, [this, blocks] { m_cutter.push(blocks->readAll(), m_take); });
    QObject::connect(&m_source, &QAudioSource::stateChanged, this, [this](QAudio::State state) {
        if (state == QAudio::StoppedState)
            m_ended();
    });
    return true;
}

Result<std::unique_ptr<SoundLine>> QtInput::open(const QAudioDevice &device, SoundSystem::Take take,
                                                 SoundSystem::Ended ended)
{
    const QAudioFormat format = formatFor(device);
    auto cutter = FrameCutter::of(formOf(format));
    if (!cutter)
        return ApiError::invalid(QStringLiteral("no form that can be used: %1").arg(device.description()));
    auto line = std::unique_ptr<QtInput>(new QtInput(device, format, std::move(*cutter)));
    if (!line->start(std::move(take), std::move(ended)))
        return ApiError::of(ApiError::Kind::Transport, QStringLiteral("can't record: %1").arg(device.description()));
    return Result<std::unique_ptr<SoundLine>>(std::move(line));
}

} // namespace callboard::audio
