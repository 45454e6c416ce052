// Retries, repeatability, cancellation and the log, on a scripted network and clock.
#include "core/literals.h"
#include "http/hmac.h"
#include "http/httpclient.h"
#include "support/fakenetwork.h"
#include <QTest>

using namespace callboard;
using namespace callboard::http;
using namespace callboard::test;
using namespace std::chrono_literals;

class TestHttpClient : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::shared_ptr<FakeNetwork> m_network;
    std::shared_ptr<ManualTimers> m_timers;
    std::shared_ptr<RequestLog> m_log;
    std::optional<HttpClient> m_client;

    static HttpRequest request(const QByteArray &method, bool repeatable = false)
    {
        HttpRequest request;
        request.method = method;
        request.url = rawUrl(QUrl(u"https://service.example"_s), "/calling/x").value();
        request.repeatable = repeatable;
        return request;
    }
    void expect(const QByteArray &method, Result<HttpReply> answer)
    {
        m_network->expect(method, "/calling/x", std::move(answer));
    }
    Result<HttpReply> outcome(const QFuture<Result<HttpReply>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return transportFailure();
        return future.result();
    }
    /// Lets the answer arrive; true when a retry is now waiting.
    bool waits()
    {
        return QTest::qWaitFor([this] { return m_timers->pending() > 0; }, 1000);
    }

