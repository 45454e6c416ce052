// The doors for events: strangers get nothing, trusted senders are never told to give up.
#include "core/literals.h"
#include "relay/relayfixture.h"
#include "relay/testissuer.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;
using namespace std::chrono_literals;
using Fault = FaultyVfs::Fault;

namespace {
const QString Validation = u"Microsoft.EventGrid.SubscriptionValidationEvent"_s;

QByteArray validationBody()
{
    const QJsonObject event{
        {u"id"_s, u"v-1"_s},
        {u"topic"_s, u"/t"_s},
        {u"subject"_s, QString()},
        {u"data"_s,
         QJsonObject{{u"validationCode"_s, u"512d38b6"_s}, {u"validationUrl"_s, u"http://service.test/validate"_s}}},
        {u"eventType"_s, Validation},
        {u"eventTime"_s, u"2026-03-16T09:00:00Z"_s},
        {u"metadataVersion"_s, u"1"_s},
        {u"dataVersion"_s, u"2"_s}};
    return QJsonDocument(QJsonArray{event}).toJson(QJsonDocument::Compact);
}
constexpr char CloudHeaders[] = "WebHook-Request-Origin: eventgrid.azure.net\r\n"
                                "WebHook-Request-Callback: http://service.test/callback\r\n"
                                "WebHook-Request-Rate: 120\r\n";
const QByteArray Secret = "grid-secret%2B%2F%3D";
} // namespace

class TstIntake : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayFixture> relay;

