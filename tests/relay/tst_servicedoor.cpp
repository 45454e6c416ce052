// The sockets that the service opens: a key, the service's token and the id of the key's call, or nothing.
#include "core/literals.h"
#include "relay/relayfixture.h"
#include "relay/socketclient.h"
#include "relay/testissuer.h"
#include <QJsonArray>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {
const QByteArray CallHeader = "x-ms-call-connection-id: c-1\r\n";

QByteArray bearer(const QByteArray &token)
{
    return "Authorization: Bearer " + token + "\r\n";
}
} // namespace

class TstServiceDoor : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayFixture> relay;
    QByteArray key;

    int knock(const QByteArray &headers, const QByteArray &door = "/media/")
    {
        return SocketClient(relay->port, door + key, headers).status();
    }

private slots:
    void init()
    {
        relay = std::make_unique<RelayFixture>();
        key = relay->makeKey("mina");
        QCOMPARE(relay->ask("POST", "/callbacks/" + key, callback("CallConnected", "e-1", "c-1")).status, 200);
        relay->settle();
    }
    void cleanup() { relay.reset(); }

    void theServiceNeedsAKeyAndTheIdOfItsCall_data()
    {
        QTest::addColumn<QByteArray>("keyInUrl");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("status");
        QTest::newRow("right") << QByteArray() << CallHeader << 101;
        QTest::newRow("unknown key") << QByteArray("AAAAAAAAAAAAAAAAAAAAAA") << CallHeader << 404;
        QTest::newRow("no id") << QByteArray() << QByteArray() << 400;
        QTest::newRow("id of another call") << QByteArray() << QByteArray("x-ms-call-connection-id: c-2\r\n") << 403;
    }
    void theServiceNeedsAKeyAndTheIdOfItsCall()
    {
        QFETCH(QByteArray, keyInUrl);
        QFETCH(QByteArray, header);
        QFETCH(int, status);
        for (const char *door : {"/media/", "/transcription/"}) {
            SocketClient socket(relay->port, door + (keyInUrl.isEmpty() ? key : keyInUrl), header);
            QCOMPARE(socket.status(), status);
        }
    }
    void aKeyIsForOneCallWhoeverNamesItFirst()
    {
        key = relay->makeKey("mina");
        QCOMPARE(knock("x-ms-call-connection-id: c-9\r\n"), 101);
        QCOMPARE(knock("x-ms-call-connection-id: c-8\r\n"), 403);
        QCOMPARE(knock("x-ms-call-connection-id: c-9\r\n"), 101);
    }
    void onlyTheServicesTokenOpensASocket();
};

void TstServiceDoor::onlyTheServicesTokenOpensASocket()
{
    const SigningKey signer(u"first"_s), stranger(u"stranger"_s);
    relay = std::make_unique<RelayFixture>(RelayFixtureOptions{
        .issuer = Issuer{QUrl(u"https://issuer.test/config"_s), u"https://issuer.test"_s, u"resource-1"_s}});
    key = relay->makeKey("mina");
    const qint64 now = relay->clock.now().toSecsSinceEpoch() + 2; // when the keys are there
    const QJsonObject claims{
        {u"iss"_s, u"https://issuer.test"_s}, {u"aud"_s, u"resource-1"_s}, {u"nbf"_s, now}, {u"exp"_s, now + 86'400}};
    relay->network->expect("GET", "/config", transportFailure());
    QCOMPARE(knock(CallHeader + bearer(signer.token(claims))), 503);
    relay->clock.advance(2s);
    relay->network->expect(
        "GET", "/config",
        jsonReply(200, {{u"issuer"_s, u"https://issuer.test"_s}, {u"jwks_uri"_s, u"https://issuer.test/keys"_s}}));
    relay->network->expect("GET", "/keys", jsonReply(200, {{u"keys"_s, QJsonArray{signer.jwk()}}}));
    QCOMPARE(knock(CallHeader + bearer(signer.token(claims))), 101);
    const auto forged = forgedTokens(signer, stranger, claims);
    for (auto it = forged.cbegin(); it != forged.cend(); ++it) {
        if (it.value().endsWith(' '))
            continue; // no part of a header field
        for (const char *door : {"/media/", "/transcription/"}) {
            SocketClient socket(relay->port, door + key, CallHeader + bearer(it.value()));
            QVERIFY2(socket.status() == 401, it.key().constData());
        }
    }
    QCOMPARE(knock(CallHeader), 401);
    QCOMPARE(knock(bearer(signer.token(claims))), 400);
    QCOMPARE(knock(CallHeader + bearer(relay->mina())), 401);
    key = "AAAAAAAAAAAAAAAAAAAAAA";
    QCOMPARE(knock(CallHeader + bearer(signer.token(claims))), 404);
    QVERIFY(relay->network->allArrived());
}

QTEST_GUILESS_MAIN(TstServiceDoor)
#include "tst_servicedoor.moc"
