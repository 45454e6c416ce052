// Faults of the exchange's own answers: it refuses, delays or drops requests on purpose.
#pragma once
#include "core/result.h"
#include "exchange/engine/random.h"
#include <QJsonArray>
#include <chrono>

namespace callboard::exchange {

/// One rule of `answers` in PUT /exchange/v1/faults:
/// {"operation": name of the contract or "*", "rate": 0..1 (default 1), "count": at most so often,
///  and one or more of "status": 400..599 with "retryAfter" seconds, "delay" seconds, "drop": true}.
/// With "after": true the operation is carried out before its answer is dropped or replaced.
struct AnswerFault {
    QString operation; ///< empty: every operation
    double rate = 1;
    int count = -1; ///< how often it still strikes; -1: for ever
    int status = 0; ///< 0: none
    int retryAfter = -1; ///< seconds; -1: none
    std::chrono::milliseconds delay{0};
    bool drop = false; ///< ends the connection without an answer
    bool after = false; ///< strikes when the operation has been carried out

    /// The client gets something else than the operation's answer.
    bool replacesAnswer() const { return status != 0 || drop; }
};

/// Decides request by request; the seed makes a run repeatable.
class AnswerFaults
{
public:
    explicit AnswerFaults(quint64 seed) : m_random(seed) { }

    /// Replaces the rules. Errors name the member: "$.answers[0].status: …".
    Result<Done> set(const QJsonArray &rules, const QString &path);
    /// The first rule that strikes; a default-made one when none does.
    AnswerFault next(QLatin1StringView operation);

private:
    Random m_random;
    QList<AnswerFault> m_rules;
};

} // namespace callboard::exchange
