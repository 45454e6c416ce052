// What a request has to pass, faults on demand, and the control interface.
#include "exchange/rest/signature.h"
#include "exchange/restfixture.h"
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>
#include <QUuid>

using namespace callboard;
using namespace callboard::exchange;

class TestGate : public RestFixture
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }
    void theContractsSignaturesVerify();
    void unsignedAndForgedRequestsAreDenied();
    void anUnknownVersionIsRefused();
    void aRepeatedRequestIsAnsweredOnce();
    void answersFailOnDemand();
    void aDroppedConnectionHasNoAnswer();
    void aLostAnswerIsGivenAgain();
    void rulesThatDoNothingAreRefused_data();
    void rulesThatDoNothingAreRefused();
    void refusedFaultsChangeNothing();
    void theControlInterfaceNeedsTheKey();
    void endpointsAndDialling();
    void dialsThatMakeNoSenseAreRefused_data();
    void dialsThatMakeNoSenseAreRefused();
    void aCallerMayHideAndSendContext();
    void unknownAddressesGetJson();
};

void TestGate::theContractsSignaturesVerify()
{
    using Verdict = http::HmacVerdict;
    httpd::Request r;
    r.method = "POST";
    r.target = "/calling/callConnections:reject?api-version=2026-03-12";
    r.body = R"({"incomingCallContext":"sample-context","callRejectReason":"busy"})";
    r.headers.add("x-ms-date", "Mon, 02 Mar 2026 10:15:30 GMT");
    r.headers.add("x-ms-content-sha256", "T3FLqH4stdSpsduX1qFY1qiXuKcdf/IYwCq87cCk/n8=");
    r.headers.add("Host", "127.0.0.1:28481");
    r.headers.add("Authorization",
                  "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                  "ANFpWVY6CqCqefW8IOGp1HmWRMZTwz2ttOBCo1OEWpg=");
    const QDateTime now(QDate(2026, 3, 2), QTime(10, 29), QTimeZone::utc());
    QCOMPARE(verifySignature(r, Key, now), Verdict::Ok);
    QCOMPARE(verifySignature(r, Key, now.addSecs(120)), Verdict::StaleDate);
    r.headers.set("Host", "contoso.unitedstates.communication.azure.com");
    QCOMPARE(verifySignature(r, Key, now), Verdict::BadSignature);
    r.headers.set("Host", "127.0.0.1:28481");
    r.body += ' ';
    QCOMPARE(verifySignature(r, Key, now), Verdict::BodyMismatch);
    r.headers.set("Host", "contoso.unitedstates.communication.azure.com");
    r.method = "GET";
    r.body.clear();
    r.target = "/calling/callConnections/421f3500-3b5d-4a7e-9c11-6a1f2b3c4d5e/participants/"
               "4%3A%2B14255550123?api-version=2026-03-12";
    r.headers.set("x-ms-content-sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    r.headers.set("Authorization",
                  "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                  "UFOmkwyKd+0ve+6cPncNpMIU1h2iTj0D9tOfqVpPmLQ=");
    QCOMPARE(verifySignature(r, Key, now), Verdict::Ok);
}

void TestGate::unsignedAndForgedRequestsAreDenied()
{
    const auto denied = [this] {
        const ApiAnswer answer = m_client->post("/calling/callConnections", createBody());
        return answer.status == 401 && answer.error() == "Denied"_L1;
    };
    m_client->secondsOff = -16 * 60;
    QVERIFY(denied());
    m_client->secondsOff = 16 * 60;
    QVERIFY(denied());
    m_client->secondsOff = -14 * 60;
    QVERIFY(!denied());
    m_client->secondsOff = 0;
    m_client->extraBody = " ";
    QVERIFY(denied());
    m_client->extraBody.clear();
    m_client->extraHeaders = {{"Authorization", "Bearer " + Key.toBase64()}};
    QVERIFY(denied());
    m_client->extraHeaders.clear();
    QVERIFY(!denied());
    ApiClient stranger(m_endpoint, QByteArray(64, 'x'));
    QCOMPARE(stranger.get("/calling/callConnections/x").status, 401);
}

void TestGate::anUnknownVersionIsRefused()
{
    for (const QLatin1StringView version : wire::ApiVersions) {
        m_client->apiVersion = version.latin1();
        QCOMPARE(m_client->get("/calling/callConnections/none").status, 404);
    }
    m_client->apiVersion = "2024-06-15-preview";
    const ApiAnswer answer = m_client->get("/calling/callConnections/none");
    QCOMPARE(answer.status, 400);
    QVERIFY(!answer.error().isEmpty());
}

void TestGate::aRepeatedRequestIsAnsweredOnce()
{
    const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    m_client->extraHeaders
        = {{"Repeatability-Request-ID", id}, {"Repeatability-First-Sent", "Mon, 02 Mar 2026 10:15:30 GMT"}};
    const ApiAnswer first = m_client->post("/calling/callConnections", createBody());
    const ApiAnswer again = m_client->post("/calling/callConnections", createBody());
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QCOMPARE(m_runner->state().calls.size(), size_t(1));
    QJsonObject other = createBody();
    other.insert(u"operationContext"_s, u"other"_s);
    QCOMPARE(m_client->post("/calling/callConnections", other).status, 400);
    m_client->extraHeaders
        = {{"Repeatability-Request-ID", "not-a-uuid"}, {"Repeatability-First-Sent", "Mon, 02 Mar 2026 10:15:30 GMT"}};
    QCOMPARE(m_client->post("/calling/callConnections", createBody()).status, 400);
    m_client->extraHeaders = {{"Repeatability-Request-ID", id}};
    QCOMPARE(m_client->post("/calling/callConnections", createBody()).status, 400);
}

void TestGate::answersFailOnDemand()
{
    const QJsonArray rules{
        QJsonObject{{u"operation"_s, u"createCall"_s}, {u"status"_s, 429}, {u"retryAfter"_s, 3}, {u"count"_s, 1}}};
    QCOMPARE(m_client
                 ->control("PUT", "/exchange/v1/faults",
                           {{u"answers"_s, rules}, {u"delivery"_s, QJsonObject{{u"lose"_s, 1}}}})
                 .status,
             200);
    QVERIFY(m_deliveryFaults.contains(u"delivery"_s) && !m_deliveryFaults.contains(u"answers"_s));
    QCOMPARE(m_client->get("/calling/callConnections/none").status, 404);
    const ApiAnswer throttled = m_client->post("/calling/callConnections", createBody());
    QCOMPARE(throttled.status, 429);
    QCOMPARE(throttled.headers.value("retry-after"), QByteArray("3"));
    QCOMPARE(m_client->post("/calling/callConnections", createBody()).status, 201);
    for (const QJsonObject &bad :
         {QJsonObject{{u"status"_s, 200}}, QJsonObject{{u"rate"_s, 2}}, QJsonObject{{u"typo"_s, 1}}})
        QCOMPARE(m_client->control("PUT", "/exchange/v1/faults", {{u"answers"_s, QJsonArray{bad}}}).status, 400);
    QCOMPARE(m_client->control("PUT", "/exchange/v1/faults", {{u"bad"_s, 1}}).status, 400);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(
        m_client->control("PUT", "/exchange/v1/faults", {{u"answers"_s, QJsonArray{QJsonObject{{u"delay"_s, 0.2}}}}})
            .status,
        200);
    QCOMPARE(m_client->get("/calling/callConnections/none").status, 404);
    QVERIFY(timer.elapsed() >= 200);
}

void TestGate::aDroppedConnectionHasNoAnswer()
{
    QCOMPARE(
        m_client->control("PUT", "/exchange/v1/faults", {{u"answers"_s, QJsonArray{QJsonObject{{u"drop"_s, true}}}}})
            .status,
        200);
    QCOMPARE(m_client->post("/calling/callConnections", createBody()).status, 0);
    QCOMPARE(m_client->control("PUT", "/exchange/v1/faults", {}).status, 200);
    QCOMPARE(m_client->post("/calling/callConnections", createBody()).status, 201);
}

void TestGate::aLostAnswerIsGivenAgain()
{
    const QJsonObject lost{{u"operation"_s, u"createCall"_s}, {u"drop"_s, true}, {u"after"_s, true}};
    QCOMPARE(m_client->control("PUT", "/exchange/v1/faults", {{u"answers"_s, QJsonArray{lost}}}).status, 200);
    m_client->extraHeaders = {{"Repeatability-Request-ID", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)},
                              {"Repeatability-First-Sent", "Mon, 02 Mar 2026 10:15:30 GMT"}};
    QCOMPARE(m_client->post("/calling/callConnections", createBody()).status, 0);
    QCOMPARE(m_runner->state().calls.size(), size_t(1));
    QCOMPARE(m_client->control("PUT", "/exchange/v1/faults", {}).status, 200);
    const ApiAnswer again = m_client->post("/calling/callConnections", createBody());
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body[u"callConnectionId"].toString(), m_runner->state().connections.begin()->first.text);
    QCOMPARE(m_runner->state().calls.size(), size_t(1));
}

