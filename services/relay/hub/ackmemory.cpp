#include "relay/hub/ackmemory.h"
#include <algorithm>

namespace callboard::relay {

namespace {
constexpr qsizetype MostAbove = 2048;
}

void AckMemory::done(quint64 id)
{
    if (isDone(id))
        return;
    m_above.insert(id);
    closeGap();
    if (m_above.size() > MostAbove) {
        m_mark = *std::min_element(m_above.cbegin(), m_above.cend());
        closeGap();
    }
}

void AckMemory::closeGap()
{
    m_above.remove(m_mark);
    while (m_above.remove(m_mark + 1))
        ++m_mark;
}

} // namespace callboard::relay
