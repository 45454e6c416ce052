#include "exchange/media/prompt.h"

namespace callboard::exchange {

void Prompt::close(std::optional<PromptProblem> problem)
{
    m_closed = true;
    m_problem = problem;
}

const media::Frame *Prompt::end(Reports &reports)
{
    m_over = true;
    if (m_problem)
        reports.add(PromptFailed{m_id, int(m_sounds.size()), *m_problem});
    else
        reports.add(PromptEnded{m_id});
    return nullptr;
}

const media::Frame *Prompt::next(Reports &reports)
{
    m_turn = 1 - m_turn;
    media::Frame &frame = m_frames[size_t(m_turn)];
    bool again = m_loop && m_closed && !m_problem && !m_sounds.empty();
    for (;;) {
        while (m_at < m_sounds.size()) {
            if (m_sounds[m_at]->next(frame)) {
                if (!std::exchange(m_began, true))
                    reports.add(PromptBegan{m_id});
                return &frame;
            }
            m_sounds[m_at++]->rewind();
        }
        if (!m_closed)
            return nullptr;
        if (!again)
            return end(reports);
        m_at = 0;
        again = false; // a loop of nothing but empty sounds ends
    }
}

} // namespace callboard::exchange
