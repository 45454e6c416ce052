#include "exchange/streams/mediafaults.h"
#include "core/jsonreader.h"
#include "core/literals.h"

namespace callboard::exchange {

namespace {
constexpr int LongestJitter = 2'000; // milliseconds
}

Result<MediaFaults> MediaFaults::of(const QJsonObject &object)
{
    QStringList problems;
    JsonReader r(object, u"$.media"_s, &problems);
    MediaFaults faults;
    faults.line.loss = r.optional<double>("loss"_L1).value_or(0);
    if (faults.line.loss < 0 || faults.line.loss > 1)
        r.problem("loss"_L1, u"out of 0..1"_s);
    const int jitter = r.optional<int>("jitter"_L1).value_or(0);
    if (jitter < 0 || jitter > LongestJitter)
        r.problem("jitter"_L1, u"out of 0..2000"_s);
    faults.line.jitter = std::chrono::milliseconds(jitter);
    faults.dropSockets = r.optional<bool>("dropSockets"_L1).value_or(false);
    for (const QString &name : r.unread().keys())
        problems.append(u"$.media.%1: unknown"_s.arg(name));
    if (!problems.isEmpty())
        return ApiError::invalid(problems.join("; "_L1));
    return faults;
}

} // namespace callboard::exchange
