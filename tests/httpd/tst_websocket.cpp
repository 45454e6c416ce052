// The server's WebSocket: upgrade gate, frames, closing, back-pressure.
#include "core/literals.h"
#include "httpd/certificate.h"
#include "httpd/httpserver.h"
#include "httpd/rawclient.h"
#include <QHostAddress>
#include <QSslConfiguration>
#include <QTest>
#include <QWebSocket>
#include <QtEndian>

using namespace callboard;
using namespace callboard::httpd;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {
QByteArray closePayload(int code, const QByteArray &reason = {})
{
    QByteArray payload(2, '\0');
    qToBigEndian(quint16(code), payload.data());
    return payload + reason;
}
} // namespace

class TestWebSocket : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<HttpServer> m_server;
    Decide m_decide;
    quint16 m_port = 0;
    QList<std::shared_ptr<WebSocket>> m_sockets;
    QList<QByteArray> m_texts;
    QList<QByteArray> m_binaries;
    QList<QByteArray> m_pongs;
    QList<std::pair<CloseCode, QByteArray>> m_closed;

    void start(const HttpLimits &limits = {})
    {
        m_sockets.clear();
        m_server = std::make_unique<HttpServer>(limits);
        const auto gate = [](const Request &request) {
            if (request.param("hub") == "forbidden"_L1)
                return UpgradeDecision::refuse(Response::error(403, u"Forbidden"_s, u"not yours"_s));
            const auto offered = offeredSubprotocols(request);
            return UpgradeDecision::accept(offered.contains("json.x") ? "json.x" : "", std::make_shared<int>(42));
        };
        m_server->upgrade(
            "/client/hubs/{hub}", gate,
            [this](const std::shared_ptr<WebSocket> &socket, const Request &, const UpgradeDecision &decision) {
                QCOMPARE(*std::static_pointer_cast<int>(decision.context), 42);
                opened(socket);
            });
        m_server->upgradeLater(
            "/later", [this](const Request &, const Decide &decide) { m_decide = decide; },
            [this](const std::shared_ptr<WebSocket> &socket, const Request &, const UpgradeDecision &) {
                opened(socket);
            });
        m_port = m_server->listen(QHostAddress::LocalHost, 0).value();
    }

    void opened(const std::shared_ptr<WebSocket> &socket)
    {
        m_sockets.append(socket);
        socket->onText = [this](const QByteArray &text) { m_texts.append(text); };
        socket->onBinary = [this](const QByteArray &bytes) { m_binaries.append(bytes); };
        socket->onPong = [this](const QByteArray &payload) { m_pongs.append(payload); };
        socket->onClosed = [this](CloseCode code, const QByteArray &reason) { m_closed.append({code, reason}); };
    }

    std::unique_ptr<RawClient> open() { return webSocketClient(m_port, "/client/hubs/chat"); }

