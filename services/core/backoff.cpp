#include "core/backoff.h"
#include <algorithm>

namespace callboard {

using std::chrono::milliseconds;

Backoff::Backoff(milliseconds first, milliseconds most, quint32 seed)
    : m_first(first),
      m_most(most),
      m_step(first),
      m_random(seed)
{
}

milliseconds Backoff::next()
{
    const qint64 step = m_step.count();
    m_step = std::min(m_most, m_step * 2);
    return milliseconds(step / 2 + m_random.bounded(step / 2 + 1));
}

} // namespace callboard
