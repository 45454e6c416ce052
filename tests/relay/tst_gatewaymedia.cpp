// What the gateway does for the sound, the text and the recordings of calls: addresses and rights.
#include "core/literals.h"
#include "relay/gateway/rewrite.h"
#include "relay/relayfixture.h"
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;

namespace {
const QByteArray Version = "?api-version=2026-03-12";
const QByteArray Create = "/calling/callConnections" + Version;
const QByteArray Answer = "/calling/callConnections:answer" + Version;
const QByteArray CreateBody = R"({"targets":[{"rawId":"4:+14255550123"}],"operationContext":"op-1"})";

QByteArray onCall(const QByteArray &call, const QByteArray &rest)
{
    return "/calling/callConnections/" + call + rest + Version;
}
QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}
QJsonObject connection(const QString &id)
{
    return {{u"callConnectionId"_s, id}, {u"callConnectionState"_s, u"connecting"_s}};
}
} // namespace

class TstGatewayMedia : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayFixture> relay;

private slots:
    void init() { relay = std::make_unique<RelayFixture>(); }
    void cleanup()
    {
        QVERIFY(relay->network->allArrived());
        relay.reset();
    }

    void aRecordingTellsTheRelayWhetherTheConsoleAskedOrNot()
    {
        relay->own("c-1", u"mina"_s);
        relay->network->expect("POST", "/calling/recordings" + Version, jsonReply(200, {}));
        QCOMPARE(relay->askAs(relay->mina(), "POST", "/calling/recordings" + Version, R"({"callConnectionId":"c-1"})")
                     .status,
                 200);
        const QString address = object(relay->network->sent()[0].body).value("recordingStateCallbackUri"_L1).toString();
        QVERIFY2(address.startsWith(u"http://relay.test/callbacks/"), qPrintable(address));
        const QByteArray key = address.section(u'/', -1).toLatin1();
        QCOMPARE(relay->ask("POST", "/callbacks/" + key, callback("RecordingStateChanged", "e-9", "c-9")).status, 200);
    }
    void speechIsGivenToCallsThatNameNone()
    {
        httpd::Request request;
        request.method = "POST";
        request.path = "/calling/callConnections:answer";
        request.body = R"({"incomingCallContext":"x"})";
        OwnAddresses own = OwnAddresses::of(u"http://relay.test"_s, "k");
        const auto sent = [&] { return object(bodyForService(*readAction(request), request.body, own)); };
        QVERIFY(!sent().contains("callIntelligenceOptions"_L1));
        own.speechServices = u"https://speech.test"_s;
        QCOMPARE(sent()["callIntelligenceOptions"_L1]["cognitiveServicesEndpoint"_L1].toString(), own.speechServices);
        QCOMPARE(sent()["transcriptionOptions"_L1]["transportUrl"_L1].toString(), own.transcription);
        QVERIFY(!sent()["transcriptionOptions"_L1]["startTranscription"_L1].toBool());
        request.body = R"({"callIntelligenceOptions":{"cognitiveServicesEndpoint":"https://own.test"}})";
        QCOMPARE(sent()["callIntelligenceOptions"_L1]["cognitiveServicesEndpoint"_L1].toString(),
                 u"https://own.test"_s);
    }
    void callsOfARelayWithSpeechHaveIt()
    {
        relay = std::make_unique<RelayFixture>(RelayFixtureOptions{.speechServices = u"https://speech.test"_s});
        relay->network->expect("POST", Create, jsonReply(201, connection(u"c-1"_s)));
        QCOMPARE(relay->askAs(relay->mina(), "POST", Create, CreateBody).status, 201);
        const QJsonObject sent = object(relay->network->sent()[0].body);
        QCOMPARE(sent["callIntelligenceOptions"_L1]["cognitiveServicesEndpoint"_L1].toString(),
                 u"https://speech.test"_s);
        QCOMPARE(sent["transcriptionOptions"_L1]["locale"_L1].toString(), u"en-US"_s);
        QVERIFY(sent["transcriptionOptions"_L1]["transportUrl"_L1].toString().startsWith(
            u"ws://relay.test/transcription/"_s));
    }
    void socketsComeToTheRelay_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("create") << Create;
        QTest::newRow("answer") << Answer;
        QTest::newRow("connect") << "/calling/callConnections:connect" + Version;
    }
    void socketsComeToTheRelay()
    {
        QFETCH(QByteArray, target);
        const QByteArray body
            = R"({"mediaStreamingOptions":{"audioChannelType":"unmixed","transportUrl":"wss://console.invalid/"},)"
              R"("transcriptionOptions":{"locale":"en-US"}})";
        relay->network->expect("POST", target, jsonReply(200, connection(u"c-1"_s)));
        QCOMPARE(relay->askAs(relay->mina(), "POST", target, body).status, 200);
        const QJsonObject sent = object(relay->network->sent()[0].body);
        const QString key = sent.value("callbackUri"_L1).toString().section(u'/', -1);
        const QJsonObject media = sent.value("mediaStreamingOptions"_L1).toObject();
        QCOMPARE(media.value("transportUrl"_L1).toString(), u"ws://relay.test/media/"_s + key);
        QCOMPARE(media.value("transportType"_L1).toString(), u"websocket"_s);
        QCOMPARE(media.value("audioChannelType"_L1).toString(), u"unmixed"_s);
        const QJsonObject text = sent.value("transcriptionOptions"_L1).toObject();
        QCOMPARE(text.value("transportUrl"_L1).toString(), u"ws://relay.test/transcription/"_s + key);
        QCOMPARE(text.value("locale"_L1).toString(), u"en-US"_s);
    }
    void aCallWithoutSocketsGetsNone()
    {
        relay->network->expect("POST", Create, jsonReply(201, connection(u"c-1"_s)));
        QCOMPARE(relay->askAs(relay->mina(), "POST", Create, CreateBody).status, 201);
        QJsonObject sent = object(relay->network->sent()[0].body);
        QVERIFY(!sent.take(u"callbackUri"_s).toString().isEmpty());
        QCOMPARE(sent, object(CreateBody));
    }
    void streamingAndTranscriptionAreForTheOwnerAndSupervisors_data()
    {
        QTest::addColumn<QByteArray>("action");
        for (const char *action : {":startMediaStreaming", ":stopMediaStreaming", ":startTranscription",
                                   ":stopTranscription", ":updateTranscription"})
            QTest::newRow(action) << QByteArray(action);
    }
    void streamingAndTranscriptionAreForTheOwnerAndSupervisors()
    {
        QFETCH(QByteArray, action);
        relay->own("c-1", u"mina"_s);
        const QByteArray body = R"({"operationContext":"x"})";
        for (const QByteArray &token : {relay->mina(), relay->supervisor()}) {
            relay->network->expect("POST", onCall("c-1", action), jsonReply(202, {}));
            QCOMPARE(relay->askAs(token, "POST", onCall("c-1", action), body).status, 202);
        }
        QCOMPARE(relay->network->sent()[0].body, body);
        for (const QByteArray &token : {relay->omar(), relay->reviewer()})
            QCOMPARE(relay->askAs(token, "POST", onCall("c-1", action), body).status, 403);
        const QByteArray record = R"({"callConnectionId":"c-1"})";
        for (const QByteArray &token : {relay->omar(), relay->reviewer()})
            QCOMPARE(relay->askAs(token, "POST", "/calling/recordings" + Version, record).status, 403);
    }
};

QTEST_GUILESS_MAIN(TstGatewayMedia)
#include "tst_gatewaymedia.moc"