private slots:
    void init()
    {
        m_texts.clear();
        m_binaries.clear();
        m_pongs.clear();
        m_closed.clear();
        m_decide = {};
        start();
    }

    void theHandshakeIsAnswered()
    {
        RawClient client(m_port);
        client.send(upgradeRequest("/client/hubs/chat?access_token=x", "Sec-WebSocket-Protocol: other, json.x\r\n"));
        const RawAnswer answer = client.answer();
        QCOMPARE(answer.status, 101);
        QCOMPARE(answer.header("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        QCOMPARE(answer.header("Sec-WebSocket-Protocol"), "json.x");
        QCOMPARE(m_sockets.first()->subprotocol(), "json.x");
        QCOMPARE(m_server->stats().webSockets, 1);
    }

    void aGateMayTakeItsTime()
    {
        RawClient client(m_port);
        client.send(upgradeRequest("/later") + clientFrame(1, "early"));
        QTRY_VERIFY(m_decide);
        client.send(clientFrame(1, "a little later"));
        QTest::qWait(20);
        QVERIFY(m_sockets.isEmpty());
        m_decide(UpgradeDecision::accept());
        QCOMPARE(client.answer().status, 101);
        QTRY_COMPARE(m_texts, (QList<QByteArray>{"early", "a little later"}));
        m_decide(UpgradeDecision::accept()); // once is enough
        QCOMPARE(m_sockets.size(), 1);
    }
    void aGateMayRefuseLater()
    {
        RawClient client(m_port);
        client.send(upgradeRequest("/later"));
        QTRY_VERIFY(m_decide);
        m_decide(UpgradeDecision::refuse(Response::error(401, u"Denied"_s, u"no"_s)));
        QCOMPARE(client.answer().status, 401);
        QVERIFY(m_sockets.isEmpty());
    }
    void aClientThatLeavesBeforeTheDecisionIsForgotten()
    {
        {
            RawClient client(m_port);
            client.send(upgradeRequest("/later"));
            QTRY_VERIFY(m_decide);
        }
        QTRY_COMPARE(m_server->stats().connections, 0);
        m_decide(UpgradeDecision::accept());
        QVERIFY(m_sockets.isEmpty());
    }
    void theDecisionMayComeAfterTheServer()
    {
        RawClient client(m_port);
        client.send(upgradeRequest("/later"));
        QTRY_VERIFY(m_decide);
        m_server.reset();
        m_decide(UpgradeDecision::accept());
        QVERIFY(m_sockets.isEmpty());
    }
    void theGateRefusesBeforeTheUpgrade_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<int>("status");
        const QByteArray good = upgradeRequest("/client/hubs/chat");
        const auto changed = [&](const char *from, const char *to) {
            QByteArray text = good;
            return text.replace(from, to);
        };
        QTest::newRow("gate") << upgradeRequest("/client/hubs/forbidden") << 403;
        QTest::newRow("nowhere") << upgradeRequest("/client/nowhere") << 404;
        QTest::newRow("no upgrade") << QByteArray("GET /client/hubs/chat HTTP/1.1\r\nHost: h\r\n\r\n") << 426;
        QTest::newRow("other protocol") << changed("websocket", "h2c") << 426;
        QTest::newRow("no connection field") << changed("keep-alive, Upgrade", "keep-alive") << 426;
        QTest::newRow("old version") << changed("Version: 13", "Version: 8") << 426;
        QTest::newRow("short key") << changed("dGhlIHNhbXBsZSBub25jZQ==", "dGhl") << 400;
        QTest::newRow("no key") << changed("Sec-WebSocket-Key", "X-Key") << 400;
        QTest::newRow("key that is none") << changed("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZ!==") << 400;
        QTest::newRow("HTTP/1.0") << changed("HTTP/1.1", "HTTP/1.0") << 426;
        QTest::newRow("POST") << changed("GET", "POST") << 405;
        QTest::newRow("body") << changed("Host: h", "Host: h\r\nContent-Length: 2") + "{}" << 400;
    }
    void theGateRefusesBeforeTheUpgrade()
    {
        QFETCH(QByteArray, wire);
        QFETCH(int, status);
        RawClient client(m_port);
        client.send(wire);
        QCOMPARE(client.answer().status, status);
        QVERIFY(m_sockets.isEmpty());
    }

    void anUpgradeWaitsForNobody()
    {
        QList<Responder> waiting;
        m_server->route("GET", "/later",
                        [&](const Request &, const Responder &responder) { waiting.append(responder); });
        RawClient client(m_port);
        client.send("GET /later HTTP/1.1\r\nHost: h\r\n\r\n" + upgradeRequest("/client/hubs/chat"));
        QTRY_COMPARE(waiting.size(), 1);
        waiting[0].send(Response::empty(204));
        QCOMPARE(client.answer().status, 204);
        QCOMPARE(client.answer().status, 400);
    }

    void messagesComeWhole_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 125, 126, 127, 65535, 65536, 1024 * 1024})
            QTest::addRow("%d", size) << size;
    }
    void messagesComeWhole()
    {
        QFETCH(int, size);
        const auto client = open();
        const QByteArray text(size, 'x');
        client->send(clientFrame(1, text) + clientFrame(2, text));
        QTRY_COMPARE(m_binaries.size(), 1);
        QCOMPARE(m_texts, QList{text});
        QCOMPARE(m_binaries, QList{text});
        m_sockets.first()->sendText(text);
        m_sockets.first()->sendBinary(text);
        QCOMPARE(client->frame().value_or(std::pair(-1, QByteArray())), std::pair(1, text));
        QCOMPARE(client->frame().value_or(std::pair(-1, QByteArray())), std::pair(2, text));
    }

    void framesRightBehindTheRequestAreRead()
    {
        RawClient client(m_port);
        client.send(upgradeRequest("/client/hubs/chat") + clientFrame(1, "early"));
        QCOMPARE(client.answer().status, 101);
        QTRY_COMPARE(m_texts, QList<QByteArray>{"early"});
    }

    void framesInSingleBytesAreRead()
    {
        const auto client = open();
        int sent = 0;
        for (const char byte :
             clientFrame(1, "hé", false) + clientFrame(9, "p") + clientFrame(0, QByteArray(130, 'y'))) {
            client->send(QByteArray(1, byte));
            if (++sent % 4 == 0)
                QTest::qWait(1);
        }
        QTRY_COMPARE(m_texts, QList<QByteArray>{"hé" + QByteArray(130, 'y')});
    }

    void fragmentsAreJoinedAroundControlFrames()
    {
        const auto client = open();
        const QByteArray euro = "€";
        client->send(clientFrame(1, "a" + euro.first(1), false) + clientFrame(9, "one") + clientFrame(0, {}, false)
                     + clientFrame(0, euro.sliced(1, 1), false) + clientFrame(10, "pong")
                     + clientFrame(0, euro.sliced(2) + "b"));
        QCOMPARE(client->frame().value_or(std::pair(-1, QByteArray())), std::pair(10, QByteArray("one")));
        QTRY_COMPARE(m_texts, QList<QByteArray>{"a€b"});
        QCOMPARE(m_pongs, QList<QByteArray>{"pong"});
    }

    void whatBreaksTheRulesIsClosed_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<int>("code");
        const auto row
            = [](const char *name, const QByteArray &wire, int code) { QTest::newRow(name) << wire << code; };
        row("unmasked", clientFrame(1, "x", true, false), 1002);
        row("reserved bit", QByteArray(1, char(0xC1)) + clientFrame(1, "x").sliced(1), 1002);
        row("reserved opcode", clientFrame(3, "x"), 1002);
        row("reserved control", clientFrame(11, "x"), 1002);
        row("continuation of nothing", clientFrame(0, "x"), 1002);
        row("text inside text", clientFrame(1, "x", false) + clientFrame(1, "y"), 1002);
        row("long ping", clientFrame(9, QByteArray(126, 'x')), 1002);
        row("ping in pieces", clientFrame(9, "x", false), 1002);
        row("close of one byte", clientFrame(8, "x"), 1002);
        row("close with a code that is none", clientFrame(8, closePayload(999)), 1002);
        row("close with a code never sent", clientFrame(8, closePayload(1006)), 1002);
        row("close reason is no UTF-8", clientFrame(8, closePayload(1000, "\xff")), 1007);
        row("no UTF-8", clientFrame(1, "a\xff"), 1007);
        row("overlong", clientFrame(1, "\xc0\xaf"), 1007);
        row("surrogate", clientFrame(1, "\xed\xa0\x80"), 1007);
        row("beyond Unicode", clientFrame(1, "\xf4\x90\x80\x80"), 1007);
        row("half a character at the end", clientFrame(1, "\xe2\x82"), 1007);
        row("half a character over fragments", clientFrame(1, "\xe2\x82", false) + clientFrame(0, "x"), 1007);
        row("too big", clientFrame(1, QByteArray(1024 * 1024 + 1, 'x')).first(20), 1009);
        row("too big in pieces", clientFrame(1, QByteArray(1024 * 1024, 'x'), false) + clientFrame(0, "x"), 1009);
        row("64-bit length", QByteArray::fromHex("82ffffffffffffffffff00000000"), 1009);
    }
    void whatBreaksTheRulesIsClosed()
    {
        QFETCH(QByteArray, wire);
        QFETCH(int, code);
        const auto client = open();
        client->send(wire);
        QCOMPARE(client->frame().value_or(std::pair(-1, QByteArray())), std::pair(8, closePayload(code)));
        QVERIFY(client->isClosed());
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(int(m_closed.first().first), code);
        QVERIFY(m_texts.isEmpty());
        QCOMPARE(m_server->stats().webSockets, 0);
    }

    void theClientsCloseIsAnswered()
    {
        const auto client = open();
        client->send(clientFrame(8, closePayload(3001, "bye")) + clientFrame(1, "after"));
        QCOMPARE(client->frame().value_or(std::pair(-1, QByteArray())), std::pair(8, closePayload(3001)));
        QVERIFY(client->isClosed());
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first(), std::pair(CloseCode(3001), QByteArray("bye")));
        QVERIFY(m_texts.isEmpty());
    }

    void aCloseWithoutCodeIsAnsweredSo()
    {
        const auto client = open();
        client->send(clientFrame(8, {}));
        QCOMPARE(client->frame().value_or(std::pair(-1, QByteArray())), std::pair(8, QByteArray()));
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first().first, CloseCode::NoStatus);
    }

    void ourCloseWaitsForTheClients()
    {
        const auto client = open();
        m_sockets.first()->sendText("last");
        m_sockets.first()->close(CloseCode::PolicyViolation, QByteArray(200, 'r'));
        m_sockets.first()->sendText("not sent");
        QVERIFY(!m_sockets.first()->isOpen());
        QCOMPARE(client->frame().value_or(std::pair(-1, QByteArray())).second, "last");
        QCOMPARE(client->frame().value_or(std::pair(-1, QByteArray())),
                 std::pair(8, closePayload(1008, QByteArray(123, 'r'))));
        QVERIFY(m_closed.isEmpty());
        client->send(clientFrame(8, closePayload(1008)));
        QVERIFY(client->isClosed());
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first().first, CloseCode::PolicyViolation);
    }

    void aClientThatIgnoresOurCloseIsCut()
    {
        HttpLimits limits;
        limits.closeTime = 50ms;
        start(limits);
        const auto client = open();
        m_sockets.first()->close();
        QVERIFY(client->isClosed());
        QTRY_COMPARE(m_closed.size(), 1);
    }

    void aLostConnectionIsTold()
    {
        const auto client = open();
        client->socket.abort();
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first().first, CloseCode::Abnormal);
        QVERIFY(!m_sockets.first()->isOpen());
        m_sockets.first()->sendText("into the void");
        m_sockets.first()->close();
        m_sockets.first()->abort();
        QCOMPARE(m_closed.size(), 1);
    }

    void abortEndsAtOnceAndTellsLater()
    {
        const auto client = open();
        m_sockets.first()->abort();
        QVERIFY(m_closed.isEmpty());
        QTRY_COMPARE(m_closed.size(), 1);
        QVERIFY(client->isClosed());
    }

    void aCallbackMayDropItsSocket()
    {
        const auto client = open();
        m_sockets.first()->onText = [this](const QByteArray &) {
            m_sockets.first()->abort();
            m_sockets.clear();
        };
        client->send(clientFrame(1, "x") + clientFrame(1, "y"));
        QVERIFY(client->isClosed());
        QTRY_COMPARE(m_closed.size(), 1);
    }

    void sharedPartsArriveAsOneMessage()
    {
        const auto first = open();
        const auto second = open();
        const QByteArray shared = QByteArray(2000, 's') + '}';
        for (int i = 0; i < 2; ++i)
            m_sockets[i]->sendParts(R"({"n":)" + QByteArray::number(i) + ',', shared);
        QCOMPARE(first->frame().value_or(std::pair(-1, QByteArray())), std::pair(1, R"({"n":0,)" + shared));
        QCOMPARE(second->frame().value_or(std::pair(-1, QByteArray())), std::pair(1, R"({"n":1,)" + shared));
    }

    void whatIsNotTakenIsCounted()
    {
        const auto client = open();
        client->socket.setReadBufferSize(1024);
        int drained = 0;
        m_sockets.first()->onDrained = [&] { ++drained; };
        const QByteArray shared(100'000, 'x');
        for (int i = 0; i < 100; ++i)
            m_sockets.first()->sendParts("p", shared);
        QCOMPARE(m_sockets.first()->bytesToWrite(), 100 * (100'001 + 10));
        QTest::qWait(20);
        QCOMPARE_GT(m_sockets.first()->bytesToWrite(), 100'000);
        QCOMPARE(drained, 0);
        client->socket.setReadBufferSize(0);
        QByteArray all;
        QTRY_VERIFY_WITH_TIMEOUT((all += client->socket.readAll()).size() == 100 * (100'001 + 10), 20000);
        QTRY_COMPARE(drained, 1);
        QCOMPARE(m_sockets.first()->bytesToWrite(), 0);
    }

    void sendingNowDoesNotWaitForTheEndOfTheTurn()
    {
        const auto client = open();
        const auto socket = m_sockets.first();
        socket->sendText("one");
        QCOMPARE_GT(socket->bytesToWrite(), 0);
        socket->sendTextNow("two");
        QCOMPARE(socket->bytesToWrite(), 0);
        for (const char *text : {"one", "two"})
            QCOMPARE(client->frame().value_or(std::pair(-1, QByteArray())), std::pair(1, QByteArray(text)));
        client->socket.abort();
        QTRY_VERIFY(!socket->isOpen());
        socket->sendTextNow("three");
    }

    void aFloodOfPingsIsNotKept()
    {
        const auto client = open();
        client->socket.setReadBufferSize(1024);
        const QByteArray pings = clientFrame(9, QByteArray(125, 'p')).repeated(1000);
        for (int i = 0; i < 100; ++i) {
            client->send(pings);
            QTest::qWait(1);
        }
        QCOMPARE_LE(m_sockets.first()->bytesToWrite(), 65 * 1024);
    }

    void qtsOwnClientUnderstands()
    {
        QWebSocket client;
        QStringList texts;
        connect(&client, &QWebSocket::textMessageReceived, this, [&](const QString &text) { texts.append(text); });
        client.open(QUrl(u"ws://127.0.0.1:%1/client/hubs/chat"_s.arg(m_port)));
        QTRY_COMPARE(m_sockets.size(), 1);
        m_sockets.first()->sendText("hällo");
        m_sockets.first()->ping("payload");
        QTRY_COMPARE(texts, QStringList{u"hällo"_s});
        QTRY_COMPARE(m_pongs, QList<QByteArray>{"payload"});
        client.sendTextMessage(u"grüß"_s);
        QTRY_COMPARE(m_texts, QList<QByteArray>{"grüß"});
        client.close(QWebSocketProtocol::CloseCodeGoingAway, u"leaving"_s);
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first(), std::pair(CloseCode::GoingAway, QByteArray("leaving")));
    }

    void wssWorksTheSame()
    {
        const quint16 port = m_server->listenTls(QHostAddress::LocalHost, 0, selfSigned()).value();
        QWebSocket client;
        QSslConfiguration careless = QSslConfiguration::defaultConfiguration();
        careless.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.setSslConfiguration(careless);
        qsizetype bytes = 0;
        connect(&client, &QWebSocket::binaryMessageReceived, this,
                [&](const QByteArray &piece) { bytes += piece.size(); });
        client.open(QUrl(u"wss://localhost:%1/client/hubs/chat"_s.arg(port)));
        QTRY_COMPARE(m_sockets.size(), 1);
        for (int i = 0; i < 50; ++i)
            m_sockets.first()->sendBinary(QByteArray(100'000, 'b'));
        QTRY_COMPARE(bytes, 5'000'000);
        client.sendTextMessage(u"x"_s);
        QTRY_COMPARE(m_texts.size(), 1);
        client.abort();
        QTRY_COMPARE(m_closed.size(), 1);
    }

    void shutdownSaysGoingAway()
    {
        const auto client = open();
        bool drained = false;
        connect(m_server.get(), &HttpServer::drained, this, [&] { drained = true; });
        m_server->shutdown();
        QCOMPARE(client->frame().value_or(std::pair(-1, QByteArray())), std::pair(8, closePayload(1001)));
        client->send(clientFrame(8, closePayload(1001)));
        client->socket.disconnectFromHost();
        QTRY_VERIFY(drained);
    }

    void theSocketOutlivesTheServer()
    {
        const auto client = open();
        m_server.reset();
        QVERIFY(client->isClosed());
        m_sockets.first()->sendText("x");
        m_sockets.first()->close();
        QVERIFY(!m_sockets.first()->isOpen());
        QVERIFY(m_closed.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWebSocket)
#include "tst_websocket.moc"
