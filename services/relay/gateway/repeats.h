// Requests that clients may send again.
#pragma once
#include "core/clock.h"
#include "relay/journal/journal.h"
#include <QHash>

namespace callboard::relay {

/// Keeps the callback key of each repeatable request for a while, so that a repeat is forwarded with the same body as
/// the first time: the service takes another body under the same Repeatability-Request-ID for an error. One thread.
class Repeats
{
public:
    struct Kept {
        QByteArray key;
        CallbackKey record;
    };
    explicit Repeats(const Clock &clock) : m_clock(clock) { }

    std::optional<Kept> find(const QByteArray &user, const QByteArray &requestId) const;
    /// Does nothing for an empty request id.
    void keep(const QByteArray &user, const QByteArray &requestId, const Kept &kept);

private:
    struct Entry {
        Kept kept;
        std::chrono::milliseconds at{0};
    };
    const Clock &m_clock;
    QHash<QByteArray, Entry> m_entries;
};

} // namespace callboard::relay
