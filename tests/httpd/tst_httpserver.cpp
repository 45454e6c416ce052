// Requests and answers: order, forms, routes, deferred answers.
#include "core/literals.h"
#include "httpd/httpserver.h"
#include "httpd/rawclient.h"
#include <QHostAddress>
#include <QTest>
#include <QThread>
#include <sys/socket.h>

using namespace callboard;
using namespace callboard::httpd;
using namespace callboard::test;

class TestHttpServer : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
    QList<Request> m_seen;
    QList<Responder> m_waiting;

    void route(const QByteArray &method, const QByteArray &pattern, const QByteArray &reply)
    {
        m_server->route(method, pattern, [this, reply](const Request &request, const Responder &responder) {
            m_seen.append(request);
            responder.send(Response::text(200, reply));
        });
    }

    RawAnswer ask(const QByteArray &head, const QByteArray &body = {})
    {
        RawClient client(m_port);
        client.send(head + "\r\n\r\n" + body);
        return client.answer(head.startsWith("HEAD"));
    }

private slots:
    void init()
    {
        m_seen.clear();
        m_waiting.clear();
        m_server = std::make_unique<HttpServer>();
        route("GET", "/plain", "plain");
        route("POST", "/echo", "done");
        route("POST", "/calling/callConnections", "create");
        route("POST", "/calling/callConnections:answer", "answer");
        route("GET", "/calling/callConnections/{id}", "get");
        route("POST", "/calling/callConnections/{call}:terminate", "terminate");
        route("GET", "/calling/callConnections/{id}/participants/{rawId}", "participant");
        route("POST", "/api/hubs/{hub}/:send", "sendAll");
        route("POST", "/api/hubs/{hub}/groups/{g}/:send", "sendGroup");
        route("*", "/any/{*rest}", "any");
        m_server->route("POST", "/later", [this](const Request &request, const Responder &responder) {
            m_seen.append(request);
            m_waiting.append(responder);
        });
        const auto port = m_server->listen(QHostAddress::LocalHost, 0);
        QVERIFY(port);
        m_port = *port;
    }

    void aRequestIsAnswered()
    {
        const RawAnswer answer = ask("GET /plain?a=1&b=x%20y+z HTTP/1.1\r\nHost: h\r\nX-One:  two \r\nx-one: three");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, "plain");
        QCOMPARE(answer.header("Content-Length"), "5");
        QVERIFY(answer.header("Date").endsWith(" GMT"));
        QCOMPARE(m_seen.first().target, "/plain?a=1&b=x%20y+z");
        QCOMPARE(m_seen.first().path, "/plain");
        QCOMPARE(m_seen.first().queryValue("b"), u"x y z"_s);
        QVERIFY(!m_seen.first().queryValue("c"));
        QCOMPARE(m_seen.first().headers.value("X-ONE"), "two");
        QCOMPARE(m_seen.first().headers.joined("x-one"), "two, three");
        QVERIFY(m_seen.first().peer.startsWith(u"127.0.0.1:"_s));
    }

    void aBodyArrivesWhole_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("sized") << QByteArray("Content-Length: 5\r\n\r\nhello") << QByteArray("hello");
        QTest::newRow("chunked") << QByteArray(
            "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nT: v\r\n\r\n")
                                 << QByteArray("hello");
        QTest::newRow("none") << QByteArray("\r\n") << QByteArray();
        const QByteArray large(1024 * 1024, 'x');
        QTest::newRow("at the limit") << QByteArray("Content-Length: 1048576\r\n\r\n" + large) << large;
    }
    void aBodyArrivesWhole()
    {
        QFETCH(QByteArray, wire);
        QFETCH(QByteArray, body);
        RawClient client(m_port);
        client.send("POST /echo HTTP/1.1\r\nHost: h\r\n" + wire);
        QCOMPARE(client.answer().status, 200);
        QCOMPARE(m_seen.first().body, body);
    }

    void aRequestInSinglesBytesIsUnderstood()
    {
        RawClient client(m_port);
        for (const char byte : QByteArray("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc")) {
            client.send(QByteArray(1, byte));
            QTest::qWait(1);
        }
        QCOMPARE(client.answer().status, 200);
        QCOMPARE(m_seen.first().headers.value("content-length"), "3");
        QCOMPARE(m_seen.first().body, "abc");
    }

    void routesAreFoundByRawSegments_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("param");
        const auto row = [](const char *line, const char *reply, const QString &param) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(reply) << param;
        };
        row("POST /calling/callConnections", "create", {});
        row("POST /calling/callConnections:answer", "answer", {});
        row("GET /calling/callConnections/abc", "get", u"abc"_s);
        row("GET /calling/callConnections/abc:terminate2", "get", u"abc:terminate2"_s);
        row("POST /calling/callConnections/abc:terminate", "terminate", u"abc"_s);
        row("POST /calling/callConnections/a:b%3Ac:terminate", "terminate", u"a:b:c"_s);
        row("GET /calling/callConnections/a/participants/4%3A%2B14255550123", "participant", u"4:+14255550123"_s);
        row("GET /calling/callConnections/a/participants/8:acs:x", "participant", u"8:acs:x"_s);
        row("GET /calling/callConnections/a/participants/a%2Fb", "participant", u"a/b"_s);
        row("POST /api/hubs/chat/:send", "sendAll", u"chat"_s);
        row("POST /api/hubs/chat/groups/g%20h/:send", "sendGroup", u"g h"_s);
        row("PATCH /any/a/b%2F", "any", u"a/b%2F"_s);
        row("GET http://other.example/calling/callConnections/abc", "get", u"abc"_s);
    }
    void routesAreFoundByRawSegments()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, reply);
        QFETCH(QString, param);
        const RawAnswer answer = ask(line + " HTTP/1.1\r\nHost: h");
        QCOMPARE(answer.body, reply);
        const auto &params = m_seen.first().params;
        QCOMPARE(params.empty() ? QString() : params.back().second, param);
    }

    void whatHasNoRouteIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("status");
        QTest::newRow("path") << QByteArray("GET /nowhere") << 404;
        QTest::newRow("method") << QByteArray("DELETE /plain") << 405;
        QTest::newRow("empty id") << QByteArray("GET /calling/callConnections/") << 404;
        QTest::newRow("doubled slash") << QByteArray("GET /calling//callConnections") << 404;
        QTest::newRow("action without id") << QByteArray("POST /calling/callConnections/:terminate") << 405;
        QTest::newRow("broken escape") << QByteArray("GET /calling/callConnections/%4") << 400;
        QTest::newRow("no UTF-8") << QByteArray("GET /calling/callConnections/%ff") << 400;
        QTest::newRow("NUL") << QByteArray("GET /calling/callConnections/%00") << 400;
    }
    void whatHasNoRouteIsRefused()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, status);
        RawClient client(m_port);
        client.send(line + " HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}GET /plain HTTP/1.1\r\nHost: h\r\n\r\n");
        const RawAnswer answer = client.answer();
        QCOMPARE(answer.status, status);
        QVERIFY(answer.body.startsWith(R"({"error":{"code":)"));
        if (line.startsWith("DELETE"))
            QCOMPARE(answer.header("Allow"), "GET, HEAD");
        QCOMPARE(client.answer().body, "plain"); // the connection goes on
    }

    void answersLeaveInTheOrderOfTheRequests()
    {
        RawClient client(m_port);
        const QByteArray later = "POST /later HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\n";
        client.send(later + "1" + later + "2GET /plain HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_waiting.size(), 2);
        m_waiting[1].send(Response::text(200, "second"));
        QTest::qWait(20);
        QCOMPARE(client.socket.bytesAvailable(), 0);
        m_waiting[0].send(Response::text(200, "first"));
        m_waiting[0].send(Response::text(200, "again"));
        QCOMPARE(client.answer().body, "first");
        QCOMPARE(client.answer().body, "second");
        QCOMPARE(client.answer().body, "plain");
    }

    void noMoreThanSixteenRequestsOfOneConnectionAreInHand()
    {
        RawClient client(m_port);
        QByteArray all;
        for (int i = 0; i < 40; ++i)
            all += "POST /later HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n" + QByteArray::number(10 + i);
        client.send(all);
        QTRY_COMPARE(m_waiting.size(), 16);
        QTest::qWait(20);
        QCOMPARE(m_waiting.size(), 16);
        for (int i = 0; i < 40; ++i) {
            QTRY_VERIFY(m_waiting.size() > i);
            m_waiting[i].send(Response::text(200, m_seen[i].body));
            QCOMPARE(client.answer().body, QByteArray::number(10 + i));
        }
    }

    void anAnswerAfterTheClientLeftIsHarmless_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::newRow("closed") << false;
        QTest::newRow("reset") << true;
    }
    void anAnswerAfterTheClientLeftIsHarmless()
    {
        QFETCH(bool, reset);
        RawClient client(m_port);
        client.send("POST /later HTTP/1.1\r\nHost: h\r\n\r\nPOST /later HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_waiting.size(), 2);
        QVERIFY(m_waiting[0].isWaiting());
        const linger now{1, 0};
        if (reset)
            setsockopt(int(client.socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        client.socket.abort();
        if (reset) // a mere close can't be told from a client that only stopped sending
            QTRY_COMPARE(m_server->stats().connections, 0);
        m_waiting[1].send(Response::text(200, "late"));
        m_waiting[0].send(Response::text(200, "late"));
        QTRY_COMPARE(m_server->stats().connections, 0);
        QVERIFY(!m_waiting[0].isWaiting());
        QCOMPARE(ask("GET /plain HTTP/1.1\r\nHost: h").status, 200);
    }

    void anAnswerAfterTheServerIsGoneIsHarmless()
    {
        RawClient client(m_port);
        client.send("POST /later HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_waiting.size(), 1);
        m_server.reset();
        m_waiting[0].send(Response::text(200, "late"));
        QVERIFY(client.isClosed());
    }

    void aDroppedResponderAnswers500()
    {
        RawClient client(m_port);
        client.send("POST /later HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_waiting.size(), 1);
        m_waiting.clear();
        QCOMPARE(client.answer().status, 500);
    }

    void anAnswerMayComeFromAnotherThread()
    {
        RawClient client(m_port);
        client.send("POST /later HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_waiting.size(), 1);
        const std::unique_ptr<QThread> thread(
            QThread::create([responder = m_waiting.takeFirst()] { responder.send(Response::text(200, "from afar")); }));
        thread->start();
        QCOMPARE(client.answer().body, "from afar");
        thread->wait();
    }

    void theServerRunsInAnotherThread()
    {
        QThread thread;
        auto *server = new HttpServer;
        server->route("GET", "/where", [](const Request &, const Responder &responder) {
            responder.send(Response::text(200, QThread::currentThread()->objectName().toUtf8()));
        });
        thread.setObjectName(u"worker"_s);
        server->moveToThread(&thread);
        thread.start();
        quint16 port = 0;
        QMetaObject::invokeMethod(
            server, [&] { port = server->listen(QHostAddress::LocalHost, 0).valueOr(0); },
            Qt::BlockingQueuedConnection);
        RawClient client(port);
        client.send("GET /where HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(client.answer().body, "worker");
        QMetaObject::invokeMethod(
            server, [&] { delete server; }, Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    }

    void headHasTheLengthButNoBody()
    {
        RawClient client(m_port);
        client.send("HEAD /plain HTTP/1.1\r\nHost: h\r\n\r\nGET /plain HTTP/1.1\r\nHost: h\r\n\r\n");
        const RawAnswer head = client.answer(true);
        QCOMPARE(head.header("Content-Length"), "5");
        QCOMPARE(client.answer().body, "plain");
    }

    void theConnectionEndsWhenTheClientAsks_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("stays");
        QTest::newRow("1.1") << QByteArray("GET /plain HTTP/1.1\r\nHost: h") << true;
        QTest::newRow("1.1 close") << QByteArray("GET /plain HTTP/1.1\r\nHost: h\r\nConnection: close") << false;
        QTest::newRow("1.0") << QByteArray("GET /plain HTTP/1.0") << false;
        QTest::newRow("1.0 keep-alive") << QByteArray("GET /plain HTTP/1.0\r\nConnection: keep-alive") << true;
    }
    void theConnectionEndsWhenTheClientAsks()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, stays);
        RawClient client(m_port);
        client.send(head + "\r\n\r\n");
        const RawAnswer answer = client.answer();
        QCOMPARE(answer.body, "plain");
        QCOMPARE(answer.header("Connection") == "close", !stays);
        QCOMPARE(client.isClosed(stays ? 30 : 5000), !stays);
    }

    void aHalfClosedClientStillGetsItsAnswer()
    {
        RawClient client(m_port);
        client.send("POST /later HTTP/1.1\r\nHost: h\r\n\r\n");
        client.socket.flush();
        ::shutdown(int(client.socket.socketDescriptor()), SHUT_WR);
        QTRY_COMPARE(m_waiting.size(), 1);
        QTest::qWait(10);
        m_waiting[0].send(Response::text(200, "still"));
        QVERIFY(client.untilClosed().value_or("").endsWith("still"));
    }

    void continueIsGivenBeforeTheBodyIsSent()
    {
        RawClient client(m_port);
        client.send("POST /echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        QCOMPARE(client.answer().status, 100);
        client.send("body");
        QCOMPARE(client.answer().status, 200);
        QCOMPARE(m_seen.first().body, "body");
    }

    void continueWaitsForTheAnswersBeforeIt()
    {
        RawClient client(m_port);
        client.send("POST /later HTTP/1.1\r\nHost: h\r\n\r\n"
                    "POST /echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        QTRY_COMPARE(m_waiting.size(), 1);
        QTest::qWait(10);
        QCOMPARE(client.socket.bytesAvailable(), 0);
        m_waiting[0].send(Response::empty(204));
        QCOMPARE(client.answer().status, 204);
        QCOMPARE(client.answer().status, 100);
        client.send("body");
        QCOMPARE(client.answer().status, 200);
    }

    void aHeaderThatBreaksTheLineIsLeftOut()
    {
        m_server->route("GET", "/inject", [](const Request &, const Responder &responder) {
            Response response = Response::text(200, "x");
            response.headers.add("X-Evil", "a\r\nSet-Cookie: b");
            response.headers.add("X-Good", "c");
            responder.send(response);
        });
        const RawAnswer answer = ask("GET /inject HTTP/1.1\r\nHost: h");
        QVERIFY(!answer.head.contains("Cookie"));
        QCOMPARE(answer.header("X-Good"), "c");
    }

    void shutdownAnswersWhatItTookAndEnds()
    {
        RawClient idle(m_port);
        RawClient busy(m_port);
        busy.send("POST /later HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_waiting.size(), 1);
        bool drained = false;
        connect(m_server.get(), &HttpServer::drained, this, [&] { drained = true; });
        m_server->shutdown();
        QVERIFY(idle.isClosed());
        QVERIFY(!drained);
        m_waiting[0].send(Response::text(200, "last"));
        QVERIFY(busy.untilClosed().value_or("").endsWith("last"));
        QTRY_VERIFY(drained);
    }

    void aTakenPortIsAnError()
    {
        HttpServer second;
        const auto port = second.listen(QHostAddress::LocalHost, m_port);
        QVERIFY(!port);
        QCOMPARE(port.error().kind, ApiError::Kind::Transport);
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
