// Events on their way out: order, tokens, retries, handshakes, faults.
#include "core/literals.h"
#include "exchange/delivery/delivery.h"
#include "support/fakenetwork.h"
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {
http::HttpReply empty(int status)
{
    return {status, {}, {}};
}

Callback callback(const char *connection, int number, const char *address = "http://app/cb?k=v")
{
    Callback e;
    e.kind = Callback::Kind::ParticipantsUpdated;
    e.to = QString::fromLatin1(address);
    e.id = EventId(u"event-%1"_s.arg(number));
    e.connection = CallId(QString::fromLatin1(connection));
    e.apiVersion = u"2026-03-12"_s;
    e.sequence = number;
    return e;
}

IncomingCall incoming(const Clock &clock)
{
    IncomingCall e;
    e.id = EventId(u"ring"_s);
    e.time = Timestamp::fromDateTime(clock.now()).ticks();
    e.to = RawId(u"4:+18005550100"_s);
    e.from = RawId(u"4:+14255550123"_s);
    e.incomingCallContext = u"context"_s;
    return e;
}

QJsonValue member(const http::HttpRequest &request, const char *name)
{
    const QJsonDocument body = QJsonDocument::fromJson(request.body);
    return (body.isArray() ? body.array().first().toObject() : body.object()).value(QLatin1StringView(name));
}
} // namespace

class TestDelivery : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void oneConnectionsEventsLeaveInOrder();
    void aRefusedCallbackIsNotRepeated();
    void aFailingReceiverIsTriedFiveTimes();
    void callbacksCarryAToken();
    void socketsGetTokensOfTheirOwn();
    void theKeyOutlivesTheProcess();
    void aBrokenKeyIsNamedAndKept();
    void aSubscriptionIsValidatedFirst();
    void aSubscriptionIsConfirmedByGet();
    void cloudEventsAskFirst();
    void anIncomingCallIsNotDeliveredLate();
    void eventsAreLostAndDoubled();
    void eventsAreDelayedInOrder();
    void eventsOvertake();
    void wrongFaultsAreNamed();

private:
    /// Lets the answers of the network arrive.
    void turn(std::chrono::milliseconds time = 0ms)
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
        m_timers->advance(time);
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }
    void expect(Result<http::HttpReply> answer) { m_network->expect("POST", "*", std::move(answer)); }
    QList<int> sequences() const
    {
        QList<int> all;
        for (const http::HttpRequest &request : m_network->sent())
            all.append(member(request, "data").toObject()[u"sequenceNumber"].toInt());
        return all;
    }

    QTemporaryDir m_keys; ///< one key for all
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ManualTimers> m_timers;
    std::unique_ptr<FakeNetwork> m_network;
    std::unique_ptr<Delivery> m_delivery;
};

void TestDelivery::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_timers = std::make_unique<ManualTimers>(*m_clock);
    m_network = std::make_unique<FakeNetwork>();
    auto signer = TokenSigner::open(m_keys.path());
    QVERIFY(signer);
    m_delivery = std::make_unique<Delivery>(DeliveryParts{*m_network, *m_timers}, *m_clock, std::move(signer).value(),
                                            DeliveryOptions{u"http://exchange"_s, u"resource"_s, u"local"_s, 1});
}

void TestDelivery::cleanup()
{
    QVERIFY(m_network->allArrived());
    m_delivery.reset();
}

void TestDelivery::oneConnectionsEventsLeaveInOrder()
{
    expect(empty(200));
    expect(empty(204));
    m_delivery->deliver({callback("a", 1), callback("b", 2)});
    QCOMPARE(m_network->sent().size(), 2);
    m_delivery->deliver({callback("a", 3)});
    QCOMPARE(m_network->sent().size(), 2);
    expect(empty(200));
    turn();
    QCOMPARE(sequences(), (QList<int>{1, 2, 3}));
    QCOMPARE(m_network->sent().first().url.query(), u"k=v"_s);
    QCOMPARE(m_delivery->busyQueues(), 0);
}

