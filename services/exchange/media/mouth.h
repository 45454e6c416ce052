// What a leg says: its sounds, one after the other.
#pragma once
#include "exchange/media/sound.h"
#include <array>
#include <deque>

namespace callboard::exchange {

/// Used by the media thread.
class Mouth
{
public:
    /// After what is still being said. `number` comes back when it is over.
    void say(SoundPtr sound, qint64 number);
    bool isSilent() const { return m_waiting.empty(); }
    /// This tick's frame, nullptr for silence; good until the call after the next one. Numbers of sounds that are over
    /// are appended.
    const media::Frame *next(std::vector<qint64> &over);

private:
    struct Waiting {
        SoundPtr sound;
        qint64 number;
    };
    std::deque<Waiting> m_waiting;
    std::array<media::Frame, 2> m_frames{}; // the mixer may still look at the one before
    int m_turn = 0;
};

} // namespace callboard::exchange
