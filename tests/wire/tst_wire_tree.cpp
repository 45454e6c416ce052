#include "contractdata.h"
#include "core/literals.h"
#include "wire/envelope.h"
#include "wire/jsontree.h"
#include "wire/recenttexts.h"
#include <QJsonDocument>
#include <QtTest>

using namespace callboard;
using namespace callboard::wire;

namespace {
QJsonValue byQt(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/// A participant's event with members that no version knows, two lists deep.
QByteArray added()
{
    return R"({"id":"e1","topic":"t","subject":"s","eventTime":"2026-03-16T09:12:44.1837265Z","dataVersion":"1.0",)"
           R"("eventType":"Microsoft.Communication.CallParticipantAdded","metadataVersion":"1",)"
           R"("later":{"n":[1,2.5,null,true]},"data":{"user":{"communicationIdentifier":{"rawId":"4:+14255550123",)"
           R"("kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}},"role":"Attendee","hat":"red"},)"
           R"("displayName":"Zo\u00eb","participantId":"p","userAgent":"u","serverCallId":"c","correlationId":"k",)"
           R"("isTwoParty":true,"isRoomsCall":null}})";
}
} // namespace

class TstWireTree : public QObject
{
    Q_OBJECT
private slots:
    void theTreeHoldsWhatQtReads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nested") << QByteArray(R"([{"a":[1,[],{}],"b":{"c":null}},true,false,"x"])");
        QTest::newRow("numbers") << QByteArray("[0,-0,-0.0,1.0,1e5,2.5,1e300,9223372036854775807,9223372036854775808,"
                                               "-9223372036854775808,18446744073709551615,0.1,-1.5e-7]");
        QTest::newRow("texts") << QByteArray(
            "[\"\",\"\\\"\\\\\\/\\b\\f\\n\\r\\t\",\"\\u00e9\\ud83d\\ude00\",\"\xc3\xa9\",\"\\u0000x\"]");
        QTest::newRow("blanks around") << QByteArray(" \n\t[ 1 , { \"a\" : 2 } ]\r\n ");
        QTest::newRow("one name twice") << QByteArray(R"({"a":1,"b":2,"a":3})");
        QTest::newRow("escaped name") << QByteArray("{\"\\u0061\":1}");
    }
    void theTreeHoldsWhatQtReads()
    {
        QFETCH(const QByteArray, text);
        JsonTree tree;
        const auto view = tree.parse(text);
        QVERIFY(view);
        QCOMPARE(view->toQt(), byQt(text));
    }

    void membersAreFoundAsQtFindsThem()
    {
        const QByteArray text = R"({"a":1,"b":"x","a":"last","n":null})";
        JsonTree tree;
        const ObjectView fast = tree.parse(text)->toObject();
        const ObjectView slow(byQt(text).toObject());
        for (const auto &key : {"a"_L1, "b"_L1, "n"_L1, "none"_L1}) {
            QCOMPARE(fast.value(key).toQt(), slow.value(key).toQt());
            QCOMPARE(fast.contains(key), slow.contains(key));
            QCOMPARE(fast.value(key).isAbsent(), slow.value(key).isAbsent());
        }
        QCOMPARE(fast.value("b"_L1).toUtf8(), "x");
        QCOMPARE(fast.toQt(), slow.toQt());
    }

    void whatIsNotPlainlyCorrectIsLeftToQt()
    {
        JsonTree tree;
        for (const QByteArray &text :
             {QByteArray(), QByteArray("{"), QByteArray("[1,]"), QByteArray("{\"a\":1}{}"), QByteArray("[01]"),
              QByteArray("[\"\xff\"]"), QByteArray("[\"\\ud800\"]"), QByteArray("[\"\\x\"]"), QByteArray("[\"\n\"]"),
              QByteArray("\xef\xbb\xbf[]"), QByteArray("[1e999]"), QByteArray("[99999999999999999999]"),
              QByteArray(100, '[') + QByteArray(100, ']'), '"' + QByteArray(JsonTree::MostBytes, 'x') + '"'})
            QVERIFY2(!tree.parse(text), text.left(20));
        QVERIFY(tree.parse("[1]")); // and none of them has spoilt it
    }

    void eventsReadAlikeFromBoth()
    {
        JsonTree tree;
        const auto fast = parseJournalEvent(tree.parse(added())->toObject());
        const auto slow = parseJournalEvent(byQt(added()).toObject());
        QVERIFY(fast && slow);
        QVERIFY(*fast == *slow);
        const auto &event = std::get<EventGridEvent>(*fast);
        QCOMPARE(std::get<GridHead>(event.head).extra.keys(), QStringList{u"later"_s});
        QCOMPARE(toJson(event), toJson(std::get<EventGridEvent>(*slow)));
    }

    void problemsAreToldAlikeFromBoth()
    {
        QByteArray text = added();
        text.replace("\"rawId\":\"4:+14255550123\",", "")
            .replace("\"isTwoParty\":true", "\"isTwoParty\":7")
            .replace("\"userAgent\":\"u\",", "");
        JsonTree tree;
        const auto fast = parseJournalEvent(tree.parse(text)->toObject());
        const auto slow = parseJournalEvent(byQt(text).toObject());
        QVERIFY(!fast && !slow);
        QCOMPARE(fast.error().detail, slow.error().detail);
        QVERIFY(fast.error().detail.contains("$.data.user.communicationIdentifier.rawId: missing"_L1));
    }

    void textsThatComeAgainAreShared()
    {
        RecentTexts recent;
        const QString first = recent.text("Microsoft.Communication.CallConnected");
        const QString again = recent.text("Microsoft.Communication.CallConnected");
        QCOMPARE(again, u"Microsoft.Communication.CallConnected"_s);
        QCOMPARE(again.constData(), first.constData());
        for (const char *text : {"", "1", "1.0", "true", "4:+1425", "4:+14255550123"})
            for (int i = 0; i < 2; ++i)
                QCOMPARE(recent.text(text), QString::fromUtf8(text));
        const QByteArray tooLong(RecentTexts::Longest + 1, 'x');
        QVERIFY(recent.text(tooLong).constData() != recent.text(tooLong).constData());
    }
    void textsInOnePlaceDoNotMix()
    {
        RecentTexts recent;
        for (int i = 0; i < 5000; ++i) {
            const QByteArray ascii
                = "call-" + QByteArray::number(i * 7919) + "-middle-" + QByteArray::number(i % 3) + "-end";
            const QString text = u"Zo\u00eb-\u4f60\u597d-%1"_s.arg(i);
            QCOMPARE(recent.text(ascii), QString::fromLatin1(ascii));
            QCOMPARE(recent.text(text.toUtf8()), text);
        }
        // Two bytes of UTF-8, and the two characters that those bytes are in Latin-1.
        QCOMPARE(recent.text("\xc3\xab-twelve bytes"), u"\u00eb-twelve bytes"_s);
        QCOMPARE(recent.text("\xc3\x83\xc2\xab-twelve bytes"), u"\u00c3\u00ab-twelve bytes"_s);
        QCOMPARE(recent.text("\xff\xfe"), QString::fromUtf8("\xff\xfe"));
    }
    void everyEventOfTheContractReadsAlikeFromBoth()
    {
        JsonTree tree;
        qsizetype seen = 0;
        const auto files = contractFiles(u"events/webhook"_s) + contractFiles(u"events/eventgrid"_s);
        for (const QString &path : files) {
            const QJsonDocument doc = QJsonDocument::fromJson(fileText(path));
            const QJsonObject body = doc.isArray() ? doc.array().first().toObject() : doc.object();
            const auto fast = parseJournalEvent(tree.parse(QJsonDocument(body).toJson())->toObject());
            const auto slow = parseJournalEvent(body);
            QCOMPARE(bool(fast), bool(slow));
            if (fast)
                QVERIFY(*fast == *slow);
            else
                QCOMPARE(fast.error().detail, slow.error().detail);
            ++seen;
        }
        QVERIFY(seen > 20);
    }
};

QTEST_GUILESS_MAIN(TstWireTree)
#include "tst_wire_tree.moc"
