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
    const media::Frame *frame = m_buffer.pop(now); // good as long as promised here
    m_concealed.store(m_buffer.counters().concealed, std::memory_order_relaxed);
    m_late.store(m_buffer.counters().late, std::memory_order_relaxed);
    return frame;
}

void SocketLine::hear(const media::Frame &frame, Millis now, const LineFaults &faults)
{
    if (faults == LineFaults() && m_pathOut.isEmpty())
        return leave(now, frame);
    const auto deliver = [this](const Out &f) { leave(f.at, f.frame); };
    m_pathOut.send({now, frame}, faults, m_random, now.count(), deliver);
    m_pathOut.due(now.count(), deliver);
}

void SocketLine::leave(Millis at, const media::Frame &frame)
{
    Out *slot = out.room();
    if (!slot)
        return;
    slot->at = at;
    slot->frame = frame;
    out.commit();
}

void SocketLine::forget()
{
    while (in.front())
        in.pop();
}

} // namespace callboard::exchange