void TestDelivery::aRefusedCallbackIsNotRepeated()
{
    expect(empty(404));
    expect(empty(200));
    m_delivery->deliver({callback("a", 1), callback("a", 2)});
    turn(1min);
    QCOMPARE(sequences(), (QList<int>{1, 2}));
}

void TestDelivery::aFailingReceiverIsTriedFiveTimes()
{
    for (const int status : {503, 429, 408})
        expect(empty(status));
    expect(transportFailure());
    expect(empty(500));
    expect(empty(200));
    m_delivery->deliver({callback("a", 1), callback("a", 2)});
    turn();
    QCOMPARE(m_network->sent().size(), 1);
    for (const auto pause : {500ms, 1000ms, 2000ms, 4000ms})
        turn(pause);
    QCOMPARE(sequences(), (QList<int>{1, 1, 1, 1, 1, 2}));
    QCOMPARE(m_delivery->busyQueues(), 0);
}

void TestDelivery::callbacksCarryAToken()
{
    for (int i = 0; i < 3; ++i)
        expect(empty(200));
    m_delivery->deliver({callback("a", 1), callback("b", 1)});
    turn(2s);
    m_delivery->deliver({callback("a", 2)});
    turn();
    const auto token = [this](int i) { return http::headerValue(m_network->sent()[i].headers, "Authorization"); };
    QVERIFY(token(0).startsWith("Bearer "));
    QCOMPARE(token(0), token(1));
    QVERIFY(token(0) != token(2));
    const QList<QByteArray> parts = token(2).mid(7).split('.');
    QCOMPARE(parts.size(), 3);
    const auto read = [](const QByteArray &part) {
        return QJsonDocument::fromJson(QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding)).object();
    };
    QCOMPARE(read(parts[0])[u"alg"].toString(), u"RS256"_s);
    QCOMPARE(read(parts[0])[u"kid"].toString(),
             m_delivery->signingKeys()[u"keys"].toArray().first()[u"kid"].toString());
    QCOMPARE(read(parts[1])[u"iss"].toString(), u"http://exchange"_s);
    QCOMPARE(read(parts[1])[u"aud"].toString(), u"resource"_s);
    QCOMPARE(read(parts[1])[u"exp"].toInteger() - read(parts[1])[u"iat"].toInteger(), 300);
    QCOMPARE(m_delivery->openIdConfiguration()[u"jwks_uri"].toString(), u"http://exchange/calling/keys"_s);
}

void TestDelivery::socketsGetTokensOfTheirOwn()
{
    const QByteArray token = m_delivery->socketToken();
    QVERIFY(token != m_delivery->socketToken());
    const auto body
        = QJsonDocument::fromJson(QByteArray::fromBase64(token.split('.')[1], QByteArray::Base64UrlEncoding)).object();
    QCOMPARE(body[u"aud"].toString(), u"resource"_s);
    QCOMPARE(body[u"exp"].toInteger() - body[u"iat"].toInteger(), 24 * 3600);
}

void TestDelivery::theKeyOutlivesTheProcess()
{
    QTemporaryDir folder;
    const auto first = TokenSigner::open(folder.path());
    const auto second = TokenSigner::open(folder.path());
    QVERIFY(first && second);
    QCOMPARE(first.value().keySet(), second.value().keySet());
    const auto others
        = QFile::permissions(folder.filePath(u"signing-key.pem"_s)) & (QFile::ReadGroup | QFile::ReadOther);
    QVERIFY(!others);
    QVERIFY(!TokenSigner::open(folder.filePath(u"no/such/folder"_s)));
}

void TestDelivery::aBrokenKeyIsNamedAndKept()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"signing-key.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("junk") == 4);
    file.close();
    const auto signer = TokenSigner::open(folder.path());
    QVERIFY(!signer);
    QVERIFY2(signer.error().detail.contains("signing-key.pem: holds no RSA key"_L1), qPrintable(signer.error().detail));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("junk"));
}

