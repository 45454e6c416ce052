#include "audio/qt/qtoutput.h"
#include "audio/qt/qtsoundsystem.h"

namespace callboard::audio {

/// What the device may hold: less, and each late turn of the thread is heard; more, and everything is heard later.
static constexpr int bufferMs = 30;
static constexpr int lookEveryMs = 5;

QtOutput::QtOutput(const QAudioDevice &device, const QAudioFormat &format, FrameSpreader spreader)
    : m_sink(device, format),
      m_spreader(std::move(spreader))
{
    m_sink.setBufferSize(format.bytesForDuration(bufferMs * 1000));
    m_ticker.setTimerType(Qt::PreciseTimer);
    m_ticker.setInterval(lookEveryMs);
    QObject::connect(&m_ticker, &QTimer::timeout, this, &QtOutput::fill);
}

QtOutput::~QtOutput()
{
    m_sink.disconnect(this);
    m_sink.stop();
}

bool QtOutput::start(SoundSystem::Give give, SoundSystem::Ended ended)
{
    m_give = std::move(give);
    m_blocks = m_sink.start();
    if (!m_blocks || m_sink.error() != QAudio::NoError)
        return false;
    m_ended = std::move(ended);
    QObject::connect(&m_sink, &QAudioSink::stateChanged, this, [this](QAudio::State state) {
        if (state != QAudio::StoppedState)
            return;
        m_ticker.stop();
        m_ended();
    });
    m_ticker.start();
    return true;
}

/// To the brim, to the byte: PulseAudio plays nothing before its buffer was full once, nor after it ran dry.
void QtOutput::fill()
{
    const qsizetype room = m_sink.bytesFree();
    if (room <= 0)
        return;
    const QByteArrayView block = m_spreader.pull(room, m_give);
    m_blocks->write(block.data(), block.size());
}

Result<std::unique_ptr<SoundLine>> QtOutput::open(const QAudioDevice &device, SoundSystem::Give give,
                                                  SoundSystem::Ended ended)
{
    const QAudioFormat format = formatFor(device);
    auto spreader = FrameSpreader::of(formOf(format));
    if (!spreader)
        return ApiError::invalid(QStringLiteral("no form that can be used: %1").arg(device.description()));
    auto line = std::unique_ptr<QtOutput>(new QtOutput(device, format, std::move(*spreader)));
    if (!line->start(std::move(give), std::move(ended)))
        return ApiError::of(ApiError::Kind::Transport, QStringLiteral("can't play: %1").arg(device.description()));
    return Result<std::unique_ptr<SoundLine>>(std::move(line));
}

} // namespace callboard::audio
