// Malformed, oversized and slow peers: each gets its status and an end, and costs little.
#include "core/literals.h"
#include "httpd/httpserver.h"
#include "httpd/rawclient.h"
#include <QHostAddress>
#include <QTest>

using namespace callboard;
using namespace callboard::httpd;
using namespace callboard::test;
using namespace std::chrono_literals;

class TestHttpLimits : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
    int m_handled = 0;
    QList<Responder> m_waiting;

    void start(const HttpLimits &limits = {})
    {
        m_handled = 0;
        m_server = std::make_unique<HttpServer>(limits);
        const auto ok = [this](const Request &, const Responder &responder) {
            ++m_handled;
            responder.send(Response::text(200, "ok"));
        };
        m_server->route("GET", "/x", ok);
        m_server->route("POST", "/x", ok);
        m_server->route("POST", "/big", ok, 4 * 1024 * 1024);
        m_server->route("POST", "/small", ok, 10);
        m_server->route("GET", "/later", [this](const Request &, const Responder &r) { m_waiting.append(r); });
        m_server->route("GET", "/large", [](const Request &, const Responder &responder) {
            responder.send(Response::text(200, QByteArray(8 * 1024 * 1024, 'z')));
        });
        m_port = m_server->listen(QHostAddress::LocalHost, 0).value();
    }

