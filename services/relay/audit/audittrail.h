// Who did what, and who was refused what.
#pragma once
#include "core/clock.h"
#include "relay/base/metrics.h"
#include "relay/journal/journal.h"

namespace callboard::relay {

/// Writes each action and each refusal to the journal's audit table and as one log line. Neither holds a phone number,
/// a call context, a token or a secret; a user name that did not sign in is not written either. One thread.
class AuditTrail
{
public:
    AuditTrail(Journal &journal, const Clock &clock, Metrics &metrics);

    struct Fact {
        QByteArray user; ///< empty: not signed in
        QByteArray action; ///< operation name, "signIn", "callback", "eventGrid"
        QByteArray callId; ///< call connection or incoming id
        int status = 0;
        QByteArray code; ///< of a refusal
        QByteArray requestId;
    };
    /// Logs, counts and returns the line, for callers that commit it together with something else.
    AuditLine line(const Fact &given);
    /// The same, committed by itself. Lines of refusals to strangers are limited, so that nobody fills the disk.
    void write(const Fact &fact);

private:
    bool mayWriteStranger();
    Journal &m_journal;
    const Clock &m_clock;
    Metrics &m_metrics;
    std::chrono::milliseconds m_second{0};
    int m_strangers = 0;
};

} // namespace callboard::relay
