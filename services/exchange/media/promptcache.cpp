#include "exchange/media/promptcache.h"
#include <algorithm>

namespace callboard::exchange {

SharedSamples PromptCache::find(const PromptSource &source, Time now)
{
    dropOlderThan(now - Lifetime);
    const auto it = m_entries.constFind(source.cacheId);
    return it != m_entries.cend() && it->source == source ? it->sound : nullptr;
}

void PromptCache::keep(const PromptSource &source, SharedSamples samples, Time now)
{
    if (source.cacheId.isEmpty() || samples->size() > m_most)
        return;
    drop(source.cacheId);
    dropOlderThan(now - Lifetime);
    while (m_samples + samples->size() > m_most)
        dropOldest();
    m_samples += samples->size();
    m_entries.insert(source.cacheId, {source, std::move(samples), now});
}

void PromptCache::drop(const QString &id)
{
    const auto it = m_entries.find(id);
    if (it == m_entries.end())
        return;
    m_samples -= it->sound->size();
    m_entries.erase(it);
}

void PromptCache::dropOlderThan(Time time)
{
    m_entries.removeIf([this, time](const auto &entry) {
        if (entry->madeAt >= time)
            return false;
        m_samples -= entry->sound->size();
        return true;
    });
}

void PromptCache::dropOldest()
{
    const auto oldest = std::min_element(m_entries.cbegin(), m_entries.cend(),
                                         [](const Entry &a, const Entry &b) { return a.madeAt < b.madeAt; });
    drop(QString(oldest.key()));
}

} // namespace callboard::exchange