private slots:
    void init() { relay = std::make_unique<RelayFixture>(); }
    void cleanup()
    {
        if (!relay)
            return;
        // Nobody who posts events can make the relay send anything anywhere.
        QCOMPARE(relay->network->sent().size(), 0);
        relay.reset();
    }

    void strangersAtTheEventGridDoorGetNothing_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("no secret") << QByteArray("/eventgrid");
        QTest::newRow("empty secret") << QByteArray("/eventgrid?code=");
        QTest::newRow("another secret") << QByteArray("/eventgrid?code=grid-secret%2B%2Fx");
        QTest::newRow("its beginning") << QByteArray("/eventgrid?code=grid-secret");
        QTest::newRow("more than it") << "/eventgrid?code=" + Secret + "x";
        QTest::newRow("in other letters") << QByteArray("/eventgrid?code=GRID-SECRET%2B%2F%3D");
        QTest::newRow("under another name") << "/eventgrid?secret=" + Secret;
        QTest::newRow("wrong in the path") << QByteArray("/eventgrid/wrong");
        QTest::newRow("wrong in the path, right in the query") << "/eventgrid/wrong?code=" + Secret;
    }
    void strangersAtTheEventGridDoorGetNothing()
    {
        QFETCH(QByteArray, target);
        for (const QByteArray &body : {incomingCall("e-1", "context-1"), validationBody(), QByteArray()}) {
            const auto answer = relay->ask("POST", target, body, "aeg-event-type: SubscriptionValidation\r\n");
            QCOMPARE(answer.status, 401);
            QVERIFY(!answer.body.contains("512d38b6"));
        }
        const auto options = relay->ask("OPTIONS", target, {}, CloudHeaders);
        QCOMPARE(options.status, 401);
        QVERIFY(options.header("WebHook-Allowed-Origin").isEmpty());
        QCOMPARE(relay->rows().size(), 0);
    }
    void withoutAConfiguredSecretNobodyIsTrusted()
    {
        relay = std::make_unique<RelayFixture>(RelayFixtureOptions{.eventGridSecret = {}});
        for (const char *target : {"/eventgrid", "/eventgrid?code=", "/eventgrid/x"})
            QCOMPARE(relay->ask("POST", target, incomingCall("e-1", "c")).status, 401);
    }
    void theSecretIsTakenInThePathAndInTheQueryHoweverItIsEncoded_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("query") << "/eventgrid?code=" + Secret;
        QTest::newRow("query, other parameters") << "/eventgrid?a=b&code=" + Secret + "&c=d";
        QTest::newRow("query, as typed") << QByteArray("/eventgrid?code=grid-secret+/=");
        QTest::newRow("path") << "/eventgrid/" + Secret;
    }
    void theSecretIsTakenInThePathAndInTheQueryHoweverItIsEncoded()
    {
        QFETCH(QByteArray, target);
        const QByteArray body = incomingCall("e-1", "context-1");
        QCOMPARE(relay->ask("POST", target, body).status, 200);
        const auto rows = relay->rows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].body, body.sliced(1, body.size() - 2)); // byte for byte
    }
    void theEventGridHandshakeIsAnsweredInPlace()
    {
        const auto answer = relay->ask("POST", "/eventgrid?code=" + Secret, validationBody(),
                                       "aeg-event-type: SubscriptionValidation\r\n");
        QCOMPARE(answer.status, 200);
        QCOMPARE(QJsonDocument::fromJson(answer.body).object(),
                 (QJsonObject{{u"validationResponse"_s, u"512d38b6"_s}}));
        QTest::qWait(50); // cleanup() checks that the validation URL was not called
        QCOMPARE(relay->rows().size(), 0);
    }
    void theCloudEventsHandshakeIsAnsweredInPlace()
    {
        const auto answer = relay->ask("OPTIONS", "/eventgrid?code=" + Secret, {}, CloudHeaders);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("WebHook-Allowed-Origin"), "eventgrid.azure.net");
        QCOMPARE(answer.header("WebHook-Allowed-Rate"), "120");
        QCOMPARE(answer.header("Allow"), "POST");
        QTest::qWait(50);
    }
    void aTrustedSenderIsNeverToldToGiveUp_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kept");
        QTest::newRow("words") << QByteArray("hello") << 1;
        QTest::newRow("nothing") << QByteArray() << 1;
        QTest::newRow("empty list") << QByteArray("[]") << 0;
        QTest::newRow("cut short") << incomingCall("e-1", "c").chopped(5) << 1;
        QTest::newRow("no id") << QByteArray(R"([{"eventType":"Microsoft.Communication.IncomingCall","data":{}}])")
                               << 1;
        QTest::newRow("id is a number") << QByteArray(R"([{"id":7,"eventType":"X","data":{}}])") << 1;
        QTest::newRow("no type") << QByteArray(R"([{"id":"x","data":{}}])") << 1;
        QTest::newRow("list of numbers") << QByteArray("[1,2]") << 2;
        QTest::newRow("no UTF-8") << QByteArray("[{\"id\":\"\xff\xfe\"}]") << 1;
        QTest::newRow("a million levels") << QByteArray(1'000'000, '[') << 1;
        QTest::newRow("a million open objects") << QByteArray(R"({"a":)").repeated(200'000) << 1;
        QTest::newRow("two megabytes in one event")
            << "[{\"id\":\"x\",\"eventType\":\"T\",\"data\":{\"pad\":\"" + QByteArray(2'000'000, 'x') + "\"}}]" << 1;
        QTest::newRow("wrong fields") << QByteArray(
            R"([{"id":"x","eventType":"Microsoft.Communication.IncomingCall","data":[5]}])")
                                      << 1;
        QTest::newRow("good and bad together") << "[5," + incomingCall("e-1", "c").sliced(1) << 2;
    }
    void aTrustedSenderIsNeverToldToGiveUp()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kept);
        QCOMPARE(relay->postGrid(body).status, 200);
        QCOMPARE(relay->rows().size(), kept);
        QCOMPARE(relay->published.messages.size(), kept); // a gap is never silent
        for (const auto &message : relay->published.messages)
            QVERIFY2(!message.envelope.isEmpty(), message.text.left(200).constData());
    }
    void theRelaysOwnEventsAreNotTakenFromOutside()
    {
        const QByteArray forged = R"([{"id":"x","source":"callboard/relay","type":"Callboard.CallOwned","eventType":)"
                                  R"("Callboard.CallOwned","time":"2026-03-16T09:00:00Z","data":)"
                                  R"({"callConnectionId":"c-1","user":"mina"}}])";
        QCOMPARE(relay->postGrid(forged).status, 200);
        QCOMPARE(relay->ask("POST", "/callbacks/" + relay->makeKey("omar"), forged).status, 200);
        QCOMPARE(relay->types(), (QList<QByteArray>{"Malformed", "Malformed"}));
        QVERIFY(relay->state->ownerOf(CallId(u"c-1"_s)).isEmpty());
    }
    void anUnknownTypeIsKeptAndPassedOn()
    {
        QCOMPARE(relay
                     ->postGrid(R"([{"id":"n-1","eventType":"Microsoft.Communication.NewIn2031","topic":"/t",)"
                                R"("subject":"s","dataVersion":"9","metadataVersion":"1","eventTime":)"
                                R"("2026-03-16T09:00:00Z","data":{"x":[1]}}])")
                     .status,
                 200);
        QCOMPARE(relay->published.types(), (QStringList{u"Microsoft.Communication.NewIn2031"_s}));
    }
    void aReplayIsAcknowledgedAndDropped()
    {
        const QByteArray body = incomingCall("e-1", "context-1");
        for (int i = 0; i < 5; ++i)
            QCOMPARE(relay->postGrid(body).status, 200);
        QCOMPARE(relay->rows().size(), 1);
        QCOMPARE(relay->published.messages.size(), 1);
    }
    void aCallbackNeedsAnAddressThatWasGivenOut()
    {
        const QByteArray body = callback("CallConnected", "c-1", "call-1");
        QCOMPARE(relay->ask("POST", "/callbacks/invented", body).status, 404);
        QCOMPARE(relay->ask("POST", "/callbacks/", body).status, 404);
        const QByteArray key = relay->makeKey("mina");
        QCOMPARE(relay->ask("POST", "/callbacks/" + key.chopped(1), body).status, 404);
        QCOMPARE(relay->rows().size(), 0);
        QCOMPARE(relay->ask("POST", "/callbacks/" + key, body).status, 200);
        QCOMPARE(relay->types(), (QList<QByteArray>{"CallOwned", "CallConnected"}));
        QCOMPARE(relay->state->ownerOf(CallId(u"call-1"_s)).text, u"mina"_s);
    }
    void keysAreNeverKeptInClear()
    {
        const QByteArray key = relay->makeKey("mina");
        relay->journal->close();
        for (const QFileInfo &file : QDir(relay->dir.path()).entryInfoList(QDir::Files)) {
            QFile all(file.filePath());
            QVERIFY(all.open(QIODevice::ReadOnly));
            QVERIFY2(!all.readAll().contains(key), qPrintable(file.fileName()));
        }
    }
    void aJournalThatCantBeWrittenIsA503WithATime_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("EIO") << Fault::IoError;
        QTest::newRow("ENOSPC") << Fault::DiskFull;
        QTest::newRow("fsync") << Fault::SyncError;
    }
    void aJournalThatCantBeWrittenIsA503WithATime()
    {
        QFETCH(Fault, fault);
        const QByteArray key = relay->makeKey("mina");
        FaultyVfs::arm(fault, 0, 1'000'000);
        const auto grid = relay->ask("POST", "/eventgrid?code=" + Secret, incomingCall("e-1", "context-1"));
        QCOMPARE(grid.status, 503);
        QCOMPARE(grid.header("Retry-After"), "1");
        QCOMPARE(relay->ask("POST", "/callbacks/" + key, callback("CallConnected", "c-1", "call-1")).status, 503);
        QCOMPARE(relay->ask("GET", "/readyz").status, 503);
        QCOMPARE(relay->ask("GET", "/healthz").status, 200);
        QVERIFY(FaultyVfs::struck() > 0);
        QCOMPARE(relay->published.messages.size(), 0);
        FaultyVfs::heal();
        QCOMPARE(relay->postGrid(incomingCall("e-1", "context-1")).status, 200);
        QCOMPARE(relay->ask("GET", "/readyz").status, 200);
        QCOMPARE(relay->published.messages.size(), 1);
    }
    void refusalsLeaveNoSecretInTheLog()
    {
        const LogKeeper log;
        relay->ask("POST", "/eventgrid?code=guessed-secret", incomingCall("e-1", "context-77"));
        relay->ask("POST", "/callbacks/guessed-key", callback("CallConnected", "c-1", "call-1"),
                   "Authorization: Bearer guessed.to.ken\r\n");
        relay->postGrid(incomingCall("e-2", "context-77"));
        relay->postGrid("+14255550123 context-77");
        QVERIFY(LogKeeper::text().contains("action=eventGrid"));
        for (const char *word : {"guessed", "context-77", "4255550123", "8005550100", "grid-secret"})
            QVERIFY2(!LogKeeper::text().contains(word), LogKeeper::text().constData());
    }
    void aFloodOfStrangersIsNotWrittenDown()
    {
        for (int i = 0; i < 100; ++i)
            QCOMPARE(relay->ask("POST", "/eventgrid?code=x", "[]").status, 401);
        relay->settle();
        QCOMPARE_LE(relay->journal->audit(1000)->size(), 20);
    }
    void withAnIssuerTheAddressAloneIsNotEnough();
};

