#include "exchange/media/mouth.h"

namespace callboard::exchange {

void Mouth::say(SoundPtr sound, qint64 number)
{
    m_waiting.push_back({std::move(sound), number});
}

const media::Frame *Mouth::next(std::vector<qint64> &over)
{
    m_turn = 1 - m_turn;
    media::Frame &frame = m_frames[size_t(m_turn)];
    while (!m_waiting.empty()) {
        if (m_waiting.front().sound->next(frame))
            return &frame;
        over.push_back(m_waiting.front().number);
        m_waiting.pop_front();
    }
    return nullptr;
}

} // namespace callboard::exchange
