#include "exchange/sockets/sendqueue.h"
#include <algorithm>

namespace callboard::exchange {

void SendQueue::add(QByteArray message, Loss loss)
{
    m_bytes += message.size();
    m_waiting.push_back({std::move(message), loss});
    while (m_bytes > m_most)
        makeRoom();
}

void SendQueue::makeRoom()
{
    const auto sound
        = std::find_if(m_waiting.begin(), m_waiting.end(), [](const Waiting &w) { return w.loss == Loss::Allowed; });
    lose(sound == m_waiting.end() ? m_waiting.begin() : sound);
}

void SendQueue::lose(std::deque<Waiting>::iterator it)
{
    m_bytes -= it->message.size();
    m_waiting.erase(it);
    ++m_lost;
}

QByteArray SendQueue::take()
{
    QByteArray message = std::move(m_waiting.front().message);
    m_waiting.pop_front();
    m_bytes -= message.size();
    return message;
}

void SendQueue::forgetSound()
{
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        if (it->loss != Loss::Allowed) {
            ++it;
            continue;
        }
        m_bytes -= it->message.size();
        it = m_waiting.erase(it);
        ++m_lost;
    }
}

void SendQueue::clear()
{
    m_waiting.clear();
    m_bytes = 0;
}

} // namespace callboard::exchange
