// The library knows every operation, schema and field of the contract, with its type and whether it is required.
#include "contractdata.h"
#include "wire/callbackevents.h"
#include "wire/json.h"
#include "wire/operations.h"
#include <QRegularExpression>

using namespace callboard;
using namespace callboard::wire;

namespace {

/// The type of a property of operations.json in the words of FieldInfo.
QString contractType(const QJsonObject &p)
{
    if (p.contains("schema"_L1))
        return p.value("schema"_L1).toString();
    const QString type = p.value("type"_L1).toString();
    if (type == "array"_L1)
        return u'[' + contractType(p.value("items"_L1).toObject()) + u']';
    if (type == "object"_L1 && p.contains("additionalProperties"_L1)) {
        const QString item = contractType(p.value("additionalProperties"_L1).toObject());
        return item == "any"_L1 ? u"object"_s : u'{' + item + u'}';
    }
    if (p.contains("enum"_L1) && (p.contains("enumName"_L1) || p.value("enum"_L1).toArray().size() > 1))
        return u"enum"_s;
    const QString format = p.value("format"_L1).toString();
    const bool plain = format.isEmpty() || format == "uuid"_L1 || format == "base64"_L1;
    return plain ? type : format;
}

QStringList contractWords(const QJsonObject &p)
{
    const QJsonObject holder = p.contains("items"_L1) ? p.value("items"_L1).toObject() : p;
    QStringList words;
    for (const QJsonValue &word : holder.value("enum"_L1).toArray())
        words.append(word.toString());
    words.sort();
    return words;
}

/// "integer, 64 bit, ticks of 100 ns" and the like, as the stream frames are described.
FieldInfo frameField(const QString &name, const QString &text)
{
    static const QMap<QString, QString> types{{u"string"_s, u"string"_s},
                                              {u"boolean"_s, u"boolean"_s},
                                              {u"number"_s, u"double"_s},
                                              {u"array"_s, u"[TranscriptionWord]"_s}};
    FieldInfo info;
    const QString first = text.section(QRegularExpression(u"[ ,]"_s), 0, 0);
    info.type = types.value(first, u"enum"_s);
    if (first == "integer"_L1)
        info.type = text.contains("64 bit"_L1) || text.contains("ticks"_L1) ? u"int64"_s : u"int32"_s;
    if (text.contains("base64"_L1))
        info.type = u"base64"_s;
    if (text.contains("ISO 8601"_L1))
        info.type = u"date-time"_s;
    info.required = !text.contains("optional"_L1) && !text.contains("only when"_L1);
    Q_UNUSED(name)
    return info;
}

const QMap<QString, SchemaInfo> &known()
{
    static const QMap<QString, SchemaInfo> map = [] {
        QMap<QString, SchemaInfo> m;
        for (const SchemaInfo &info : schemas())
            m.insert(info.name, info);
        return m;
    }();
    return map;
}

/// Types of ours that the contract writes under another name, each with the reason.
QString contractNameOf(const QString &type)
{
    static const QMap<QString, QString> names{
        {u"GridIdentifier"_s, u"CommunicationIdentifierModel"_s}, // demands rawId, as Event Grid's model does
        {u"WebSocketMediaStreamingOptions"_s, u"MediaStreamingOptions"_s}, // the one case of the discriminator
        {u"WebSocketTranscriptionOptions"_s, u"TranscriptionOptions"_s}};
    return names.value(type, type);
}

bool sameType(const QString &ours, const QString &theirs)
{
    static const QMap<QString, QString> wider{{u"number"_s, u"double"_s}, {u"integer"_s, u"int32"_s}};
    return ours == theirs || contractNameOf(ours) == theirs || wider.value(theirs) == ours;
}

} // namespace

class TstWireCoverage : public QObject
{
    Q_OBJECT

    QStringList m_missing;

    void checkField(const QString &schema, const FieldInfo &theirs, const QStringList &words)
    {
        const QString where = schema + u'.' + theirs.name;
        if (!known().contains(schema)) {
            m_missing.append("no schema "_L1 + schema);
            return;
        }
        for (const FieldInfo &ours : known()[schema].fields) {
            if (ours.name != theirs.name)
                continue;
            if (!sameType(ours.type, theirs.type))
                m_missing.append(where + ": type "_L1 + ours.type + " is not "_L1 + theirs.type);
            if (ours.required != theirs.required)
                m_missing.append(where + ": required differs"_L1);
            if (!words.isEmpty() && sorted(ours.values) != words && ours.type != "string"_L1)
                m_missing.append(where + ": words differ"_L1);
            return;
        }
        m_missing.append("no field "_L1 + where);
    }
    void checkProperties(const QString &schema, const QJsonObject &properties)
    {
        if (!known().contains(schema))
            m_missing.append("no schema "_L1 + schema);
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            const QByteArray name = it.key().toLatin1();
            const QJsonObject p = it.value().toObject();
            checkField(schema, {QLatin1StringView(name), contractType(p), p.value("required"_L1).toBool(), {}},
                       contractWords(p));
        }
    }
    static QStringList sorted(QStringList list)
    {
        list.sort();
        return list;
    }
    void verifyNothingIsMissing()
    {
        QVERIFY2(m_missing.isEmpty(), qPrintable(m_missing.join(u'\n')));
        m_missing.clear();
    }

