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

QString shortType(const QJsonObject &event)
{
    return event[u"type"].toString().section(u'.', -1);
}

/// What the recorded sessions never do, seen event by event.
class OrderRules
{
public:
    void look(const QJsonObject &event)
    {
        const QString type = shortType(event);
        const QJsonObject data = event[u"data"].toObject();
        Leg &leg = m_legs[data[u"callConnectionId"].toString()];
        broken(leg.gone && type != "CreateCallFailed"_L1, type + " after CallDisconnected"_L1);
        broken(leg.connected && type == "CallConnected"_L1, u"CallConnected twice"_s);
        const int sequence = data[u"sequenceNumber"].toInt(leg.sequence);
        broken(sequence < leg.sequence, u"the sequence number falls"_s);
        const bool hasContext = data.contains(u"operationContext"_s);
        broken(hasContext && (type == "ParticipantsUpdated"_L1 || type == "CreateCallFailed"_L1),
               type + " has a context"_L1);
        if (type == "CreateCallFailed"_L1)
            failed(leg, data);
        leg.sequence = sequence;
        leg.connected = leg.connected || type == "CallConnected"_L1;
        leg.gone = leg.gone || type == "CallDisconnected"_L1;
        if (type == "CallDisconnected"_L1)
            leg.end = data[u"resultInformation"].toObject();
    }
    const QStringList &problems() const { return m_problems; }

private:
    struct Leg {
        bool connected = false;
        bool gone = false;
        int sequence = 0;
        QJsonObject end;
    };
    void broken(bool is, const QString &what)
    {
        if (is)
            m_problems.append(what);
    }
    void failed(const Leg &leg, const QJsonObject &data)
    {
        broken(leg.connected, u"CreateCallFailed of a call that was connected"_s);
        const QJsonObject why = data[u"resultInformation"].toObject();
        const bool same = why[u"code"] == leg.end[u"code"] && why[u"subCode"] == leg.end[u"subCode"];
        broken(leg.gone && !same, u"two events of a refusal differ"_s);
    }

    QHash<QString, Leg> m_legs;
    QStringList m_problems;
};

QStringList disorder(const QJsonObject &session)
{
    OrderRules rules;
    for (const QJsonValue &item : session[u"events"].toArray()) {
        if (!item[u"kind"].isString())
            rules.look(item.toObject());
    }
    return rules.problems();
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

    void eventsComeInTheOrdersOfRecordedOnes()
    {
        for (const Scenario &scenario : scenarios())
            QCOMPARE(disorder(sessionOf(scenario)), QStringList());
        int sessions = 0;
        for (const QString &path : recordedFiles()) {
            if (path.section(u'/', -1).startsWith("py-"_L1))
                continue; // their recorder did not keep the order
            const QStringList problems = disorder(QJsonDocument::fromJson(fileText(path)).object());
            QVERIFY2(problems.isEmpty(), qPrintable(path + ": "_L1 + problems.join("; "_L1)));
            ++sessions;
        }
        if (sessions == 0)
            QSKIP("no recorded sessions: set CALLBOARD_RECORDED_DIR to their folder");
    }

    void aWrongOrderIsFound()
    {
        QJsonObject session = sessionOf(scenarios().first());
        QJsonArray events = session[u"events"].toArray();
        events.append(events.last());
        session.insert(u"events"_s, events);
        QVERIFY(!disorder(session).isEmpty());
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
