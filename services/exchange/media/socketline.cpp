#include "exchange/media/socketline.h"

namespace callboard::exchange {

const media::Frame *SocketLine::next(Millis now, const LineFaults &faults, std::vector<QChar> &keys)
{
    const auto arrive = [this, now, &faults](const In &f) {
        m_buffer.push(f.number, f.frame, faults.jitter.count() > 0 ? now : f.arrived);
    };
    for (const In *f = in.front(); f; in.pop(), f = in.front()) {
        if (f->digit.isNull())
            m_pathIn.send(*f, faults, m_random, now.count(), arrive);
        else
            keys.push_back(f->digit); // keys are sent until they arrive
    }
    m_pathIn.due(now.count(), arrive);
    const media::Frame *frame = m_buffer.pop(now);
    m_concealed.store(m_buffer.counters().concealed, std::memory_order_relaxed);
    m_late.store(m_buffer.counters().late, std::memory_order_relaxed);
    if (!frame)
        return nullptr;
    m_turn = 1 - m_turn;
    m_frames[size_t(m_turn)] = *frame;
    return &m_frames[size_t(m_turn)];
}

void SocketLine::hear(const media::Frame &frame, Millis now, const LineFaults &faults)
{
    const auto leave = [this](const Out &f) { out.write(f); };
    m_pathOut.send({now, frame}, faults, m_random, now.count(), leave);
    m_pathOut.due(now.count(), leave);
}

void SocketLine::forget()
{
    while (in.front())
        in.pop();
}

} // namespace callboard::exchange
