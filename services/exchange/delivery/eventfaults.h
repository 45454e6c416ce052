// Faults of delivered events: late, twice, out of order, or not at all.
#pragma once
#include "core/result.h"
#include "exchange/engine/random.h"
#include <QJsonArray>
#include <chrono>

namespace callboard::exchange {

/// One rule of `events` in PUT /exchange/v1/faults: {"type": event type, short or in full, or "*", "rate": 0..1
/// (default 1), "count": at most so often, and one or more of "delay": seconds (later events of the leg wait too),
/// "reorder": seconds (later events overtake it), "duplicate": true, "lose": true}.
struct EventFault {
    QString type; ///< empty: every event
    double rate = 1;
    int count = -1; ///< how often it still strikes; -1: for ever
    std::chrono::milliseconds delay{0};
    std::chrono::milliseconds reorder{0};
    bool duplicate = false;
    bool lose = false;
};

/// Decides event by event; the seed makes a run repeatable.
class EventFaults
{
public:
    explicit EventFaults(quint64 seed) : m_random(seed) { }

    /// Replaces the rules. Errors name the member: "$.events[0].delay: …".
    Result<Done> set(const QJsonArray &rules, const QString &path);
    /// The first rule that strikes; a harmless one when none does. `type` as in "CallConnected".
    EventFault next(QStringView type);

private:
    Random m_random;
    QList<EventFault> m_rules;
};

} // namespace callboard::exchange