void TestGate::rulesThatDoNothingAreRefused_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *rule, const char *says) {
        QTest::newRow(rule) << QByteArray(rule) << QString::fromLatin1(says);
    };
    row(R"({"operation":"createCalls","status":503})", "$.answers[0].operation: no operation is named \"createCalls\"");
    row(R"({"operation":"createCall"})", "$.answers[0]: changes nothing");
    row(R"({"status":503,"count":-1})", "$.answers[0].count: must not be negative");
    row(R"({"status":503,"retryAfter":-1})", "$.answers[0].retryAfter: must not be negative");
    row(R"({"delay":601})", "$.answers[0].delay: out of 0..600");
}

void TestGate::rulesThatDoNothingAreRefused()
{
    QFETCH(QByteArray, rule);
    QFETCH(QString, says);
    const QJsonArray rules{QJsonDocument::fromJson(rule).object()};
    const ApiAnswer answer = m_client->control("PUT", "/exchange/v1/faults", {{u"answers"_s, rules}});
    QCOMPARE(answer.status, 400);
    const QString message = answer.body[u"error"].toObject()[u"message"].toString();
    QVERIFY2(message.contains(says), qPrintable(message));
}

void TestGate::refusedFaultsChangeNothing()
{
    const QJsonArray failing{QJsonObject{{u"status"_s, 503}}};
    QCOMPARE(m_client->control("PUT", "/exchange/v1/faults", {{u"answers"_s, failing}, {u"bad"_s, 1}}).status, 400);
    QCOMPARE(m_client->get("/calling/callConnections/none").status, 404);
    m_deliveryFaults = {};
    QCOMPARE(
        m_client
            ->control("PUT", "/exchange/v1/faults", {{u"answers"_s, QJsonArray{u"x"_s}}, {u"events"_s, QJsonArray()}})
            .status,
        400);
    QVERIFY(m_deliveryFaults.isEmpty());
    QCOMPARE(m_client->control("PUT", "/exchange/v1/faults", {{u"media"_s, 1}, {u"answers"_s, failing}}).status, 400);
    QCOMPARE(m_client->get("/calling/callConnections/none").status, 404);
}