private slots:
    void init()
    {
        m_clock.restart();
        m_network = std::make_shared<FakeNetwork>();
        m_timers = std::make_shared<ManualTimers>(m_clock);
        m_log = std::make_shared<RequestLog>(3);
        HttpClientParts parts;
        parts.transport = m_network;
        parts.timers = m_timers;
        parts.log = m_log;
        parts.clock = &m_clock;
        parts.authorizer = std::make_shared<HmacAuthorizer>("key", m_clock);
        m_client.emplace(parts);
    }
    void cleanup() { QVERIFY(m_network->allArrived()); }

    void aGoodAnswerComesBack()
    {
        expect("POST", jsonReply(202, {{u"a"_s, 1}}));
        const auto reply = outcome(m_client->send(request("POST")));
        QVERIFY(reply);
        QCOMPARE(reply->status, 202);
        QCOMPARE(reply->body, R"({"a":1})");
        QVERIFY(!headerValue(m_network->sent()[0].headers, "Authorization").isEmpty());
        QVERIFY(!headerValue(m_network->sent()[0].headers, "x-ms-client-request-id").isEmpty());
        QVERIFY(headerValue(m_network->sent()[0].headers, "Repeatability-Request-ID").isEmpty());
    }

    void refusalsBecomeErrors_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ApiError::Kind>("kind");
        QTest::newRow("400") << 400 << ApiError::Kind::Invalid;
        QTest::newRow("401") << 401 << ApiError::Kind::Auth;
        QTest::newRow("404") << 404 << ApiError::Kind::NotFound;
        QTest::newRow("409") << 409 << ApiError::Kind::Conflict;
        QTest::newRow("501") << 501 << ApiError::Kind::Server;
        QTest::newRow("302") << 302 << ApiError::Kind::Protocol;
    }
    void refusalsBecomeErrors()
    {
        QFETCH(int, status);
        QFETCH(ApiError::Kind, kind);
        expect("GET", errorReply(status, u"8522"_s));
        const auto reply = outcome(m_client->send(request("GET", true)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, kind);
        QCOMPARE(reply.error().httpStatus, status);
        QCOMPARE(reply.error().code, status < 400 ? QString() : u"8522"_s);
        QCOMPARE(reply.error().requestId.size(), 36);
    }

    void anErrorBodyThatIsNoJsonIsStillAnError()
    {
        expect("POST", HttpReply{500, {}, "<html>"});
        const auto reply = outcome(m_client->send(request("POST")));
        QCOMPARE(reply.error().kind, ApiError::Kind::Server);
        QVERIFY(reply.error().code.isEmpty());
    }

    void nothingIsSentBeforeItsTime_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("seconds");
        QTest::newRow("429") << 429 << QByteArray("7") << 7;
        QTest::newRow("503") << 503 << QByteArray("1") << 1;
        QTest::newRow("0") << 429 << QByteArray("0") << 0;
        QTest::newRow("date") << 503 << httpDate(ManualClock().now().addSecs(12)) << 12;
    }
    void nothingIsSentBeforeItsTime()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, value);
        QFETCH(int, seconds);
        expect("GET", errorReply(status, u"Busy"_s, {{"Retry-After", value}}));
        const auto future = m_client->send(request("GET"));
        QVERIFY(waits());
        QCOMPARE(*m_timers->next(), std::chrono::seconds(seconds));
        if (seconds > 0)
            m_timers->advance(std::chrono::seconds(seconds) - 1ms);
        QCOMPARE(m_network->sent().size(), 1);
        expect("GET", jsonReply(200));
        m_timers->advance(1ms);
        QVERIFY(outcome(future));
        QCOMPARE(m_network->sent().size(), 2);
    }

    void aStormOfRefusalsKeepsTimeAndSendsNothingTwice()
    {
        QList<QFuture<Result<HttpReply>>> futures;
        for (int i = 0; i < 100; ++i) {
            const int status = i % 2 == 0 ? 429 : 503;
            expect("POST", errorReply(status, u"Busy"_s, {{"Retry-After", QByteArray::number(1 + i % 5)}}));
        }
        for (int i = 0; i < 100; ++i)
            futures.append(m_client->send(request("POST", true)));
        QTRY_COMPARE(m_timers->pending(), 100);
        for (int second = 1; second <= 5; ++second) {
            for (int i = 0; i < 20; ++i)
                expect("POST", jsonReply(202));
            m_timers->advance(999ms);
            QCOMPARE(m_network->sent().size(), 100 + (second - 1) * 20);
            m_timers->advance(1ms);
            QCOMPARE(m_network->sent().size(), 100 + second * 20);
        }
        QHash<QByteArray, int> uses;
        for (const HttpRequest &sent : m_network->sent())
            ++uses[headerValue(sent.headers, "Repeatability-Request-ID")];
        QCOMPARE(uses.size(), 100);
        for (const auto &future : futures)
            QVERIFY(outcome(future));
    }

    void aWaitThatIsTooLongIsTheCallersBusiness()
    {
        expect("GET", errorReply(429, u"Busy"_s, {{"Retry-After", "3600"}}));
        const auto reply = outcome(m_client->send(request("GET")));
        QCOMPARE(reply.error().kind, ApiError::Kind::Throttled);
        QCOMPARE(*reply.error().retryAfter, 1h);
    }

    void aCallIsNeverDialledTwiceUnasked_data()
    {
        QTest::addColumn<Result<HttpReply>>("answer");
        ApiError timeout;
        timeout.kind = ApiError::Kind::Timeout;
        QTest::newRow("429") << Result<HttpReply>(errorReply(429, {}, {{"Retry-After", "1"}}));
        QTest::newRow("503") << Result<HttpReply>(errorReply(503, {}));
        QTest::newRow("transport") << Result<HttpReply>(transportFailure());
        QTest::newRow("timeout") << Result<HttpReply>(timeout);
    }
    void aCallIsNeverDialledTwiceUnasked()
    {
        QFETCH(Result<HttpReply>, answer);
        expect("POST", answer);
        QVERIFY(!outcome(m_client->send(request("POST"))));
        QCOMPARE(m_timers->pending(), 0);
    }

    void aRepeatKeepsItsPairAndSignsAnew()
    {
        expect("POST", transportFailure());
        HttpRequest dial = request("POST", true);
        dial.body = "{}";
        m_clock.advance(800ms); // the pause ends in the next second
        const auto future = m_client->send(dial);
        QVERIFY(waits());
        QCOMPARE_GE(*m_timers->next(), 250ms);
        expect("POST", jsonReply(201));
        m_timers->advance(2s);
        QVERIFY(outcome(future));
        const auto field = [this](int i, const char *name) { return headerValue(m_network->sent()[i].headers, name); };
        QCOMPARE(field(0, "Repeatability-Request-ID").size(), 36);
        QCOMPARE(field(1, "Repeatability-Request-ID"), field(0, "Repeatability-Request-ID"));
        QCOMPARE(field(1, "Repeatability-First-Sent"), field(0, "Repeatability-First-Sent"));
        QCOMPARE(field(1, "x-ms-client-request-id"), field(0, "x-ms-client-request-id"));
        QVERIFY(field(1, "x-ms-date") != field(0, "x-ms-date"));
        QVERIFY(field(1, "Authorization") != field(0, "Authorization"));
        QCOMPARE(m_network->sent()[1].body, "{}");
    }

    void aPairThatIsThereIsKept()
    {
        HttpRequest passed = request("POST", true);
        passed.headers = {{"repeatability-request-id", "mine"}, {"repeatability-first-sent", "then"}};
        expect("POST", jsonReply(200));
        QVERIFY(outcome(m_client->send(passed)));
        QCOMPARE(headerValue(m_network->sent()[0].headers, "Repeatability-Request-ID"), "mine");
        QCOMPARE(headerValue(m_network->sent()[0].headers, "Repeatability-First-Sent"), "then");
    }

    void pausesGrowAndTriesEnd()
    {
        const auto future = [this] {
            expect("GET", errorReply(500, {}));
            return m_client->send(request("GET"));
        }();
        std::chrono::milliseconds before{0};
        for (int tries = 1; tries < 4; ++tries) {
            QVERIFY(waits());
            QVERIFY(*m_timers->next() > before);
            before = *m_timers->next();
            expect("GET", errorReply(500, u"still"_s));
            m_timers->advance(before);
        }
        const auto reply = outcome(future);
        QCOMPARE(reply.error().code, u"still"_s);
        QCOMPARE(m_network->sent().size(), 4);
    }

    void cancellingStopsTheRequest()
    {
        m_network->expectAndHang("GET", "/calling/x");
        auto future = m_client->send(request("GET"));
        future.cancel();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 0);
        QTRY_COMPARE(m_network->aborted(), 1);
        QCOMPARE(m_log->entries().back().error, u"cancelled"_s);
    }

    void cancellingStopsTheNextTry()
    {
        expect("GET", errorReply(503, {}, {{"Retry-After", "1"}}));
        auto future = m_client->send(request("GET"));
        QVERIFY(waits());
        future.cancel();
        QTRY_COMPARE(m_timers->pending(), 0);
        m_timers->advance(10s);
        QCOMPARE(m_network->sent().size(), 1);
        QVERIFY(future.isFinished());
    }

    void aTokenIsNotSentInTheClear()
    {
        HttpClientParts parts;
        parts.transport = m_network;
        parts.clock = &m_clock;
        parts.authorizer = std::make_shared<BearerAuthorizer>(std::make_shared<FixedToken>("secret"));
        HttpClient client(parts);
        HttpRequest plain = request("GET");
        plain.url = QUrl(u"http://relay.example/v1/state"_s);
        QCOMPARE(outcome(client.send(plain)).error().kind, ApiError::Kind::Invalid);
        m_network->expect("GET", "/v1/state", jsonReply(200));
        plain.url = QUrl(u"http://127.0.0.1:8080/v1/state"_s);
        QVERIFY(outcome(client.send(plain)));
        QCOMPARE(headerValue(m_network->sent()[0].headers, "Authorization"), "Bearer secret");
    }

    void withoutATokenNothingIsSent()
    {
        HttpClientParts parts;
        parts.transport = m_network;
        parts.authorizer = std::make_shared<BearerAuthorizer>(std::make_shared<FixedToken>());
        QCOMPARE(outcome(HttpClient(parts).send(request("GET"))).error().kind, ApiError::Kind::Auth);
    }

    void theLogKeepsTheLastTriesWithoutSecrets()
    {
        QList<RequestLogEntry> told;
        connect(m_log.get(), &RequestLog::added, this, [&](const RequestLogEntry &entry) { told.append(entry); });
        for (int i = 0; i < 4; ++i) {
            m_network->expect("GET", "*", i == 3 ? errorReply(404, u"8522"_s) : jsonReply(200));
            HttpRequest get = request("GET");
            get.url = rawUrl(QUrl(u"https://service.example"_s),
                             "/calling/callConnections/c/participants/4%3A%2B14255550123?access_token=abcdefghijkl")
                          .value();
            Q_UNUSED(outcome(m_client->send(get)))
        }
        QCOMPARE(told.size(), 4);
        QCOMPARE(m_log->entries().size(), 3U);
        const RequestLogEntry &last = m_log->entries().back();
        QCOMPARE(last.status, 404);
        QCOMPARE(last.error, u"notFound 8522"_s);
        QCOMPARE(last.attempt, 1);
        QVERIFY2(!last.url.contains("1425555"_L1), qPrintable(last.url));
        QVERIFY2(!last.url.contains("abcdefghijkl"_L1), qPrintable(last.url));
    }

    void theRequestOutlivesItsClient()
    {
        expect("GET", jsonReply(200));
        const auto future = m_client->send(request("GET"));
        m_client.reset();
        QVERIFY(outcome(future));
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