private slots:
    void init() { m_missing.clear(); }

    void everyOperationIsKnown()
    {
        const QJsonArray theirs = operationsJson().value("operations"_L1).toArray();
        QCOMPARE(size_t(theirs.size()), Operations.size());
        for (int i = 0; i < theirs.size(); ++i) {
            const QJsonObject o = theirs[i].toObject();
            const Operation &ours = Operations[size_t(i)];
            QCOMPARE(int(ours.id), i);
            QCOMPARE(QString(ours.name), o.value("id"_L1).toString());
            QCOMPARE(QString(ours.method), o.value("method"_L1).toString());
            QCOMPARE(QString(ours.path), o.value("path"_L1).toString());
            QCOMPARE(QString(ours.request), o.value("requestSchema"_L1).toString());
            QCOMPARE(QString(ours.since), o.value("since"_L1).toString());
            QCOMPARE(ours.repeatable, o.value("repeatability"_L1).toBool());
            QCOMPARE(o.value("errorSchema"_L1).toString(), u"CommunicationErrorResponse"_s);
            checkSuccess(ours, o.value("success"_L1).toObject());
        }
    }

    void everyBodyThatAnSdkSendsSurvives()
    {
        int bodies = 0;
        for (const QJsonValue &operation : operationsJson().value("operations"_L1).toArray()) {
            const QString schema = operation.toObject().value("requestSchema"_L1).toString();
            for (const QJsonValue &example : operation.toObject().value("sdkExamples"_L1).toArray()) {
                const QJsonObject body = example.toObject().value("body"_L1).toObject();
                if (body.isEmpty())
                    continue;
                const auto written = known()[schema].rewrite(body);
                QVERIFY2(written, written ? "" : qPrintable(schema + written.error().detail));
                QCOMPARE(*written, body);
                ++bodies;
            }
        }
        QVERIFY(bodies > 30);
    }

    void everySchemaAndFieldIsKnown()
    {
        const QJsonObject schemas = operationsJson().value("schemas"_L1).toObject();
        QCOMPARE(schemas.size(), 72);
        for (auto it = schemas.begin(); it != schemas.end(); ++it)
            checkProperties(it.key(), it.value().toObject().value("properties"_L1).toObject());
        verifyNothingIsMissing();
    }

    void everyCallbackEventAndFieldIsKnown()
    {
        const QJsonObject events = operationsJson().value("webhookEvents"_L1).toObject();
        const QJsonObject types = events.value("types"_L1).toObject();
        QCOMPARE(types.size(), qsizetype(std::variant_size_v<CallbackEvent>) - 1);
        for (auto it = types.begin(); it != types.end(); ++it)
            checkProperties(it.key(), it.value().toObject().value("dataProperties"_L1).toObject());
        checkProperties(u"CloudEvent"_s, events.value("envelope"_L1).toObject().value("properties"_L1).toObject());
        verifyNothingIsMissing();
    }

    void everyEventGridSchemaAndFieldIsKnown()
    {
        const QJsonObject grid = operationsJson().value("eventGridEvents"_L1).toObject();
        const QJsonObject types = grid.value("types"_L1).toObject();
        for (auto it = types.begin(); it != types.end(); ++it)
            checkProperties(it.key(), it.value().toObject().value("dataProperties"_L1).toObject());
        QJsonObject schemas = grid.value("schemas"_L1).toObject();
        QJsonObject identifier = schemas.take("CommunicationIdentifierModel"_L1).toObject();
        QJsonObject kind = identifier.take("kind"_L1).toObject(); // its list lacks one kind that the calling API has
        QVERIFY(!kind.isEmpty());
        checkProperties(u"GridIdentifier"_s, identifier);
        for (auto it = schemas.begin(); it != schemas.end(); ++it)
            checkProperties(it.key(), it.value().toObject());
        for (const auto &[ours, theirs] : {std::pair{u"EventGridSchema"_s, "envelopeEventGridSchema"_L1},
                                           std::pair{u"CloudEventSchemaV1_0"_s, "envelopeCloudEventSchema"_L1}}) {
            QJsonObject envelope = grid.value(theirs).toObject();
            envelope.remove("data"_L1); // read by type, checked with the samples
            checkProperties(ours, envelope);
        }
        verifyNothingIsMissing();
    }

    void everyFrameAndFieldIsKnown()
    {
        const QJsonObject frames = operationsJson().value("streamingFrames"_L1).toObject();
        const QJsonObject in = frames.value("serviceToApp"_L1).toObject();
        QCOMPARE(in.size(), 5);
        for (auto it = in.begin(); it != in.end(); ++it)
            checkFrame(it.key(), it.value().toObject());
        const QJsonObject out = frames.value("appToService"_L1).toObject();
        QCOMPARE(out.keys(), QStringList({u"AudioData"_s, u"MarkData"_s, u"StopAudio"_s}));
        checkFrame(u"AppAudioData"_s, out.value("AudioData"_L1).toObject());
        verifyNothingIsMissing();
    }

private:
    void checkFrame(const QString &schema, const QJsonObject &frame)
    {
        const QJsonObject properties = frame.value("properties"_L1).toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            const QByteArray name = it.key().toLatin1();
            FieldInfo field = frameField(it.key(), it.value().toString());
            field.name = QLatin1StringView(name);
            if (schema == "DtmfData"_L1 && name == "timestamp")
                field.type = u"string"_s; // its form is not described
            checkField(schema, field, {});
        }
    }
    static void checkSuccess(const Operation &ours, const QJsonObject &success)
    {
        int count = 0;
        for (auto it = success.begin(); it != success.end(); ++it, ++count) {
            QVERIFY(ours.succeeds(it.key().toInt()));
            QCOMPARE(QString(ours.response), it.value().toString());
        }
        QCOMPARE(int(ours.success[0] != 0) + int(ours.success[1] != 0), count);
        QVERIFY(!ours.succeeds(0) && !ours.succeeds(203) && !ours.succeeds(500));
    }
};

QTEST_GUILESS_MAIN(TstWireCoverage)
#include "tst_wire_coverage.moc"
