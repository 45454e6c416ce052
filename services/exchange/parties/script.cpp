#include "exchange/parties/script.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include <QHash>
#include <cmath>

namespace callboard::exchange {

namespace {
using Reader = ScriptStep (*)(JsonReader &r);
constexpr double LongestSeconds = 86'400;

std::chrono::milliseconds seconds(JsonReader &r)
{
    const double s = r.required<double>("seconds"_L1);
    if (s < 0 || s > LongestSeconds)
        r.problem("seconds"_L1, u"out of 0..86400"_s);
    return std::chrono::milliseconds(std::llround(s * 1000));
}

QString text(JsonReader &r, QLatin1StringView key)
{
    const QString value = r.required<QString>(key);
    if (r.has(key) && value.isEmpty())
        r.problem(key, u"empty"_s);
    return value;
}

/// Scripts come over the network: a file must not lead out of the data folder.
QString file(JsonReader &r)
{
    const QString name = text(r, "file"_L1);
    if (name.startsWith(u'/') || name.contains(u'\\') || name.contains(u':') || name.split(u'/').contains(".."_L1))
        r.problem("file"_L1, u"must lie in the data folder"_s);
    return name;
}

ScriptStep reject(JsonReader &r)
{
    static const QHash<QString, Refusal> Reasons{
        {u"busy"_s, Refusal::Busy}, {u"declined"_s, Refusal::Declined}, {u"forbidden"_s, Refusal::Forbidden}};
    const QString reason = r.optional<QString>("reason"_L1).value_or(u"declined"_s);
    if (!Reasons.contains(reason))
        r.problem("reason"_L1, u"must be busy, declined or forbidden"_s);
    return script::Reject{Reasons.value(reason, Refusal::Declined)};
}

ScriptStep tone(JsonReader &r)
{
    const double hertz = r.required<double>("hertz"_L1);
    if (r.has("hertz"_L1) && (hertz < 20 || hertz > 8000))
        r.problem("hertz"_L1, u"out of 20..8000"_s);
    return script::Tone{hertz, seconds(r)};
}

ScriptStep dtmf(JsonReader &r)
{
    const QString tones = text(r, "tones"_L1);
    for (const QChar c : tones) {
        if (!u"0123456789ABCDabcd*#"_s.contains(c))
            r.problem("tones"_L1, u"only 0-9, A-D, * and #"_s);
    }
    return script::Dtmf{tones};
}

ScriptStep waitForTones(JsonReader &r)
{
    const int count = r.required<int>("count"_L1);
    if (r.has("count"_L1) && count < 1)
        r.problem("count"_L1, u"must be at least 1"_s);
    return script::WaitForTones{count, seconds(r)};
}

const QHash<QString, Reader> &readers()
{
    static const QHash<QString, Reader> All{
        {u"ring"_s, [](JsonReader &r) -> ScriptStep { return script::Ring{seconds(r)}; }},
        {u"answer"_s, [](JsonReader &) -> ScriptStep { return script::Answer{}; }},
        {u"reject"_s, reject},
        {u"ignore"_s, [](JsonReader &) -> ScriptStep { return script::Ignore{}; }},
        {u"say"_s, [](JsonReader &r) -> ScriptStep { return script::Say{text(r, "text"_L1)}; }},
        {u"tone"_s, tone},
        {u"play"_s, [](JsonReader &r) -> ScriptStep { return script::PlayFile{file(r)}; }},
        {u"dtmf"_s, dtmf},
        {u"wait"_s, [](JsonReader &r) -> ScriptStep { return script::Wait{seconds(r)}; }},
        {u"waitForTones"_s, waitForTones},
        {u"waitForSpeech"_s, [](JsonReader &r) -> ScriptStep { return script::WaitForSpeech{seconds(r)}; }},
        {u"capture"_s, [](JsonReader &r) -> ScriptStep { return script::Capture{file(r)}; }},
        {u"mute"_s, [](JsonReader &) -> ScriptStep { return script::Mute{}; }},
        {u"unmute"_s, [](JsonReader &) -> ScriptStep { return script::Unmute{}; }},
        {u"hangup"_s, [](JsonReader &) -> ScriptStep { return script::HangUp{}; }}};
    return All;
}

std::optional<ScriptStep> parseStep(const QJsonValue &value, const QString &path, QStringList &problems)
{
    if (!value.isObject()) {
        problems.append(path + ": must be an object"_L1);
        return {};
    }
    JsonReader r(value.toObject(), path, &problems);
    const QString what = r.required<QString>("do"_L1);
    const auto reader = readers().constFind(what);
    if (reader == readers().cend()) {
        if (r.has("do"_L1))
            r.problem("do"_L1, u"no step is named \"%1\""_s.arg(what));
        return {};
    }
    ScriptStep step = (*reader)(r);
    for (const QString &name : r.unread().keys())
        problems.append(u"%1.%2: unknown"_s.arg(path, name));
    return step;
}
} // namespace

Result<Script> parseScript(const QJsonArray &steps, const QString &path)
{
    Script script;
    QStringList wrong;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        if (const auto step = parseStep(steps[i], u"%1[%2]"_s.arg(path).arg(i), wrong))
            script.append(*step);
    }
    if (wrong.isEmpty())
        return script;
    ApiError error = ApiError::invalid(wrong.join("; "_L1));
    error.httpStatus = 400;
    error.code = u"8523"_s;
    return error;
}

} // namespace callboard::exchange
