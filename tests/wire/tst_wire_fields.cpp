// For every schema: a missing or wrongly typed member is an error with its path, unknown members and words survive.
// The cases are made from the library's own field lists.
#include "contractdata.h"
#include "wire/json.h"

using namespace callboard;
using namespace callboard::wire;

namespace {

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

QJsonObject smallest(const SchemaInfo &schema);

QJsonValue sampleOf(const FieldInfo &field)
{
    const QString &type = field.type;
    if (type.startsWith(u'['))
        return QJsonArray{sampleOf({field.name, type.mid(1, type.size() - 2), true, field.values})};
    if (type.startsWith(u'{'))
        return QJsonObject{{u"k"_s, sampleOf({field.name, type.mid(1, type.size() - 2), true, field.values})}};
    if (type == "enum"_L1)
        return field.values.last();
    if (type == "boolean"_L1)
        return true;
    if (type == "int32"_L1)
        return 7;
    if (type == "int64"_L1)
        return qint64(2516998782481234401);
    if (type == "double"_L1)
        return 0.5;
    if (type == "date-time"_L1)
        return u"2026-03-16T09:12:44.1837265+00:00"_s;
    if (type == "base64"_L1)
        return u"AAEC"_s;
    if (type == "object"_L1)
        return QJsonObject();
    return known().contains(type) ? QJsonValue(smallest(known()[type])) : QJsonValue(u"text"_s);
}

/// Every required member, nothing else.
QJsonObject smallest(const SchemaInfo &schema)
{
    QJsonObject object;
    for (const FieldInfo &field : schema.fields) {
        if (field.required)
            object.insert(field.name, sampleOf(field));
    }
    return object;
}

/// Every member; of the identifier's nested objects one, since two at once are an error.
QJsonObject fullest(const SchemaInfo &schema)
{
    QJsonObject object;
    const bool identifier = schema.name == "CommunicationIdentifierModel"_L1 || schema.name == "GridIdentifier"_L1;
    for (const FieldInfo &field : schema.fields) {
        const bool nested = field.type.endsWith("IdentifierModel"_L1);
        if (!identifier || !nested || field.name == "phoneNumber"_L1)
            object.insert(field.name, sampleOf(field));
    }
    return object;
}

QJsonValue wrongFor(const QString &type)
{
    const bool isText = type == "string"_L1 || type == "enum"_L1 || type == "date-time"_L1 || type == "base64"_L1;
    return isText ? QJsonValue(1) : QJsonValue(u"wrong"_s);
}

} // namespace

class TstWireFields : public QObject
{
    Q_OBJECT
private slots:
    void schemaNamesAreUnique() { QCOMPARE(known().size(), schemas().size()); }

    void aFullObjectSurvives_data() { rows(); }
    void aFullObjectSurvives()
    {
        QFETCH(QString, schema);
        const SchemaInfo &info = known()[schema];
        const QJsonObject object = fullest(info);
        const auto written = info.rewrite(object);
        QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
        QCOMPARE(*written, object);
    }

    void aSmallObjectSurvives_data() { rows(); }
    void aSmallObjectSurvives()
    {
        QFETCH(QString, schema);
        const SchemaInfo &info = known()[schema];
        const auto written = info.rewrite(smallest(info));
        QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
        QCOMPARE(*written, smallest(info));
    }

    void aMissingRequiredMemberIsNamed_data() { rows(); }
    void aMissingRequiredMemberIsNamed()
    {
        QFETCH(QString, schema);
        const SchemaInfo &info = known()[schema];
        for (const FieldInfo &field : info.fields) {
            QJsonObject object = fullest(info);
            object.remove(field.name);
            const auto absent = info.rewrite(object);
            QCOMPARE(bool(absent), !field.required);
            if (field.required)
                QVERIFY2(says(absent.error(), "$."_L1 + field.name + ": missing"_L1),
                         qPrintable(absent.error().detail));
        }
    }

    void nullIsLikeLeftOutAndIsWrittenBack_data() { rows(); }
    void nullIsLikeLeftOutAndIsWrittenBack()
    {
        QFETCH(QString, schema);
        const SchemaInfo &info = known()[schema];
        for (const FieldInfo &field : info.fields) {
            QJsonObject object = fullest(info);
            object.insert(field.name, QJsonValue::Null);
            const auto written = info.rewrite(object);
            QCOMPARE(bool(written), !field.required);
            if (written)
                QCOMPARE(*written, object);
        }
    }

