// What a call's mixer gives to a recording.
#pragma once
#include "exchange/engine/recordingcommands.h"
#include "exchange/recorder/recordingpipe.h"
#include "media/mix/mixer.h"
#include <array>
#include <memory>

namespace callboard::exchange {

/// Owned and used by the media thread. The pipe is closed when the tape goes.
class Tape
{
public:
    /// `tick` is the number of the first one that counts.
    Tape(RecordingKey key, std::shared_ptr<RecordingPipe> pipe, qint64 tick, bool paused);
    Tape(Tape &&) noexcept = default;
    Tape &operator=(Tape &&) = delete;
    ~Tape();

    RecordingKey key() const { return m_key; }
    bool isPaused() const { return m_pausedSince.has_value(); }
    /// What the leg says goes into the channel, instead of who was there before; a mixed recording has none.
    void assign(int channel, media::LegId leg);
    void pause(bool on, qint64 tick);
    /// What was mixed last. Neither allocates nor locks.
    void record(media::Mixer &mixer, qint64 tick);
    /// For the end: the number of the first tick that counts no more.
    void setEnd(qint64 tick) { m_end = tick; }

private:
    qint64 pausedUntil(qint64 tick) const;

    RecordingKey m_key;
    std::shared_ptr<RecordingPipe> m_pipe;
    qint64 m_start;
    qint64 m_end;
    qint64 m_paused = 0; ///< ticks, without the pause that lasts
    std::optional<qint64> m_pausedSince;
    std::array<std::optional<media::LegId>, MostRecordingChannels> m_legs;
};

} // namespace callboard::exchange