private slots:
    void init() { start(); }
    void cleanup() { m_waiting.clear(); }

    void whatIsMalformedIsRefusedAndClosed_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<int>("status");
        const auto row
            = [](const char *name, const QByteArray &wire, int status) { QTest::newRow(name) << wire << status; };
        const QByteArray get = "GET /x HTTP/1.1\r\nHost: h\r\n";
        const QByteArray post = "POST /x HTTP/1.1\r\nHost: h\r\n";
        row("garbage", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400);
        row("words", "hello there\r\n\r\n", 400);
        row("small letters", "get /x HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("unknown method", "BREW /x HTTP/1.1\r\nHost: h\r\n\r\n", 501);
        row("long unknown method", "BREWBREWBREWBREWBREWBREWBREWBREW /x HTTP/1.1\r\n\r\n", 501);
        row("CONNECT", "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 501);
        row("no version", "GET /x\r\n\r\n", 505);
        row("version 9.9", "GET /x HTTP/9.9\r\nHost: h\r\n\r\n", 505);
        row("version 2.0", "GET /x HTTP/2.0\r\nHost: h\r\n\r\n", 505);
        row("version letters", "GET /x HTTP/a.b\r\nHost: h\r\n\r\n", 400);
        row("relative target", "GET x HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("star", "GET * HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("fragment", "GET /x#y HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("blank in target", "GET /x y HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("no host", "GET /x HTTP/1.1\r\n\r\n", 400);
        row("two hosts", get + "Host: i\r\n\r\n", 400);
        row("line without colon", get + "Broken\r\n\r\n", 400);
        row("blank before colon", get + "A : b\r\n\r\n", 400);
        row("empty name", get + ": b\r\n\r\n", 400);
        row("NUL in value", get + QByteArray("A: b\0c\r\n\r\n", 11), 400);
        row("control in name", get + "A\x01: b\r\n\r\n", 400);
        row("length is no number", post + "Content-Length: abc\r\n\r\n", 400);
        row("negative length", post + "Content-Length: -5\r\n\r\n", 400);
        row("plus length", post + "Content-Length: +5\r\n\r\nabcde", 400);
        row("length beyond counting", post + "Content-Length: 99999999999999999999999\r\n\r\n", 400);
        row("two lengths", post + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na", 400);
        row("two lengths in one", post + "Content-Length: 1, 1\r\n\r\na", 400);
        row("length and chunks", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        row("chunks and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400);
        row("chunks in 1.0", "POST /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        row("other coding", post + "Transfer-Encoding: gzip\r\n\r\n", 501);
        row("coding before chunked", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501);
        row("chunked twice", post + "Transfer-Encoding: chunked, chunked\r\n\r\n", 501);
        row("chunk size is no number", post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400);
        row("chunk longer than said", post + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n", 400);
        row("chunk size beyond counting", post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", 400);
        row("other expectation", post + "Expect: tea\r\nContent-Length: 1\r\n\r\n", 417);
        row("body over the limit", post + "Content-Length: 1048577\r\n\r\n", 413);
        row("body over the route's limit", "POST /small HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\n12345678901",
            413);
        row("body of nowhere", "POST /y HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\n\r\n", 413);
        row("long target", "GET /" + QByteArray(8 * 1024, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414);
        row("long value", get + "A: " + QByteArray(64 * 1024, 'x') + "\r\n\r\n", 431);
        row("long name", get + QByteArray(65 * 1024, 'x') + ": y\r\n\r\n", 431);
        QByteArray many = get;
        for (int i = 0; i < 100; ++i)
            many += "A: b\r\n";
        row("101 fields", many + "\r\n", 431);
    }
    void whatIsMalformedIsRefusedAndClosed()
    {
        QFETCH(QByteArray, wire);
        QFETCH(int, status);
        RawClient client(m_port);
        client.send(wire + "\r\n\r\n");
        const RawAnswer answer = client.answer();
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.header("Connection"), "close");
        QVERIFY(answer.body.startsWith(R"({"error":{"code":)"));
        QVERIFY(client.isClosed());
        QCOMPARE(m_handled, 0);
        QCOMPARE(m_server->stats().refused, 1U);
        QTRY_COMPARE(m_server->stats().connections, 0);
    }

    void aRefusalComesAfterTheAnswersBeforeIt()
    {
        RawClient client(m_port);
        client.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\nGARBAGE\r\n\r\nGET /x HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(client.answer().status, 200);
        QCOMPARE(client.answer().status, 400);
        QVERIFY(client.isClosed());
        QCOMPARE(m_handled, 1);
    }

    void nothingIsTakenAfterTheLastRequest()
    {
        RawClient client(m_port);
        client.send("GET /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\nGET /x HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(client.answer().status, 200);
        QVERIFY(client.isClosed());
        QCOMPARE(m_handled, 1);
        QVERIFY(client.buffer.isEmpty());
    }

    void aRouteMayTakeMore()
    {
        RawClient client(m_port);
        client.send("POST /big HTTP/1.1\r\nHost: h\r\nContent-Length: 3000000\r\n\r\n" + QByteArray(3'000'000, 'x'));
        QCOMPARE(client.answer().status, 200);
    }

    void anOversizedBodyIsRefusedBeforeItIsSent()
    {
        RawClient client(m_port);
        client.send("POST /x HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5000000\r\n\r\n");
        QCOMPARE(client.answer().status, 413);
    }

    void theRefusalArrivesAlthoughTheClientIsStillSending()
    {
        RawClient client(m_port);
        client.send("POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 50000000\r\n\r\n");
        for (int i = 0; i < 50 && client.isOpen(); ++i) {
            client.socket.write(QByteArray(64 * 1024, 'x'));
            QTest::qWait(1);
        }
        QCOMPARE(client.answer().status, 413);
    }

    void endlessChunksEndAtTheLimit()
    {
        RawClient client(m_port);
        client.send("POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
        const QByteArray chunk = "10000\r\n" + QByteArray(65536, 'x') + "\r\n";
        for (int i = 0; i < 40 && client.socket.bytesAvailable() == 0; ++i) {
            client.send(chunk);
            QTest::qWait(1);
        }
        QCOMPARE(client.answer().status, 413);
    }

    void endlessTrailersEnd()
    {
        RawClient client(m_port);
        client.send("POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n");
        for (int i = 0; i < 100 && client.socket.bytesAvailable() == 0; ++i) {
            client.send("T: " + QByteArray(1024, 'x') + "\r\n");
            QTest::qWait(1);
        }
        QVERIFY(client.answer().status >= 400);
        QCOMPARE(m_handled, 0);
    }

    void aMillionHeadersEndEarly()
    {
        RawClient client(m_port);
        client.send("GET /x HTTP/1.1\r\nHost: h\r\n");
        const QByteArray thousand = QByteArray("A: b\r\n").repeated(1000);
        int sent = 0;
        for (; sent < 1000 && client.socket.bytesAvailable() == 0 && client.isOpen(); ++sent) {
            client.send(thousand);
            QTest::qWait(1);
        }
        QCOMPARE_LT(sent, 100);
        QCOMPARE(client.answer().status, 431);
    }

    void slowHeadsAreCut()
    {
        HttpLimits limits;
        limits.headerTime = 60ms;
        limits.idleTime = 10s;
        start(limits);
        std::vector<std::unique_ptr<RawClient>> slow;
        for (int i = 0; i < 50; ++i) {
            slow.push_back(std::make_unique<RawClient>(m_port));
            slow.back()->send("GET /x HTTP/1.1\r\nHost: h\r\nA");
        }
        const auto began = std::chrono::steady_clock::now();
        while (std::chrono::steady_clock::now() - began < 40ms) {
            for (const auto &client : slow)
                client->send("a");
            QTest::qWait(5);
        }
        for (const auto &client : slow)
            QCOMPARE(client->answer().status, 408);
        QTRY_COMPARE(m_server->stats().connections, 0);
    }

    void slowBodiesAreCut()
    {
        HttpLimits limits;
        limits.bodyTime = 50ms;
        start(limits);
        RawClient client(m_port);
        client.send("POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc");
        QCOMPARE(client.answer().status, 408);
        QVERIFY(client.isClosed());
    }

    void idleConnectionsAreClosedQuietly()
    {
        HttpLimits limits;
        limits.idleTime = 50ms;
        start(limits);
        RawClient fresh(m_port);
        RawClient used(m_port);
        used.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(used.answer().status, 200);
        QCOMPARE(fresh.untilClosed().value_or("open"), "");
        QCOMPARE(used.untilClosed().value_or("open"), "");
    }

    void aWaitForTheHandlerIsNotIdle()
    {
        HttpLimits limits;
        limits.idleTime = 40ms;
        start(limits);
        RawClient client(m_port);
        client.send("GET /later HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_waiting.size(), 1);
        QTest::qWait(150);
        m_waiting[0].send(Response::text(200, "at last"));
        QCOMPARE(client.answer().body, "at last");
    }

    void aClientThatTakesNothingIsCut()
    {
        HttpLimits limits;
        limits.idleTime = 80ms;
        start(limits);
        RawClient client(m_port);
        client.socket.setReadBufferSize(1024);
        client.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_server->stats().connections, 0);
    }

    void tooManyConnectionsAreTurnedAway()
    {
        HttpLimits limits;
        limits.connections = 2;
        start(limits);
        RawClient first(m_port);
        RawClient second(m_port);
        QTRY_COMPARE(m_server->stats().connections, 2);
        RawClient third(m_port);
        QVERIFY(third.untilClosed().value_or("").startsWith("HTTP/1.1 503 "));
        first.socket.disconnectFromHost();
        QTRY_COMPARE(m_server->stats().connections, 1);
        RawClient fourth(m_port);
        fourth.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(fourth.answer().status, 200);
    }

    void aFlightOfRequestsWhoseAnswersNobodyTakesStaysSmall()
    {
        RawClient client(m_port);
        client.socket.setReadBufferSize(1024);
        for (int i = 0; i < 200; ++i)
            client.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_VERIFY(m_server->stats().requests > 0);
        QTest::qWait(100);
        QCOMPARE_LE(m_server->stats().requests, 3U);
    }
};

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "tst_httplimits.moc"
