#include "relay/state/glimpses.h"

namespace callboard::relay {

void Glimpses::add(qint64 offset, QByteArrayView callId, bool forEverybody)
{
    if (m_notes.empty() || offset != last() + 1) {
        m_notes.clear();
        m_first = offset;
    }
    m_notes.push_back({keyOf(callId), forEverybody});
    if (qsizetype(m_notes.size()) > Most) {
        m_notes.pop_front();
        ++m_first;
    }
}

qint64 Glimpses::next(qint64 after, const Calls &calls) const
{
    size_t at = size_t(std::max<qint64>(0, after + 1 - m_first));
    for (; at < m_notes.size(); ++at)
        if (m_notes[at].forEverybody || calls.contains(m_notes[at].call))
            break;
    return m_first + qint64(at);
}

} // namespace callboard::relay
