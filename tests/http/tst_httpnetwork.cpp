// The real network layer against real servers, well-behaved and not.
#include "core/literals.h"
#include "http/hmac.h"
#include "http/httpclient.h"
#include "http/networktransport.h"
#include "httpd/certificate.h"
#include "httpd/httpserver.h"
#include <QHostAddress>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace callboard;
using namespace callboard::http;
using namespace std::chrono_literals;

class TestHttpNetwork : public QObject
{
    Q_OBJECT

    std::unique_ptr<httpd::HttpServer> m_server;
    quint16 m_port = 0;
    QList<httpd::Request> m_seen;

    static HttpClient client(std::shared_ptr<Transport> transport = std::make_shared<NetworkTransport>())
    {
        HttpClientParts parts;
        parts.transport = std::move(transport);
        parts.authorizer = std::make_shared<HmacAuthorizer>("key", SystemClock::instance());
        parts.retry.firstPause = 10ms;
        return HttpClient(parts);
    }
    HttpRequest request(const QByteArray &method, const QByteArray &target, const QByteArray &body = {}) const
    {
        HttpRequest request;
        request.method = method;
        request.url = rawUrl(QUrl(u"http://127.0.0.1:%1"_s.arg(m_port)), target).value();
        request.body = body;
        if (!body.isEmpty())
            request.headers.append(std::pair<QByteArray, QByteArray>("Content-Type", "application/json"));
        return request;
    }
    static Result<HttpReply> outcome(const QFuture<Result<HttpReply>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return ApiError::protocol(u"no outcome"_s);
        return future.result();
    }

private slots:
    void init()
    {
        m_seen.clear();
        m_server = std::make_unique<httpd::HttpServer>();
        m_server->route("*", "/{*rest}", [this](const httpd::Request &request, const httpd::Responder &responder) {
            m_seen.append(request);
            responder.send(httpd::Response::json(200, {{u"ok"_s, true}}));
        });
        m_port = m_server->listen(QHostAddress::LocalHost, 0).value();
    }