void TestDelivery::aSubscriptionIsValidatedFirst()
{
    expect(transportFailure());
    m_delivery->subscribe({u"main"_s, QUrl(u"http://app/eventgrid?code=s"_s), wire::GridSchema::EventGrid});
    m_delivery->deliver({incoming(*m_clock)});
    turn();
    const http::HttpRequest &request = m_network->sent().first();
    QCOMPARE(http::headerValue(request.headers, "aeg-event-type"), QByteArray("SubscriptionValidation"));
    const QJsonObject data = member(request, "data").toObject();
    QVERIFY(data[u"validationUrl"].toString().startsWith("http://exchange/exchange/v1/subscriptions/"_L1));
    QVERIFY(m_delivery->isReady());
    QCOMPARE(m_network->sent().size(), 1);
    expect(jsonReply(200, {{u"validationResponse"_s, data[u"validationCode"]}}));
    expect(empty(200));
    turn(250ms);
    turn();
    const http::HttpRequest &ring = m_network->sent().last();
    QCOMPARE(http::headerValue(ring.headers, "aeg-event-type"), QByteArray("Notification"));
    QCOMPARE(http::headerValue(ring.headers, "aeg-subscription-name"), QByteArray("MAIN"));
    QCOMPARE(http::headerValue(ring.headers, "aeg-delivery-count"), QByteArray("0"));
    QCOMPARE(http::headerValue(ring.headers, "aeg-output-event-id"), QByteArray("ring"));
    QCOMPARE(member(ring, "eventType").toString(), u"Microsoft.Communication.IncomingCall"_s);
    QVERIFY(!member(ring, "data").toObject().contains(u"customContext"_s));
}

void TestDelivery::aSubscriptionIsConfirmedByGet()
{
    expect(empty(200));
    m_delivery->subscribe({u"main"_s, QUrl(u"http://app/eventgrid"_s), wire::GridSchema::EventGrid});
    m_delivery->deliver({incoming(*m_clock)});
    const QString code = member(m_network->sent().first(), "data").toObject()[u"validationCode"].toString();
    QVERIFY(!m_delivery->confirm(u"guess"_s));
    QCoreApplication::processEvents();
    expect(empty(200));
    QVERIFY(m_delivery->confirm(code));
    turn();
    QCOMPARE(m_network->sent().size(), 2);
}

void TestDelivery::cloudEventsAskFirst()
{
    m_network->expect("OPTIONS", "*", http::HttpReply{200, {{"WebHook-Allowed-Origin", "example.org"}}, {}});
    m_delivery->subscribe({u"main"_s, QUrl(u"http://app/cloud"_s), wire::GridSchema::CloudEvents});
    turn();
    QCOMPARE(http::headerValue(m_network->sent().first().headers, "WebHook-Request-Origin"),
             QByteArray("eventgrid.azure.net"));
    m_network->expect("OPTIONS", "*", http::HttpReply{200, {{"WebHook-Allowed-Origin", "*"}}, {}});
    turn(250ms);
    expect(empty(202));
    m_delivery->deliver({incoming(*m_clock)});
    turn();
    QCOMPARE(member(m_network->sent().last(), "specversion").toString(), u"1.0"_s);
    QCOMPARE(member(m_network->sent().last(), "type").toString(), u"Microsoft.Communication.IncomingCall"_s);
}

void TestDelivery::anIncomingCallIsNotDeliveredLate()
{
    m_network->expect("OPTIONS", "*", http::HttpReply{200, {{"WebHook-Allowed-Origin", "*"}}, {}});
    m_delivery->subscribe({u"main"_s, QUrl(u"http://app/cloud"_s), wire::GridSchema::CloudEvents});
    turn();
    CallNotice started;
    started.id = EventId(u"started"_s);
    expect(empty(500));
    expect(empty(503));
    m_delivery->deliver({incoming(*m_clock), started});
    turn();
    expect(empty(500));
    turn(10s);
    QCOMPARE(member(m_network->sent().last(), "id").toString(), u"ring"_s);
    expect(empty(200));
    turn(20s);
    QCOMPARE(http::headerValue(m_network->sent().last().headers, "aeg-delivery-count"), QByteArray("1"));
    QCOMPARE(member(m_network->sent().last(), "id").toString(), u"started"_s);
    turn(10min);
}

