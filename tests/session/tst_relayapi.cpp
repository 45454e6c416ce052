#include "core/literals.h"
#include "session/net/httprelayapi.h"
#include "support/fakenetwork.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace callboard;

class TstRelayApi : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_network = std::make_shared<test::FakeNetwork>();
        http::HttpClientParts parts;
        parts.transport = m_network;
        parts.retry.tries = 1;
        m_api = std::make_unique<HttpRelayApi>(parts);
    }
    void cleanup() { QVERIFY(m_network->allArrived()); }

    void signInSendsThePasswordAndReadsTheGrant()
    {
        m_network->expect("POST", "/v1/signin", test::jsonReply(200, grant()));
        const Result<Grant> result = await(m_api->signIn(relay, u"mina"_s, u"pass"_s));
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        const QJsonObject sent = QJsonDocument::fromJson(m_network->sent()[0].body).object();
        QCOMPARE(sent, QJsonObject({{u"user"_s, u"mina"_s}, {u"password"_s, u"pass"_s}}));
        QCOMPARE(result->token, u"t1"_s);
        QCOMPARE(result->user.name, UserName(u"mina"_s));
        QCOMPARE(result->user.roles, QStringList({u"agent"_s}));
        QCOMPARE(result->socket, QUrl(u"ws://127.0.0.1:1/client/hubs/callboard"_s));
        QCOMPARE(result->expiresAt.toUTC().time(), QTime(10, 0));
    }
    void noSecretLeavesOverPlainHttp()
    {
        const Result<Grant> result = await(m_api->signIn(QUrl(u"http://relay.example"_s), u"mina"_s, u"pass"_s));
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"NotSecure"_s);
        QVERIFY(m_network->sent().isEmpty());
        QVERIFY(isSecure(QUrl(u"https://relay.example"_s)) && isSecure(QUrl(u"http://[::1]:8080"_s)));
    }
    void aRefreshAndTheStateCarryTheToken()
    {
        m_network->expect("POST", "/v1/refresh", test::jsonReply(200, grant()));
        QVERIFY(await(m_api->refresh(relay, u"t0"_s)));
        const QJsonObject state{{u"epoch"_s, u"e1"_s},
                                {u"offset"_s, 7},
                                {u"at"_s, u"2026-03-16T09:00:00Z"_s},
                                {u"state"_s, QJsonObject{{u"v"_s, 1}}}};
        m_network->expect("GET", "/v1/state", test::jsonReply(200, state));
        const Result<StateAnswer> answer = await(m_api->state(relay, u"t1"_s));
        QVERIFY(answer);
        QCOMPARE(answer->position, (StreamJoin::Position{u"e1"_s, 7}));
        QCOMPARE(answer->state.value(u"v"_s).toInt(), 1);
        QCOMPARE(http::headerValue(m_network->sent()[0].headers, "authorization"), "Bearer t0");
        QCOMPARE(http::headerValue(m_network->sent()[1].headers, "authorization"), "Bearer t1");
    }
    void missedEventsAreAskedForByPosition()
    {
        const QJsonObject event{{u"epoch"_s, u"e 1"_s}, {u"offset"_s, 8},      {u"at"_s, u"2026-03-16T09:00:00Z"_s},
                                {u"type"_s, u"x"_s},    {u"callId"_s, u"a"_s}, {u"body"_s, QJsonObject()}};
        const QJsonObject page{
            {u"epoch"_s, u"e 1"_s}, {u"events"_s, QJsonArray{event}}, {u"last"_s, 9}, {u"more"_s, true}};
        m_network->expect("GET", "/v1/events?after=7&epoch=e%201&limit=5000", test::jsonReply(200, page));
        const Result<EventsAnswer> answer = await(m_api->events(relay, u"t1"_s, {u"e 1"_s, 7}));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->events.size(), 1);
        QCOMPARE(answer->last, 9);
        QVERIFY(answer->more);
    }
    void aPositionThatIsGoneIsTold()
    {
        m_network->expect("GET", "*", test::errorReply(410, u"PositionGone"_s));
        const Result<EventsAnswer> answer = await(m_api->events(relay, u"t1"_s, {u"e1"_s, 7}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"PositionGone"_s);
    }
    void aBrokenAnswerIsAnErrorWithItsPath()
    {
        QJsonObject broken = grant();
        broken.remove(u"token"_s);
        broken.insert(u"url"_s, u"http://x"_s);
        m_network->expect("POST", "/v1/signin", test::jsonReply(200, broken));
        const Result<Grant> result = await(m_api->signIn(relay, u"mina"_s, u"pass"_s));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ApiError::Kind::Protocol);
        QVERIFY(result.error().detail.contains("$.token: missing"_L1));
        QVERIFY(!readState("{}") && !readEvents("[]") && !readGrant("nonsense"));
        QVERIFY(!readEvents(R"x({"epoch":"e","last":1,"more":false,"events":[{"offset":"1"}]})x"));
    }

private:
    static QJsonObject grant()
    {
        const QJsonObject user{
            {u"name"_s, u"mina"_s}, {u"displayName"_s, u"Mina K."_s}, {u"roles"_s, QJsonArray{u"agent"_s}}};
        return {{u"token"_s, u"t1"_s},
                {u"expiresAt"_s, u"2026-03-16T10:00:00Z"_s},
                {u"url"_s, u"ws://127.0.0.1:1/client/hubs/callboard"_s},
                {u"user"_s, user}};
    }
    template<class T>
    static Result<T> await(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return ApiError::of(ApiError::Kind::Timeout, u"the future never ended"_s);
        return future.result();
    }
    const QUrl relay{u"http://127.0.0.1:1"_s};
    std::shared_ptr<test::FakeNetwork> m_network;
    std::unique_ptr<HttpRelayApi> m_api;
};

QTEST_GUILESS_MAIN(TstRelayApi)
#include "tst_relayapi.moc"
