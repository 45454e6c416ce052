// The service's transcription sockets: final text is kept, partial text is passed on, no text is logged.
#include "core/literals.h"
#include "relay/relayfixture.h"
#include "relay/socketclient.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;

namespace {
const CallId TheCall(u"c-1"_s);

QByteArray metadata(const QByteArray &locale)
{
    return R"({"kind":"TranscriptionMetadata","transcriptionMetadata":{"subscriptionId":"s","locale":")" + locale
        + R"(","callConnectionId":"c-1","correlationId":"k"}})";
}

QByteArray data(const QByteArray &text, const QByteArray &status, const QByteArray &offset = "2516998782481234400")
{
    return R"({"kind":"TranscriptionData","transcriptionData":{"text":")" + text
        + R"(","format":"display","confidence":0.8713,"offset":)" + offset
        + R"(,"duration":16400000,"words":[{"text":")" + text + R"(","offset":)" + offset
        + R"(,"duration":1200000}],"participantRawID":"4:+14255550123",)" + R"("resultStatus":")" + status + R"("}})";
}
} // namespace

class TstTranscriptIntake : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayFixture> relay;
    QByteArray key;

    std::unique_ptr<SocketClient> open()
    {
        return std::make_unique<SocketClient>(relay->port, "/transcription/" + key, "x-ms-call-connection-id: c-1\r\n");
    }
    QList<TranscriptLine> lines() { return relay->state->store().transcript(TheCall); }
    QJsonObject lastData()
    {
        return relay->published.messages.last().envelope.value("body"_L1).toObject().value("data"_L1).toObject();
    }

private slots:
    void init()
    {
        relay = std::make_unique<RelayFixture>();
        key = relay->makeKey("mina");
        QCOMPARE(relay->ask("POST", "/callbacks/" + key, callback("CallConnected", "e-1", "c-1")).status, 200);
        relay->settle();
        relay->published.messages.clear();
    }
    void cleanup() { relay.reset(); }

    void finalTextIsJournalledAndTold()
    {
        const auto socket = open();
        socket->say(metadata("en-US"));
        socket->say(data("change my order", "Final"));
        QTRY_COMPARE(lines().size(), 1);
        QCOMPARE(relay->types().last(), "TranscriptSegment");
        QCOMPARE(relay->rows().last().callId, "c-1");
        const TranscriptLine line = lines().first();
        QCOMPARE(line.text, u"change my order"_s);
        QCOMPARE(line.locale, u"en-US"_s);
        QCOMPARE(line.speaker, RawId(u"4:+14255550123"_s));
        QCOMPARE(line.offset, 2516998782481234400);
        const auto &told = relay->published.messages.last();
        QCOMPARE(told.envelope.value("type"_L1).toString(), u"Callboard.TranscriptSegment"_s);
        QVERIFY(told.groups.contains(u"call.c-1"_s) && told.groups.contains(u"agent.mina"_s));
        QCOMPARE(lastData().value("offset"_L1).toString(), u"2516998782481234400"_s); // a number would lose digits
        QCOMPARE(lastData().value("words"_L1).toArray().size(), 1);
        QCOMPARE(lastData().value("words"_L1)[0]["offset"_L1].toString(), u"2516998782481234400"_s);
    }
    void partialTextIsPassedOnAndNotKept()
    {
        const auto socket = open();
        const qint64 before = relay->journal->lastOffset();
        socket->say(metadata("en-US"));
        socket->say(data("change", "Intermediate"));
        QTRY_COMPARE(relay->published.messages.size(), 1);
        const auto &told = relay->published.messages.last();
        QCOMPARE(told.groups, (QStringList{u"call.c-1"_s, u"agent.mina"_s}));
        const auto partial = wire::partialOf(told.envelope);
        QVERIFY(partial);
        QCOMPARE(partial->text, u"change"_s);
        QCOMPARE(partial->offset, u"2516998782481234400"_s);
        QVERIFY(!lastData().contains("words"_L1) && !told.envelope.contains("offset"_L1));
        relay->settle();
        QCOMPARE(relay->journal->lastOffset(), before);
        relay->published.heard = false; // nobody is there
        socket->say(data("change my", "Intermediate"));
        QTest::qWait(50);
        QCOMPARE(relay->published.messages.size(), 1);
    }
    void aPieceToldTwiceIsOneLineAndTheLocaleMayChange()
    {
        auto socket = open();
        socket->say(metadata("en-US"));
        socket->say(data("one", "Final", "1"));
        socket->cut();
        socket = open(); // the service came back and says it again
        socket->say(metadata("en-US"));
        socket->say(data("one", "Final", "1"));
        socket->say(metadata("en-GB"));
        socket->say(data("two", "Final", "2"));
        QTRY_COMPARE(lines().size(), 2);
        QCOMPARE(lines()[0].text, u"one"_s);
        QCOMPARE(lines()[1].locale, u"en-GB"_s);
    }
    void badFramesAreLeftOutAndTheRestIsTaken()
    {
        const auto socket = open();
        socket->say("{");
        socket->say(R"({"kind":"TranscriptionData"})");
        socket->say(QByteArray(300 * 1024, ' ') + data("too long", "Final"));
        socket->say(R"({"kind":"Later","later":{}})");
        socket->say(data("no metadata yet", "Final"));
        socket->say(data("odd", "Later"));
        QTRY_COMPARE(lines().size(), 1);
        QCOMPARE(lines().first().locale, QString());
        QVERIFY(relay->metrics.text().contains("callboard_transcript_malformed_total 3\n"));
        QVERIFY(relay->metrics.text().contains("callboard_transcription_sockets 1\n"));
    }
    void whatWasSaidSurvivesAJournalThatFailsForAWhile()
    {
        const auto socket = open();
        FaultyVfs::arm(FaultyVfs::Fault::DiskFull, 0, 1'000'000);
        socket->say(data("kept", "Final"));
        QTest::qWait(300);
        QVERIFY(lines().isEmpty());
        FaultyVfs::heal();
        QTRY_COMPARE(lines().size(), 1);
    }
    void noTextReachesTheLog()
    {
        const LogKeeper log;
        const auto socket = open();
        socket->say(metadata("en-US"));
        socket->say(data("very private words", "Intermediate"));
        socket->say(data("very private words", "Final"));
        socket->say("{ very private words");
        QTRY_COMPARE(lines().size(), 1);
        QVERIFY2(!LogKeeper::text().contains("private"), LogKeeper::text());
        QVERIFY(!LogKeeper::text().contains(key));
    }
};

QTEST_GUILESS_MAIN(TstTranscriptIntake)
#include "tst_transcriptintake.moc"
