// Prompts that were made once and may be played again: playSourceCacheId (contract README, 10.1).
#pragma once
#include "exchange/engine/mediacommands.h"
#include "exchange/media/sound.h"
#include <QHash>
#include <chrono>

namespace callboard::exchange {

/// Keeps the sound of a source under the source's cache id; the same id with another source is another prompt, which
/// takes its place. One thread; time is any clock that never goes back.
class PromptCache
{
public:
    using Time = std::chrono::milliseconds;
    static constexpr Time Lifetime = std::chrono::hours(1); ///< since it was made

    /// `mostSamples` of all sounds together: then the oldest go. A longer sound is not kept.
    explicit PromptCache(size_t mostSamples = 32'000'000) : m_most(mostSamples) { }

    /// Null when it has to be made; always for a source without a cache id.
    SharedSamples find(const PromptSource &source, Time now);
    void keep(const PromptSource &source, SharedSamples samples, Time now);
    size_t samples() const { return m_samples; }

private:
    struct Entry {
        PromptSource source;
        SharedSamples sound;
        Time madeAt;
    };
    void drop(const QString &id);
    void dropOlderThan(Time time);
    void dropOldest();

    size_t m_most;
    size_t m_samples = 0;
    QHash<QString, Entry> m_entries; ///< by cache id
};

} // namespace callboard::exchange
