// Figures of a hub: what a connection may cost, and what the hub did.
#pragma once
#include <QtGlobal>
#include <chrono>

namespace callboard::relay {

/// The documented capacities are in contract/webpubsub.md, section 14.
struct HubLimits {
    std::chrono::milliseconds recoveryWindow{60'000}; ///< how long a session outlives its connection
    std::chrono::milliseconds pingEvery{1'500}; ///< of silence; then a WebSocket ping
    std::chrono::milliseconds lostAfter{4'500}; ///< of silence; then the connection counts as lost
    qsizetype queuedMessages = 1000; ///< not acknowledged (reliable) or not written (plain)
    qint64 queuedBytes = 16 * 1024 * 1024;
    /// More messages than queuedMessages are kept as long as the peer takes some within this time: SDK clients
    /// acknowledge once a second, so at more than 1000 messages/s a healthy one would be cut otherwise.
    std::chrono::milliseconds patience{2'000};
    qsizetype queuedMost = 65'536; ///< messages, however patient
    qint64 writeAhead = 256 * 1024; ///< bytes handed to a connection that it has not written yet
    qint64 controlAhead = 1024 * 1024; ///< the same when acks and pongs pile up; then the client is cut
};

/// Counters start at zero and never go back; sessions and connections are what is there now.
struct HubStats {
    qsizetype sessions = 0; ///< reliable ones without a connection included
    qsizetype connections = 0;
    quint64 opened = 0;
    quint64 recovered = 0;
    quint64 recoveriesRefused = 0;
    quint64 lost = 0; ///< connections that went without a word
    quint64 expired = 0; ///< sessions nobody came back for in time
    quint64 overflowed = 0; ///< sessions cut because their queue was full
    quint64 slow = 0; ///< sessions cut because they read nothing
    quint64 protocolErrors = 0;
    quint64 published = 0; ///< messages in
    quint64 delivered = 0; ///< messages out to a session's queue
};

} // namespace callboard::relay