void TestGate::theControlInterfaceNeedsTheKey()
{
    m_client->bearer = "wrong";
    for (const char *path : {"/exchange/v1/calls", "/exchange/v1/dial", "/exchange/v1/faults"})
        QCOMPARE(m_client
                     ->control(path == QByteArray("/exchange/v1/calls")      ? "GET"
                                   : path == QByteArray("/exchange/v1/dial") ? "POST"
                                                                             : "PUT",
                               path)
                     .status,
                 401);
    QCOMPARE(m_client->control("GET", "/calling/.well-known/acsopenidconfiguration").body[u"issuer"].toString(),
             u"here"_s);
    QVERIFY(m_client->control("GET", "/calling/keys").body.contains(u"keys"_s));
}

void TestGate::endpointsAndDialling()
{
    const QByteArray path = "/exchange/v1/endpoints/" + hex(u"4:+14255550199"_s);
    const QJsonArray answering{QJsonObject{{u"do"_s, u"answer"_s}}};
    QCOMPARE(m_client->control("PUT", path, {{u"name"_s, u"Roy"_s}, {u"script"_s, answering}}).status, 200);
    QJsonObject body = createBody();
    body.insert(u"targets"_s, QJsonArray{phone(u"+14255550199"_s)});
    QCOMPARE(m_client->post("/calling/callConnections", body).status, 201);
    waitFor(Callback::Kind::CallConnected);
    const ApiAnswer calls = m_client->control("GET", "/exchange/v1/calls");
    QCOMPARE(calls.body[u"calls"].toArray().size(), 1);
    const QJsonArray talking{QJsonObject{{u"do"_s, u"say"_s}}};
    const ApiAnswer wrong = m_client->control("PUT", path, {{u"script"_s, talking}});
    QCOMPARE(wrong.status, 400);
    QVERIFY(wrong.body[u"error"].toObject()[u"message"].toString().contains("script[0]"_L1));
    QCOMPARE(m_client->control("POST", "/exchange/v1/dial", {{u"from"_s, Lee}, {u"to"_s, u"4:+19995550000"_s}}).status,
             400);
    QCOMPARE(m_client->control("POST", "/exchange/v1/dial", {{u"from"_s, Lee}}).status, 400);
}

void TestGate::dialsThatMakeNoSenseAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *body, const char *says) {
        QTest::newRow(says) << QByteArray(body) << QString::fromLatin1(says);
    };
    row(R"({"to":"4:+18005550100"})", "$.from: missing");
    row(R"({"from":"4:+14255550123"})", "$.to: missing");
    row(R"({"from":"Lee","to":"4:+18005550100"})", "$.from: must be 4:+<number>");
    row(R"({"from":"4:+14255550123","to":"4:anonymous"})", "$.to: must be 4:+<number>");
    row(R"({"from":"4:+14255550123","to":"4:+14255550123"})", "$.to: the caller itself");
    row(R"({"from":"4:+14255550123","to":"4:+18005550100","context":{}})", "$.context: unknown");
    row(R"({"from":"4:+14255550123","to":"4:+18005550100","customContext":5})", "$.customContext: wrong type");
    row(R"({"from":"4:+14255550123","to":"4:+18005550100","customContext":{"sipHeaders":{"From":"x"}}})",
        "sipHeaders.From: must be User-To-User");
}

void TestGate::dialsThatMakeNoSenseAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const ApiAnswer answer = m_client->control("POST", "/exchange/v1/dial", QJsonDocument::fromJson(body).object());
    QCOMPARE(answer.status, 400);
    const QString message = answer.body[u"error"].toObject()[u"message"].toString();
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY(m_runner->state().calls.empty());
}

void TestGate::aCallerMayHideAndSendContext()
{
    const QJsonObject sent{{u"sipHeaders"_s, QJsonObject{{u"userToUser"_s, u"7469"_s}, {u"X-MS-Custom-a"_s, u"b"_s}}},
                           {u"voipHeaders"_s, QJsonObject{{u"k"_s, u"v"_s}}}};
    QCOMPARE(m_client
                 ->control(
                     "POST", "/exchange/v1/dial",
                     {{u"from"_s, u"4:anonymous"_s}, {u"to"_s, QString(u"4:"_s + Hotline)}, {u"customContext"_s, sent}})
                 .status,
             200);
    QTRY_VERIFY(std::any_of(m_events.cbegin(), m_events.cend(),
                            [](const Event &e) { return std::holds_alternative<IncomingCall>(e); }));
    for (const Event &e : std::as_const(m_events)) {
        const auto *incoming = std::get_if<IncomingCall>(&e);
        if (!incoming)
            continue;
        QCOMPARE(incoming->from.text, u"4:anonymous"_s);
        QCOMPARE(incoming->context.sipHeaders,
                 (QMap<QString, QString>{{u"userToUser"_s, u"7469"_s}, {u"X-MS-Custom-a"_s, u"b"_s}}));
        QCOMPARE(incoming->context.voipHeaders, (QMap<QString, QString>{{u"k"_s, u"v"_s}}));
    }
}

void TestGate::unknownAddressesGetJson()
{
    const ApiAnswer answer = m_client->get("/nothing/here");
    QCOMPARE(answer.status, 404);
    QVERIFY(!answer.error().isEmpty());
}

QTEST_GUILESS_MAIN(TestGate)
#include "tst_gate.moc"
