#include "relay/accounts/signinlimiter.h"
#include <algorithm>

namespace callboard::relay {

namespace {
constexpr int FreeTries = 5;
constexpr std::chrono::milliseconds FirstWait{1000};
constexpr std::chrono::milliseconds LongestWait{300'000};
constexpr std::chrono::milliseconds Forgotten{900'000};
constexpr qsizetype MostCounts = 10'000;
} // namespace

std::chrono::milliseconds SignInLimiter::wait(const QString &user, const QString &address) const
{
    const Count count = m_counts.value(key(user, address));
    return std::max(std::chrono::milliseconds(0), count.notBefore - m_clock.monotonic());
}

void SignInLimiter::tried(const QString &user, const QString &address)
{
    makeRoom();
    Count &count = m_counts[key(user, address)];
    const auto now = m_clock.monotonic();
    if (now - count.last > Forgotten)
        count = {};
    count.last = now;
    if (++count.failures >= FreeTries)
        count.notBefore = now + std::min(LongestWait, FirstWait * (1 << std::min(count.failures - FreeTries, 10)));
}

void SignInLimiter::succeeded(const QString &user, const QString &address)
{
    m_counts.remove(key(user, address));
}

void SignInLimiter::makeRoom()
{
    if (m_counts.size() < MostCounts)
        return;
    const auto now = m_clock.monotonic();
    m_counts.removeIf([now](const auto &pair) { return now - pair.value().last > Forgotten; });
    if (m_counts.size() >= MostCounts) {
        const auto oldest = std::min_element(m_counts.begin(), m_counts.end(),
                                             [](const Count &a, const Count &b) { return a.last < b.last; });
        m_counts.erase(oldest);
    }
}

} // namespace callboard::relay
