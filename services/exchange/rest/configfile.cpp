#include "exchange/rest/configfile.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include <QFile>
#include <QRegularExpression>
#include <QUuid>

namespace callboard::exchange {

namespace {
void refuseUnknown(const JsonReader &r, QStringList &problems)
{
    for (const QString &name : r.unread().keys())
        problems.append(u"%1.%2: unknown"_s.arg(r.path(), name));
}

QStringList texts(JsonReader &r, QLatin1StringView key)
{
    QStringList all;
    const QJsonArray items = r.optional<QJsonArray>(key).value_or(QJsonArray());
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (!items[i].isString())
            r.problems()->append(u"%1.%2[%3]: must be text"_s.arg(r.path(), key).arg(i));
        all.append(items[i].toString());
    }
    return all;
}

QSet<RawId> phoneNumbers(JsonReader &r)
{
    static const QRegularExpression E164(uR"(^\+[1-9][0-9]{1,14}$)"_s);
    QSet<RawId> all;
    const QStringList numbers = texts(r, "phoneNumbers"_L1);
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        if (!E164.match(numbers[i]).hasMatch())
            r.problems()->append(u"$.phoneNumbers[%1]: must be in E.164 form, +18005550100"_s.arg(i));
        all.insert(RawId("4:"_L1 + numbers[i]));
    }
    return all;
}

Subscription subscription(const QJsonValue &value, qsizetype index, QStringList &problems)
{
    JsonReader r(value.toObject(), u"$.eventGrid[%1]"_s.arg(index), &problems);
    if (!value.isObject())
        problems.append(r.path() + ": must be an object"_L1);
    Subscription s;
    s.name = r.optional<QString>("name"_L1).value_or(u"CALLBOARD-%1"_s.arg(index + 1));
    s.endpoint = QUrl(r.required<QString>("endpoint"_L1), QUrl::StrictMode);
    if (r.has("endpoint"_L1) && (!s.endpoint.scheme().startsWith("http"_L1) || s.endpoint.host().isEmpty()))
        r.problem("endpoint"_L1, u"must be an absolute http or https address"_s);
    const QString schema = r.optional<QString>("schema"_L1).value_or(u"EventGridSchema"_s);
    s.schema = schema == "EventGridSchema"_L1 ? wire::GridSchema::EventGrid : wire::GridSchema::CloudEvents;
    if (schema != "EventGridSchema"_L1 && schema != "CloudEventSchemaV1_0"_L1)
        r.problem("schema"_L1, u"must be EventGridSchema or CloudEventSchemaV1_0"_s);
    refuseUnknown(r, problems);
    return s;
}

void readEndpoints(JsonReader &r, FileConfig &config)
{
    const QJsonArray items = r.optional<QJsonArray>("endpoints"_L1).value_or(QJsonArray());
    for (qsizetype i = 0; i < items.size(); ++i) {
        const auto endpoint = parseEndpoint(items[i].toObject(), u"$.endpoints[%1]"_s.arg(i));
        if (endpoint)
            config.endpoints.append(*endpoint);
        else
            r.problems()->append(endpoint.error().detail);
    }
}

