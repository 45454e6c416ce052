#include "relay/gateway/repeats.h"

namespace callboard::relay {

namespace {
constexpr std::chrono::minutes KeptFor{10};
constexpr qsizetype SweepAbove = 1000;
} // namespace

std::optional<Repeats::Kept> Repeats::find(const QByteArray &user, const QByteArray &requestId) const
{
    const auto it = m_entries.constFind(user + '\n' + requestId);
    const bool found = !requestId.isEmpty() && it != m_entries.cend() && m_clock.monotonic() - it->at < KeptFor;
    return found ? std::optional(it->kept) : std::nullopt;
}

void Repeats::keep(const QByteArray &user, const QByteArray &requestId, const Kept &kept)
{
    if (requestId.isEmpty())
        return;
    const auto now = m_clock.monotonic();
    if (m_entries.size() > SweepAbove)
        m_entries.removeIf([now](const auto &pair) { return now - pair.value().at >= KeptFor; });
    m_entries.insert(user + '\n' + requestId, {kept, now});
}

} // namespace callboard::relay
