// Every sample of the contract and every recorded session parses, writes and parses to the same value,
// and what is written equals the original as JSON.
#include "contractdata.h"
#include "wire/envelope.h"

using namespace callboard;
using namespace callboard::wire;

namespace {

QJsonArray asArray(const QByteArray &text)
{
    const QJsonDocument doc = QJsonDocument::fromJson(text);
    return doc.isArray() ? doc.array() : QJsonArray{doc.object()};
}

bool isHttpSample(const QString &path)
{
    return path.endsWith(".http.json"_L1) || path.endsWith("recording-metadata.json"_L1);
}

} // namespace

class TstWireSamples : public QObject
{
    Q_OBJECT
private slots:
    void callbackSamplesSurvive_data() { rows(contractFiles(u"events/webhook"_s)); }
    void callbackSamplesSurvive()
    {
        QFETCH(QString, path);
        const QByteArray text = fileText(path);
        const auto events = parseCallbackBody(text);
        QVERIFY2(events, events ? "" : qPrintable(events.error().detail));
        QCOMPARE(events->size(), 1);
        const CloudEvent &event = events->first();
        QVERIFY(!std::holds_alternative<UnknownEvent>(event.event));
        QCOMPARE(typeOf(event.event), event.type);
        QCOMPARE(QJsonArray{toJson(event)}, asArray(text));
        const auto again = parseCallbackBody(callbackBody(event));
        QVERIFY(again && again->first() == event);
    }

    void eventGridSamplesSurvive_data()
    {
        QStringList paths;
        for (const QString &path : contractFiles(u"events/eventgrid"_s)) {
            if (!isHttpSample(path))
                paths.append(path);
        }
        rows(paths);
    }
    void eventGridSamplesSurvive()
    {
        QFETCH(QString, path);
        const QByteArray text = fileText(path);
        const auto events = parseEventGridBody(text);
        QVERIFY2(events, events ? "" : qPrintable(events.error().detail));
        QCOMPARE(events->size(), 1);
        const EventGridEvent &event = events->first();
        QVERIFY(!std::holds_alternative<UnknownGridEvent>(event.data));
        QCOMPARE(event.schema() == GridSchema::CloudEvents, path.contains("cloudevents"_L1));
        QCOMPARE(QJsonArray{toJson(event)}, asArray(text));
        QCOMPARE(QJsonDocument::fromJson(eventGridBody(event)), QJsonDocument::fromJson(text));
        const auto again = parseEventGridBody(eventGridBody(event));
        QVERIFY(again && again->first() == event);
    }

    void recordedSessionsSurvive_data() { rows(sessionFiles()); }
    void recordedSessionsSurvive()
    {
        QFETCH(QString, path);
        const QJsonArray events = QJsonDocument::fromJson(fileText(path)).object().value("events"_L1).toArray();
        QVERIFY(!events.isEmpty());
        for (const QJsonValue &item : events) {
            const QJsonObject object = item.toObject();
            if (object.value("kind"_L1).toString() == "IncomingCall"_L1)
                survives<IncomingCall>(object);
            else
                survives<CloudEvent>(object);
        }
    }

private:
    static void rows(const QStringList &paths)
    {
        QTest::addColumn<QString>("path");
        if (paths.isEmpty())
            QTest::newRow("none") << QString();
        for (const QString &path : paths)
            QTest::newRow(qPrintable(path.section(u'/', -1))) << path;
    }
    template<class T>
    static void survives(const QJsonObject &object)
    {
        const auto value = fromJson<T>(object);
        QVERIFY2(value, value ? "" : qPrintable(value.error().detail));
        QCOMPARE(toJson(*value), object);
        const auto again = fromJson<T>(toJson(*value));
        QVERIFY(again && *again == *value);
    }
};

QTEST_GUILESS_MAIN(TstWireSamples)
#include "tst_wire_samples.moc"