QList<QSslCertificate> authorities(JsonReader &r)
{
    const auto file = r.optional<QString>("authorities"_L1);
    if (!file)
        return {};
    const auto all = QSslCertificate::fromPath(*file, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (all.isEmpty())
        r.problem("authorities"_L1, u"no file with certificates in PEM form: "_s + *file);
    return all;
}

int positive(JsonReader &r, QLatin1StringView key, int fallback)
{
    const int value = r.optional<int>(key).value_or(fallback);
    if (value < 1)
        r.problem(key, u"must be at least 1"_s);
    return value;
}

void readTimings(const QJsonObject &object, Timings &t, QStringList &problems)
{
    JsonReader r(object, u"$.timings"_s, &problems);
    const auto read = [&r](QLatin1StringView key, milliseconds &time) {
        const int value = r.optional<int>(key).value_or(int(time.count()));
        if (value < 0)
            r.problem(key, u"must not be negative"_s);
        time = milliseconds(value);
    };
    read("settle"_L1, t.settle);
    read("unreachable"_L1, t.unreachable);
    read("incomingRing"_L1, t.incomingRing);
    read("setupVoip"_L1, t.setupVoip);
    read("setupPstn"_L1, t.setupPstn);
    read("transfer"_L1, t.transfer);
    read("cancelLow"_L1, t.cancelLow);
    read("cancelHigh"_L1, t.cancelHigh);
    read("removedLeg"_L1, t.removedLeg);
    read("otherLegLow"_L1, t.otherLegLow);
    read("otherLegHigh"_L1, t.otherLegHigh);
    read("alone"_L1, t.alone);
    read("remembered"_L1, t.remembered);
    read("unattended"_L1, t.unattended);
    read("recordingActive"_L1, t.recordingActive);
    t.rosterFirstPercent = r.optional<int>("rosterFirstPercent"_L1).value_or(t.rosterFirstPercent);
    if (t.cancelLow > t.cancelHigh || t.otherLegLow > t.otherLegHigh)
        problems.append(u"$.timings: a Low is above its High"_s);
    refuseUnknown(r, problems);
}

void readRecordings(const QJsonObject &object, RecorderOptions &o, QStringList &problems)
{
    constexpr int LongestKept = 24 * 86'400;
    constexpr int LeastChunk = 64'000;
    JsonReader r(object, u"$.recordings"_s, &problems);
    o.announceAfter = milliseconds(r.optional<int>("announceAfter"_L1).value_or(int(o.announceAfter.count())));
    if (o.announceAfter.count() < 0)
        r.problem("announceAfter"_L1, u"must not be negative"_s);
    const int kept = positive(r, "keptSeconds"_L1, int(o.kept.count() / 1000));
    if (kept > LongestKept)
        r.problem("keptSeconds"_L1, u"must be at most 24 days"_s);
    o.kept = std::chrono::seconds(kept);
    o.chunks.length = std::chrono::seconds(positive(r, "chunkSeconds"_L1, int(o.chunks.length.count() / 1000)));
    o.chunks.bytes = r.optional<qint64>("chunkBytes"_L1).value_or(0);
    if (o.chunks.bytes != 0 && o.chunks.bytes < LeastChunk)
        r.problem("chunkBytes"_L1, u"must be at least 64000"_s);
    refuseUnknown(r, problems);
}
} // namespace

Result<FileConfig> parseConfig(const QJsonObject &object)
{
    QStringList problems;
    JsonReader r(object, u"$"_s, &problems);
    FileConfig c;
    c.engine.ownedNumbers = phoneNumbers(r);
    c.phrases = texts(r, "phrases"_L1);
    c.authorities = authorities(r);
    c.engine.resourceId = r.optional<QString>("resourceId"_L1).value_or(QString());
    if (r.has("resourceId"_L1) && QUuid(c.engine.resourceId).isNull())
        r.problem("resourceId"_L1, u"must be a GUID"_s);
    c.resourceName = r.optional<QString>("resourceName"_L1).value_or(c.resourceName);
    const QStringList rooms = texts(r, "rooms"_L1);
    if (r.has("rooms"_L1))
        c.engine.rooms = QSet<QString>(rooms.begin(), rooms.end());
    c.pageSize = positive(r, "pageSize"_L1, int(c.pageSize));
    c.engine.contextLength = positive(r, "contextLength"_L1, c.engine.contextLength);
    c.engine.mostParticipants = positive(r, "mostParticipants"_L1, c.engine.mostParticipants);
    const QJsonArray grid = r.optional<QJsonArray>("eventGrid"_L1).value_or(QJsonArray());
    for (qsizetype i = 0; i < grid.size(); ++i)
        c.subscriptions.append(subscription(grid[i], i, problems));
    readEndpoints(r, c);
    readTimings(r.optional<QJsonObject>("timings"_L1).value_or(QJsonObject()), c.engine.timings, problems);
    readRecordings(r.optional<QJsonObject>("recordings"_L1).value_or(QJsonObject()), c.recordings, problems);
    refuseUnknown(r, problems);
    if (!problems.isEmpty())
        return ApiError::invalid(problems.join("; "_L1));
    return c;
}

Result<FileConfig> readConfigFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return ApiError::invalid(name + ": "_L1 + file.errorString());
    const auto object = parseJsonObject(file.readAll());
    if (!object)
        return ApiError::invalid(name + ": "_L1 + object.error().detail);
    auto config = parseConfig(*object);
    if (!config)
        return ApiError::invalid(name + ": "_L1 + config.error().detail);
    return config;
}

} // namespace callboard::exchange