void TstIntake::withAnIssuerTheAddressAloneIsNotEnough()
{
    const SigningKey signer(u"k-1"_s);
    relay = std::make_unique<RelayFixture>(RelayFixtureOptions{
        .issuer = Issuer{QUrl(u"https://issuer.test/config"_s), u"https://issuer.test"_s, u"resource-1"_s}});
    const QByteArray key = relay->makeKey("mina");
    const qint64 now = relay->clock.now().toSecsSinceEpoch();
    QJsonObject claims{{u"iss"_s, u"https://issuer.test"_s}, {u"aud"_s, u"resource-1"_s}, {u"exp"_s, now + 300}};
    const QByteArray token = signer.token(claims);
    const auto post = [this](const QByteArray &to, const QByteArray &proof) {
        return relay
            ->ask("POST", "/callbacks/" + to, callback("CallConnected", "c-1", "call-1"),
                  "Authorization: " + proof + "\r\n")
            .status;
    };
    QCOMPARE(relay->ask("POST", "/callbacks/" + key, callback("CallConnected", "c-1", "call-1")).status, 401);
    QCOMPARE(post(key, "Bearer x.y.z"), 401);
    relay->network->expect("GET", "/config", transportFailure());
    QCOMPARE(post(key, "Bearer " + token), 503); // the event must come again
    relay->clock.advance(2s);
    relay->network->expect(
        "GET", "/config",
        jsonReply(200, {{u"issuer"_s, u"https://issuer.test"_s}, {u"jwks_uri"_s, u"https://issuer.test/keys"_s}}));
    relay->network->expect("GET", "/keys", jsonReply(200, {{u"keys"_s, QJsonArray{signer.jwk()}}}));
    QCOMPARE(post(key, "Bearer " + token.chopped(4) + "AAAA"), 401);
    QCOMPARE(post("invented", "Bearer " + token), 404);
    QCOMPARE(post(key, "Basic " + token), 401);
    QCOMPARE(relay->rows().size(), 0);
    QCOMPARE(post(key, "Bearer " + token), 200);
    QCOMPARE(post(key, "Bearer " + token), 200); // a replay in time: dropped by its id
    QCOMPARE(relay->rows().size(), 2);
    relay->clock.advance(10min);
    QCOMPARE(post(key, "Bearer " + token), 401); // and later not even looked at
    QVERIFY(relay->network->allArrived());
    QCOMPARE(relay->network->sent().size(), 3);
    relay.reset();
}

QTEST_GUILESS_MAIN(TstIntake)
#include "tst_intake.moc"
