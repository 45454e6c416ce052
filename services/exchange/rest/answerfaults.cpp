#include "exchange/rest/answerfaults.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "wire/operations.h"
#include <cmath>

namespace callboard::exchange {

namespace {
constexpr int Everywhere = 1'000'000;
constexpr double LongestDelay = 600;

bool isOperation(const QString &name)
{
    return std::any_of(wire::Operations.begin(), wire::Operations.end(),
                       [&](const wire::Operation &operation) { return operation.name == name; });
}

/// A rule that can never strike, or changes nothing, is a slip of whoever wrote it.
void check(const AnswerFault &f, JsonReader &r)
{
    if (!f.operation.isEmpty() && !isOperation(f.operation))
        r.problem("operation"_L1, u"no operation is named \"%1\""_s.arg(f.operation));
    if (f.rate < 0 || f.rate > 1)
        r.problem("rate"_L1, u"out of 0..1"_s);
    if (r.has("count"_L1) && f.count < 0)
        r.problem("count"_L1, u"must not be negative"_s);
    if (f.status != 0 && (f.status < 400 || f.status > 599))
        r.problem("status"_L1, u"out of 400..599"_s);
    if (r.has("retryAfter"_L1) && f.retryAfter < 0)
        r.problem("retryAfter"_L1, u"must not be negative"_s);
    if (!f.replacesAnswer() && f.delay.count() == 0)
        r.problems()->append(r.path() + ": changes nothing; give status, drop or delay"_L1);
    for (const QString &name : r.unread().keys())
        r.problems()->append(u"%1.%2: unknown"_s.arg(r.path(), name));
}

std::chrono::milliseconds delayOf(JsonReader &r)
{
    const double delay = r.optional<double>("delay"_L1).value_or(0);
    if (delay >= 0 && delay <= LongestDelay)
        return std::chrono::milliseconds(std::llround(delay * 1000));
    r.problem("delay"_L1, u"out of 0..600"_s);
    return {};
}

AnswerFault readRule(JsonReader &r)
{
    AnswerFault f;
    f.operation = r.optional<QString>("operation"_L1).value_or(QString());
    if (f.operation == "*"_L1)
        f.operation.clear();
    f.rate = r.optional<double>("rate"_L1).value_or(1);
    f.count = r.optional<int>("count"_L1).value_or(-1);
    f.status = r.optional<int>("status"_L1).value_or(0);
    f.retryAfter = r.optional<int>("retryAfter"_L1).value_or(-1);
    f.drop = r.optional<bool>("drop"_L1).value_or(false);
    f.after = r.optional<bool>("after"_L1).value_or(false);
    f.delay = delayOf(r);
    check(f, r);
    return f;
}
} // namespace

Result<Done> AnswerFaults::set(const QJsonArray &rules, const QString &path)
{
    QStringList problems;
    QList<AnswerFault> read;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        JsonReader r(rules[i].toObject(), u"%1[%2]"_s.arg(path).arg(i), &problems);
        if (!rules[i].isObject())
            problems.append(r.path() + ": must be an object"_L1);
        read.append(readRule(r));
    }
    if (!problems.isEmpty())
        return ApiError::invalid(problems.join("; "_L1));
    m_rules = read;
    return Done{};
}

AnswerFault AnswerFaults::next(QLatin1StringView operation)
{
    for (AnswerFault &f : m_rules) {
        if (f.count == 0 || (!f.operation.isEmpty() && f.operation != operation))
            continue;
        if (f.rate < 1 && m_random.between(0, Everywhere - 1) >= qint64(f.rate * Everywhere))
            continue;
        if (f.count > 0)
            --f.count;
        return f;
    }
    return {};
}

} // namespace callboard::exchange
