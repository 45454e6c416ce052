// What a leg does with what it hears: waits for digits or for speech, and records.
#pragma once
#include "exchange/media/framepipe.h"
#include "media/detect/dtmfdetector.h"
#include "media/detect/voicedetector.h"
#include <QtGlobal>
#include <optional>

namespace callboard::exchange {

/// Used by the media thread. One wait at a time, any number of captures, which end with it.
class Ear
{
public:
    Ear() = default;
    ~Ear();
    Q_DISABLE_COPY_MOVE(Ear)

    /// Until so many digits were heard since now, or for so many ticks.
    void waitForDigits(qint64 number, int count, qint64 ticks);
    /// Until somebody has spoken and stopped, or for so many ticks.
    void waitForSpeech(qint64 number, qint64 ticks);
    void capture(std::shared_ptr<FramePipe> into) { m_captures.push_back(std::move(into)); }

    bool isBusy() const { return m_wait || !m_captures.empty(); }
    /// Once a tick. The number of a wait that is over.
    std::optional<qint64> hear(const media::Frame &frame);

private:
    struct Wait {
        qint64 number = 0;
        qint64 ticksLeft = 0;
        int digitsLeft = 0; ///< 0: waits for speech
    };
    bool isOver(const media::Frame &frame);

    std::optional<Wait> m_wait;
    std::optional<media::DtmfDetector> m_digits;
    std::optional<media::VoiceDetector> m_voice;
    std::vector<std::shared_ptr<FramePipe>> m_captures;
};

} // namespace callboard::exchange
