// A row of sources on its way to somebody's ear.
#pragma once
#include "exchange/media/reports.h"
#include "exchange/media/sound.h"
#include <array>
#include <optional>

namespace callboard::exchange {

/// Sources come one by one as they are ready; while the next one is not, there is silence. Used by the media thread.
class Prompt
{
public:
    Prompt(PromptId id, bool loop) : m_id(id), m_loop(loop) { }

    PromptId id() const { return m_id; }
    void add(SoundPtr sound) { m_sounds.push_back(std::move(sound)); }
    /// No more sources come; with a problem when the next one could not be had.
    void close(std::optional<PromptProblem> problem);

    /// This tick's frame, nullptr for silence; good until the call after the next one. Reports the beginning and the
    /// end; after the end isOver().
    const media::Frame *next(Reports &reports);
    bool isOver() const { return m_over; }

private:
    const media::Frame *end(Reports &reports);

    PromptId m_id;
    bool m_loop;
    std::vector<SoundPtr> m_sounds;
    size_t m_at = 0;
    bool m_closed = false;
    std::optional<PromptProblem> m_problem;
    bool m_began = false;
    bool m_over = false;
    std::array<media::Frame, 2> m_frames{}; // the mixer may still look at the one before
    int m_turn = 0;
};

} // namespace callboard::exchange
