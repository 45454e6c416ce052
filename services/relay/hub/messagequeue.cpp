#include "relay/hub/messagequeue.h"

namespace callboard::relay {

namespace {
constexpr size_t KeptCapacity = 64;
}

void MessageQueue::append(PayloadPtr payload)
{
    m_bytes += payload->body.size();
    m_entries.push_back(std::move(payload));
}

bool MessageQueue::acknowledge(quint64 id)
{
    if (id < m_first || id > m_everSent)
        return false;
    for (; m_first <= id; ++m_first) {
        m_bytes -= m_entries[m_head]->body.size();
        m_entries[m_head++].reset();
    }
    m_next = qMax(m_next, m_first);
    shrink();
    return true;
}

void MessageQueue::markSent()
{
    m_everSent = qMax(m_everSent, m_next);
    ++m_next;
}

void MessageQueue::shrink()
{
    if (m_head < m_entries.size() && m_head < KeptCapacity)
        return;
    if (m_head == m_entries.size() && m_entries.capacity() <= KeptCapacity) {
        m_entries.clear();
    } else if (m_head == m_entries.size()) {
        m_entries = {};
    } else if (m_head * 2 > m_entries.size()) {
        m_entries.erase(m_entries.begin(), m_entries.begin() + std::ptrdiff_t(m_head));
    } else {
        return;
    }
    m_head = 0;
}

} // namespace callboard::relay
