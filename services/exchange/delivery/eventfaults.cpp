#include "exchange/delivery/eventfaults.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "wire/callbackevents.h"
#include "wire/eventgrid.h"
#include <cmath>

namespace callboard::exchange {

namespace {
constexpr int Everywhere = 1'000'000;
constexpr double Longest = 600;
constexpr QLatin1StringView TypePrefix{"Microsoft.Communication."};

template<class T>
bool hasName(const QString &type)
{
    if constexpr (requires { T::Schema; })
        return T::Schema == QString(TypePrefix + type);
    else
        return false;
}

template<class... T>
bool isOneOf(const std::variant<T...> *, const QString &type)
{
    return (hasName<T>(type) || ...);
}

bool isEvent(const QString &type)
{
    return isOneOf(static_cast<wire::CallbackEvent *>(nullptr), type)
        || isOneOf(static_cast<wire::GridEventData *>(nullptr), type);
}

std::chrono::milliseconds seconds(JsonReader &r, QLatin1StringView key)
{
    const double s = r.optional<double>(key).value_or(0);
    if (s >= 0 && s <= Longest)
        return std::chrono::milliseconds(std::llround(s * 1000));
    r.problem(key, u"out of 0..600"_s);
    return {};
}

/// A rule that can never strike, or changes nothing, is a slip of whoever wrote it.
void check(const EventFault &f, JsonReader &r)
{
    if (!f.type.isEmpty() && !isEvent(f.type))
        r.problem("type"_L1, u"no event is named \"%1\""_s.arg(f.type));
    if (f.rate < 0 || f.rate > 1)
        r.problem("rate"_L1, u"out of 0..1"_s);
    if (r.has("count"_L1) && f.count < 0)
        r.problem("count"_L1, u"must not be negative"_s);
    if (f.delay.count() == 0 && f.reorder.count() == 0 && !f.duplicate && !f.lose)
        r.problems()->append(r.path() + ": changes nothing; give delay, reorder, duplicate or lose"_L1);
    for (const QString &name : r.unread().keys())
        r.problems()->append(u"%1.%2: unknown"_s.arg(r.path(), name));
}

EventFault readRule(JsonReader &r)
{
    EventFault f;
    f.type = r.optional<QString>("type"_L1).value_or(QString());
    if (f.type == "*"_L1)
        f.type.clear();
    else if (f.type.startsWith(TypePrefix))
        f.type.remove(0, TypePrefix.size());
    f.rate = r.optional<double>("rate"_L1).value_or(1);
    f.count = r.optional<int>("count"_L1).value_or(-1);
    f.delay = seconds(r, "delay"_L1);
    f.reorder = seconds(r, "reorder"_L1);
    f.duplicate = r.optional<bool>("duplicate"_L1).value_or(false);
    f.lose = r.optional<bool>("lose"_L1).value_or(false);
    check(f, r);
    return f;
}
} // namespace

Result<Done> EventFaults::set(const QJsonArray &rules, const QString &path)
{
    QStringList problems;
    QList<EventFault> read;
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

EventFault EventFaults::next(QStringView type)
{
    for (EventFault &f : m_rules) {
        if (f.count == 0 || (!f.type.isEmpty() && f.type != type))
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
