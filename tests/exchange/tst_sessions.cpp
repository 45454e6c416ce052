// Sessions of our own: they are on file, and look like the service's.
#include "core/literals.h"
#include "exchange/scenarios.h"
#include "wire/cloudevent.h"
#include "wire/contractdata.h"
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;

namespace {
QString fileOf(const Scenario &scenario)
{
    return QStringLiteral(CALLBOARD_TEST_DATA "/sessions/") + scenario.name + ".json"_L1;
}

/// One event a line, as in the recorded sessions.
QByteArray written(const QJsonObject &session)
{
    QByteArray text = "{\n";
    for (const char *name : {"source", "commit", "scenario"})
        text += '"' + QByteArray(name) + "\": \"" + session[QLatin1StringView(name)].toString().toUtf8() + "\",\n";
    text += "\"events\": [";
    for (const QJsonValue &event : session[u"events"].toArray())
        text += (text.endsWith('[') ? "\n" : ",\n") + QJsonDocument(event.toObject()).toJson(QJsonDocument::Compact);
    return text + "\n]}\n";
}

/// Names of the members of data, those that come and go left out.
QStringList membersOf(const QJsonObject &event)
{
    QStringList names = event[u"data"].toObject().keys();
    names.removeAll(u"operationContext"_s);
    names.removeAll(u"eventSource"_s);
    names.removeAll(u"resultInformation"_s);
    return names;
}
} // namespace

class TestSessions : public QObject
{
    Q_OBJECT

private slots:
    void sessionsAreOnFile_data()
    {
        QTest::addColumn<int>("index");
        const QList<Scenario> all = scenarios();
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(all[i].name)) << i;
    }
    void sessionsAreOnFile()
    {
        QFETCH(int, index);
        const Scenario scenario = scenarios()[index];
        const QByteArray text = written(sessionOf(scenario));
        if (qEnvironmentVariableIsSet("CALLBOARD_WRITE_SESSIONS")) {
            QFile file(fileOf(scenario));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        }
        QCOMPARE(QJsonDocument::fromJson(fileText(fileOf(scenario))), QJsonDocument::fromJson(text));
    }

    void everyEventIsKnownToTheWire()
    {
        for (const Scenario &scenario : scenarios()) {
            for (const QJsonValue &item : sessionOf(scenario)[u"events"].toArray()) {
                if (item[u"kind"].isString())
                    continue;
                const auto event = wire::fromJson<wire::CloudEvent>(item.toObject());
                QVERIFY2(event, event ? "" : qPrintable(event.error().detail));
                QVERIFY(!std::holds_alternative<wire::UnknownEvent>(event->event));
                QCOMPARE(wire::toJson(*event), item.toObject());
            }
        }
    }

    void eventsHaveTheMembersOfRecordedOnes()
    {
        if (recordedFiles().isEmpty())
            QSKIP("no recorded sessions: set CALLBOARD_RECORDED_DIR to their folder");
        QHash<QString, QSet<QStringList>> recorded;
        for (const QString &path : recordedFiles()) {
            for (const QJsonValue &item : QJsonDocument::fromJson(fileText(path))[u"events"].toArray())
                recorded[item[u"type"].toString()].insert(membersOf(item.toObject()));
        }
        for (const Scenario &scenario : scenarios()) {
            for (const QJsonValue &item : sessionOf(scenario)[u"events"].toArray()) {
                const QString type = item[u"type"].toString();
                const bool known = !type.isEmpty() && recorded.contains(type);
                QVERIFY2(!known || recorded[type].contains(membersOf(item.toObject())), qPrintable(type));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