    void aWrongTypeIsNamed_data() { rows(); }
    void aWrongTypeIsNamed()
    {
        QFETCH(QString, schema);
        const SchemaInfo &info = known()[schema];
        for (const FieldInfo &field : info.fields) {
            QJsonObject object = fullest(info);
            object.insert(field.name, wrongFor(field.type));
            const auto wrong = info.rewrite(object);
            QVERIFY2(!wrong, qPrintable(field.name + " was taken"_L1));
            QVERIFY2(says(wrong.error(), "$."_L1 + field.name + ": wrong type"_L1), qPrintable(wrong.error().detail));
        }
    }

    void anElementOfAWrongTypeIsNamedWithItsPlace_data() { rows(); }
    void anElementOfAWrongTypeIsNamedWithItsPlace()
    {
        QFETCH(QString, schema);
        const SchemaInfo &info = known()[schema];
        for (const FieldInfo &field : info.fields) {
            const QString inner = field.type.mid(1, field.type.size() - 2);
            QJsonObject object = fullest(info);
            QString where;
            if (field.type.startsWith(u'[')) {
                object.insert(field.name,
                              QJsonArray{sampleOf({field.name, inner, true, field.values}), wrongFor(inner)});
                where = u"[1]"_s;
            } else if (field.type.startsWith(u'{')) {
                object.insert(field.name, QJsonObject{{u"b"_s, wrongFor(inner)}});
                where = u".b"_s;
            } else {
                continue;
            }
            const auto wrong = info.rewrite(object);
            QVERIFY(!wrong);
            QVERIFY2(says(wrong.error(), "$."_L1 + field.name + where + ": wrong type"_L1),
                     qPrintable(wrong.error().detail));
        }
    }

    void unknownMembersSurvive_data() { rows(); }
    void unknownMembersSurvive()
    {
        QFETCH(QString, schema);
        const SchemaInfo &info = known()[schema];
        QJsonObject object = fullest(info);
        object.insert(u"laterMember"_s, QJsonObject{{u"deep"_s, QJsonArray{1, u"x"_s, QJsonValue::Null}}});
        const auto written = info.rewrite(object);
        QVERIFY(written);
        QCOMPARE(*written, object);
    }

    void unknownWordsSurvive_data() { rows(); }
    void unknownWordsSurvive()
    {
        QFETCH(QString, schema);
        const SchemaInfo &info = known()[schema];
        for (const FieldInfo &field : info.fields) {
            QJsonObject object = fullest(info);
            if (field.type == "enum"_L1)
                object.insert(field.name, u"wordOfTomorrow"_s);
            else if (field.type == "[enum]"_L1)
                object.insert(field.name, QJsonArray{field.values.first(), u"wordOfTomorrow"_s});
            const auto written = info.rewrite(object);
            QVERIFY(written);
            QCOMPARE(*written, object);
        }
    }

    void wholeNumbersHaveLimits()
    {
        const SchemaInfo &info = known()[u"ResultInformation"_s];
        const auto wide = info.rewrite({{u"code"_s, qint64(3'000'000'000)}});
        QVERIFY(!wide && says(wide.error(), u"$.code: out of range"_s));
        const auto fraction = info.rewrite({{u"code"_s, 1.5}});
        QVERIFY(!fraction && says(fraction.error(), u"$.code: wrong type"_s));
    }

    void textThatIsNoTimeOrNoBase64IsNamed()
    {
        QJsonObject audio = fullest(known()[u"AudioData"_s]);
        audio.insert(u"timestamp"_s, u"yesterday"_s);
        audio.insert(u"data"_s, u"&&"_s);
        const auto wrong = known()[u"AudioData"_s].rewrite(audio);
        QVERIFY(!wrong);
        QVERIFY(says(wrong.error(), u"$.timestamp: not a time"_s));
        QVERIFY(says(wrong.error(), u"$.data: not base64"_s));
    }

private:
    static bool says(const ApiError &error, const QString &problem)
    {
        return error.kind == ApiError::Kind::Protocol && error.detail.split(u"; "_s).contains(problem);
    }
    static void rows()
    {
        QTest::addColumn<QString>("schema");
        for (const QString &name : known().keys())
            QTest::newRow(qPrintable(name)) << name;
    }
};

QTEST_GUILESS_MAIN(TstWireFields)
#include "tst_wire_fields.moc"
