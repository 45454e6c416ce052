// How much sound one console may send.
#pragma once
#include <QtGlobal>
#include <algorithm>
#include <chrono>

namespace callboard::relay {

/// Four times as fast as it is heard, with two seconds in advance: more would be left out anyway, and must not take the
/// place of others' sound on its way. A value.
class SoundBudget
{
public:
    /// `now` is of a steady clock and never goes back.
    bool allows(qsizetype bytes, std::chrono::milliseconds now)
    {
        m_left = std::min(Most, m_left + (now - m_at).count() * BytesAMillisecond * Faster);
        m_at = now;
        if (bytes > m_left)
            return false;
        m_left -= bytes;
        return true;
    }

private:
    static constexpr qint64 BytesAMillisecond = 32;
    static constexpr qint64 Faster = 4;
    static constexpr qint64 Most = 2000 * BytesAMillisecond;
    qint64 m_left = Most;
    std::chrono::milliseconds m_at{0};
};

} // namespace callboard::relay
