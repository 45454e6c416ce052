// What a console knows of its place in a reliable connection (contract webpubsub.md, 7 and 8).
#pragma once
#include "pubsub/relayframes.h"
#include <QUrl>
#include <chrono>

namespace callboard::feed {

/// Pure bookkeeping: ids, sequence numbers, what is to be acknowledged, and whether it can be recovered.
class FeedProgress
{
public:
    /// The relay keeps a session 60 s; what is tried later only costs a round trip.
    static constexpr std::chrono::seconds window{55};

    /// The relay's greeting. True when it goes on with the connection known before.
    bool greeted(const pubsub::Connected &greeting);
    /// A message; false for one that was seen before.
    bool taken(quint64 sequenceId);
    /// The number to acknowledge; nothing when there is no news. Counts as acknowledged from here on.
    std::optional<quint64> takeAck();
    bool hasNews() const { return m_largest > m_acknowledged; }
    /// Messages since the last acknowledgement.
    quint64 unacknowledged() const { return m_largest - m_acknowledged; }

    /// The socket is gone at this moment of a monotonic clock; a later call for the same loss changes nothing.
    void lost(std::chrono::milliseconds now);
    bool canRecover(std::chrono::milliseconds now) const;
    /// `hub` with what names the connection to go on with.
    QUrl recoveryUrl(const QUrl &hub) const;
    /// The relay dropped the connection for good: the next one is new.
    void forget();

private:
    QString m_connectionId;
    QString m_reconnectionToken;
    quint64 m_largest = 0;
    quint64 m_acknowledged = 0;
    std::optional<std::chrono::milliseconds> m_lostAt;
};

} // namespace callboard::feed