void TestDelivery::eventsAreLostAndDoubled()
{
    const QJsonArray rules{QJsonObject{{u"type"_s, u"ParticipantsUpdated"_s}, {u"lose"_s, true}, {u"count"_s, 1}},
                           QJsonObject{{u"duplicate"_s, true}, {u"count"_s, 1}}};
    QVERIFY(m_delivery->setFaults({{u"events"_s, rules}}));
    for (int i = 0; i < 3; ++i)
        expect(empty(200));
    m_delivery->deliver({callback("a", 1), callback("a", 2), callback("a", 3)});
    turn();
    QCOMPARE(sequences(), (QList<int>{2, 2, 3}));
}

void TestDelivery::eventsAreDelayedInOrder()
{
    QVERIFY(m_delivery->setFaults({{u"events"_s, QJsonArray{QJsonObject{{u"delay"_s, 4}, {u"count"_s, 1}}}}}));
    m_delivery->deliver({callback("a", 1), callback("a", 2)});
    turn(3999ms);
    QCOMPARE(m_network->sent().size(), 0);
    expect(empty(200));
    expect(empty(200));
    turn(1ms);
    QCOMPARE(sequences(), (QList<int>{1, 2}));
}

void TestDelivery::eventsOvertake()
{
    QVERIFY(m_delivery->setFaults({{u"events"_s, QJsonArray{QJsonObject{{u"reorder"_s, 1}, {u"count"_s, 1}}}}}));
    expect(empty(200));
    m_delivery->deliver({callback("a", 1), callback("a", 2)});
    turn();
    QCOMPARE(m_delivery->busyQueues(), 1);
    expect(empty(200));
    turn(1s);
    QCOMPARE(sequences(), (QList<int>{2, 1}));
    QCOMPARE(m_delivery->busyQueues(), 0);
}

void TestDelivery::wrongFaultsAreNamed()
{
    const auto says = [this](const QJsonObject &faults, const char *problem) {
        const auto set = m_delivery->setFaults(faults);
        return !set && set.error().detail.contains(QLatin1StringView(problem));
    };
    QVERIFY(says({{u"evnts"_s, QJsonArray()}}, "$.evnts: unknown"));
    QVERIFY(says({{u"events"_s, 1}}, "$.events: wrong type"));
    QVERIFY(says({{u"events"_s, QJsonArray{QJsonObject{{u"rate"_s, 1.5}}}}}, "$.events[0].rate: out of 0..1"));
    QVERIFY(says({{u"events"_s, QJsonArray{QJsonObject{{u"delay"_s, -1}}}}}, "$.events[0].delay: out of 0..600"));
    QVERIFY(says({{u"events"_s, QJsonArray{QJsonObject{{u"losse"_s, true}}}}}, "$.events[0].losse: unknown"));
    QVERIFY(says({{u"events"_s, QJsonArray{QJsonObject{{u"type"_s, u"CallConected"_s}, {u"lose"_s, true}}}}},
                 "$.events[0].type: no event is named \"CallConected\""));
    QVERIFY(says({{u"events"_s, QJsonArray{QJsonObject{{u"type"_s, u"CallConnected"_s}}}}},
                 "$.events[0]: changes nothing"));
    QVERIFY(says({{u"events"_s, QJsonArray{QJsonObject{{u"lose"_s, true}, {u"count"_s, -1}}}}},
                 "$.events[0].count: must not be negative"));
    for (const char *type : {"CallConnected", "Microsoft.Communication.CallConnected", "IncomingCall", "CallEnded"}) {
        const QJsonObject rule{{u"type"_s, QString::fromLatin1(type)}, {u"lose"_s, true}};
        QVERIFY2(m_delivery->setFaults({{u"events"_s, QJsonArray{rule}}}), type);
    }
}

QTEST_GUILESS_MAIN(TestDelivery)
#include "tst_delivery.moc"