    void whatIsSentIsWhatWasSigned_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("GET") << QByteArray("GET") << QByteArray();
        QTest::newRow("POST") << QByteArray("POST") << QByteArray(R"({"a":"é"})");
        QTest::newRow("POST without body") << QByteArray("POST") << QByteArray();
        QTest::newRow("DELETE") << QByteArray("DELETE") << QByteArray();
        QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray(200'000, 'x');
    }
    void whatIsSentIsWhatWasSigned()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        const QByteArray target = "/calling/c%2F1/participants/4%3A%2B14255550123:play?api-version=2026-03-12&x=a%20b";
        const auto reply = outcome(client().send(request(method, target, body)));
        QVERIFY(reply);
        QCOMPARE(reply->body, R"({"ok":true})");
        const httpd::Request &seen = m_seen.first();
        QCOMPARE(seen.target, target);
        QCOMPARE(seen.body, body);
        QVERIFY(method == "GET" || seen.headers.has("Content-Length"));
        QVERIFY(!body.isEmpty() || !seen.headers.has("Content-Type"));
        const ReceivedSignature received{seen.method,
                                         seen.target,
                                         seen.headers.value("Host"),
                                         seen.headers.value("x-ms-date"),
                                         seen.headers.value("x-ms-content-sha256"),
                                         seen.headers.value("Authorization"),
                                         seen.body};
        QCOMPARE(verifyHmac(received, "key", QDateTime::currentDateTimeUtc()), HmacVerdict::Ok);
    }

    void aBrokenConnectionNeverSendsAPostAgain_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no answer") << QByteArray() << QByteArray("{}");
        QTest::newRow("no answer, no body") << QByteArray() << QByteArray();
        QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le") << QByteArray("{}");
        QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")
                                     << QByteArray("{}");
        QTest::newRow("half a chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n12345")
                                      << QByteArray("{}");
        QTest::newRow("garbage") << QByteArray("hello") << QByteArray("{}");
    }
    void aBrokenConnectionNeverSendsAPostAgain()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, body);
        QTcpServer broken;
        int requests = 0;
        // The first request of each connection is answered, so that the second meets a kept connection.
        connect(&broken, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = broken.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&, socket] {
                const QByteArray text = socket->readAll();
                if (text.startsWith("GET")) {
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                    return;
                }
                requests += int(text.count("POST "));
                if (!text.contains("\r\n\r\n") || !text.endsWith(body))
                    return;
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
        QVERIFY(broken.listen(QHostAddress::LocalHost));
        m_port = broken.serverPort();
        HttpClient one = client();
        QVERIFY(outcome(one.send(request("GET", "/warm"))));
        const auto reply = outcome(one.send(request("POST", "/calling/callConnections", body)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ApiError::Kind::Transport);
        QTest::qWait(50);
        QCOMPARE(requests, 1);
    }

    void aRepeatableRequestGoesOutAgain()
    {
        int times = 0;
        m_server->route("POST", "/dial", [&](const httpd::Request &request, const httpd::Responder &responder) {
            m_seen.append(request);
            httpd::Response busy = httpd::Response::error(503, u"Busy"_s, u"later"_s);
            busy.headers.add("Retry-After", "1");
            responder.send(++times == 1 ? busy : httpd::Response::empty(201));
        });
        HttpRequest dial = request("POST", "/dial", "{}");
        dial.repeatable = true;
        const auto since = SystemClock::instance().monotonic();
        const auto reply = outcome(client().send(dial));
        QVERIFY(reply);
        QCOMPARE(reply->status, 201);
        QCOMPARE_GE(SystemClock::instance().monotonic() - since, 1s);
        QCOMPARE(m_seen[0].headers.value("Repeatability-Request-ID"),
                 m_seen[1].headers.value("Repeatability-Request-ID"));
    }

    void everyRefusalArrivesWithItsBody_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 405, 407, 409, 410, 412, 413, 418, 422, 429, 500, 501, 502, 599})
            QTest::addRow("%d", status) << status;
    }
    void everyRefusalArrivesWithItsBody()
    {
        QFETCH(int, status);
        m_server->route("POST", "/no", [status](const httpd::Request &, const httpd::Responder &responder) {
            responder.send(httpd::Response::error(status, u"Why"_s, u"because"_s));
        });
        const auto reply = outcome(client().send(request("POST", "/no", "{}")));
        QCOMPARE(reply.error().httpStatus, status);
        QCOMPARE(reply.error().code, u"Why"_s);
    }

    void redirectsAreNotFollowed()
    {
        m_server->route("GET", "/moved", [](const httpd::Request &, const httpd::Responder &responder) {
            httpd::Response moved = httpd::Response::empty(302);
            moved.headers.add("Location", "/calling/elsewhere");
            responder.send(moved);
        });
        const auto reply = outcome(client().send(request("GET", "/moved")));
        QCOMPARE(reply.error().httpStatus, 302);
        QVERIFY(m_seen.isEmpty());
    }

    void aSilentServerRunsIntoTheTimeout()
    {
        QList<httpd::Responder> kept;
        m_server->route("POST", "/silent", [&](const httpd::Request &, const httpd::Responder &r) { kept.append(r); });
        HttpRequest post = request("POST", "/silent");
        post.timeout = 100ms;
        QCOMPARE(outcome(client().send(post)).error().kind, ApiError::Kind::Timeout);
    }

    void cancellingClosesTheConnection()
    {
        QList<httpd::Responder> kept;
        m_server->route("POST", "/silent", [&](const httpd::Request &, const httpd::Responder &r) { kept.append(r); });
        auto future = client().send(request("POST", "/silent"));
        QTRY_COMPARE(kept.size(), 1);
        future.cancel();
        QTRY_VERIFY(future.isFinished());
        kept.first().send(httpd::Response::empty(200));
        QTRY_COMPARE(m_server->stats().connections, 0);
    }

    void nobodyListeningIsATransportError()
    {
        m_server.reset();
        const auto refused = outcome(client().send(request("POST", "/x")));
        QCOMPARE(refused.error().kind, ApiError::Kind::Transport);
        QCOMPARE(refused.error().code, u"ConnectionRefused"_s);
    }

    void aCertificateNobodyVouchesForIsAnError()
    {
        const auto tls = test::selfSigned();
        const quint16 port = m_server->listenTls(QHostAddress::LocalHost, 0, tls).value();
        HttpRequest get = request("POST", "/x");
        get.url = QUrl(u"https://127.0.0.1:%1/x"_s.arg(port));
        const auto refused = outcome(client().send(get));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ApiError::Kind::Transport);
        QCOMPARE(refused.error().code, u"TlsFailed"_s);
        QVERIFY(m_seen.isEmpty());
        auto trusting = std::make_shared<NetworkTransport>();
        QSslConfiguration known = QSslConfiguration::defaultConfiguration();
        known.setCaCertificates({tls.localCertificate()});
        trusting->setSslConfiguration(known);
        get.url = QUrl(u"https://localhost:%1/x"_s.arg(port));
        const auto reply = outcome(client(trusting).send(get));
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
        QVERIFY(m_seen.first().secure);
    }
};

QTEST_GUILESS_MAIN(TestHttpNetwork)
#include "tst_httpnetwork.moc"
