// Receivers of every kind: good ones, and such as refuse, leave, stall or talk too much.
#include "core/literals.h"
#include "exchange/sockets/appsocket.h"
#include "httpd/certificate.h"
#include "httpd/httpserver.h"
#include <QCryptographicHash>
#include <QHostAddress>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;
using Loss = SendQueue::Loss;

namespace {
AppSocketRules quick()
{
    AppSocketRules rules;
    rules.connectTime = 500ms;
    rules.firstPause = 20ms;
    rules.mostPause = 40ms;
    rules.stalled = 400ms;
    return rules;
}

/// An application that takes sockets at /media, or refuses them.
class Application
{
public:
    explicit Application(bool tls = false)
    {
        server.upgrade(
            "/media",
            [this](const httpd::Request &request) {
                ++tries;
                tokens.append(request.bearerToken());
                connection = request.headers.value("x-ms-call-connection-id");
                correlation = request.headers.value("x-ms-call-correlation-id");
                return status == 101 ? httpd::UpgradeDecision::accept()
                                     : httpd::UpgradeDecision::refuse(httpd::Response::empty(status));
            },
            [this](const std::shared_ptr<httpd::WebSocket> &opened, const httpd::Request &,
                   const httpd::UpgradeDecision &) {
                socket = opened;
                socket->onText = [this](const QByteArray &text) { texts.append(text); };
                socket->onClosed = [this](httpd::CloseCode code, const QByteArray &) { closed = code; };
            });
        const auto listening = tls ? server.listenTls(QHostAddress::LocalHost, 0, test::selfSigned())
                                   : server.listen(QHostAddress::LocalHost, 0);
        port = listening.value();
    }

    httpd::HttpServer server;
    quint16 port = 0;
    int status = 101;
    int tries = 0;
    QList<QByteArray> tokens;
    QByteArray connection;
    QByteArray correlation;
    std::shared_ptr<httpd::WebSocket> socket;
    QList<QByteArray> texts;
    std::optional<httpd::CloseCode> closed;
};

/// Answers the upgrade and reads nothing more.
class Stalled : public QTcpServer
{
public:
    Stalled()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            socket->setReadBufferSize(4096);
            ++connections;
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(socket); });
        });
    }
    int connections = 0;

private:
    static void answer(QTcpSocket *socket)
    {
        if (socket->property("answered").toBool())
            return;
        socket->setProperty("answered", true);
        const QByteArray head = socket->readAll();
        const qsizetype at = head.indexOf("Sec-WebSocket-Key: ") + 19;
        const QByteArray key = head.mid(at, head.indexOf('\r', at) - at);
        const QByteArray accept
            = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
                  .toBase64();
        socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: "
                      + accept + "\r\n\r\n");
    }
};

/// One receiver as the exchange sees it.
struct Line {
    explicit Line(const QString &address, AppSocketRules rules = quick())
        : socket(
            {QUrl(address), CallId(u"call"_s), CorrelationId(u"chain"_s)},
            [this] { return "token-" + QByteArray::number(++tokens); }, std::move(rules))
    {
        socket.setGreeting([] { return QByteArray("hello"); });
    }
    explicit Line(quint16 port, const AppSocketRules &rules = quick())
        : Line(u"ws://127.0.0.1:%1/media"_s.arg(port), rules)
    {
    }
    int tokens = 0;
    AppSocket socket;
    QSignalSpy opened{&socket, &AppSocket::opened};
    QSignalSpy interrupted{&socket, &AppSocket::interrupted};
    QSignalSpy failed{&socket, &AppSocket::failed};
    QSignalSpy received{&socket, &AppSocket::received};
};
} // namespace

class TestAppSocket : public QObject
{
    Q_OBJECT

private slots:
    void itComesWithTokenAndIds();
    void textsGoBothWays();
    void aLostConnectionComesBack();
    void textWaitsForTheNextConnectionAndSoundDoesNot();
    void aRefusalIsTriedAgainAndThenFinal();
    void nobodyThereIsFinal();
    void silenceInsteadOfAnAnswerIsFinal();
    void aStalledReceiverIsCutAndCostsNoMemory();
    void aSlowReceiverLosesOldSoundOnly();
    void aMessageTooLongIsALoss();
    void closingTellsTheReceiver();
    void anUnknownCertificateIsARefusal();
    void aKnownCertificateIsTaken();
};

void TestAppSocket::itComesWithTokenAndIds()
{
    Application app;
    Line line(app.port);
    line.socket.open();
    QTRY_COMPARE(line.opened.count(), 1);
    QCOMPARE(app.tokens, QList<QByteArray>{"token-1"});
    QCOMPARE(app.connection, QByteArray("call"));
    QCOMPARE(app.correlation, QByteArray("chain"));
}

void TestAppSocket::textsGoBothWays()
{
    Application app;
    Line line(app.port);
    line.socket.open();
    line.socket.send("early sound", Loss::Allowed);
    line.socket.send("early text", Loss::LastResort);
    QTRY_COMPARE(line.opened.count(), 1);
    line.socket.send("sound", Loss::Allowed);
    QTRY_COMPARE(app.texts, (QList<QByteArray>{"hello", "early text", "sound"}));
    app.socket->sendText("back");
    QTRY_COMPARE(line.received.count(), 1);
    QCOMPARE(line.received.first().first().toByteArray(), QByteArray("back"));
}

void TestAppSocket::aLostConnectionComesBack()
{
    Application app;
    Line line(app.port);
    line.socket.open();
    QTRY_VERIFY(app.socket);
    app.socket->abort();
    QTRY_COMPARE(line.opened.count(), 2);
    QCOMPARE(line.interrupted.count(), 1);
    QCOMPARE(app.tokens, (QList<QByteArray>{"token-1", "token-2"}));
    QTRY_COMPARE(app.texts, (QList<QByteArray>{"hello", "hello"}));
    line.socket.interrupt();
    QTRY_COMPARE(line.opened.count(), 3);
    QCOMPARE(line.failed.count(), 0);
}

void TestAppSocket::textWaitsForTheNextConnectionAndSoundDoesNot()
{
    Application app;
    Line line(app.port);
    line.socket.open();
    QTRY_COMPARE(app.texts.size(), 1);
    app.socket->abort();
    QTRY_COMPARE(line.interrupted.count(), 1);
    line.socket.send("sound", Loss::Allowed);
    line.socket.send("text", Loss::LastResort);
    QTRY_COMPARE(app.texts, (QList<QByteArray>{"hello", "hello", "text"}));
    QCOMPARE(line.socket.lost(), 1U);
}

void TestAppSocket::aRefusalIsTriedAgainAndThenFinal()
{
    Application app;
    app.status = 401;
    Line line(app.port);
    line.socket.open();
    QTRY_COMPARE(line.failed.count(), 1);
    QCOMPARE(app.tries, 4);
    QCOMPARE(line.failed.first().first().toBool(), false);
    QCOMPARE(line.opened.count() + line.interrupted.count(), 0);
    QTest::qWait(100);
    QCOMPARE(app.tries, 4);
}

void TestAppSocket::nobodyThereIsFinal()
{
    Line line(u"ws://127.0.0.1:1/media"_s);
    line.socket.open();
    QTRY_COMPARE(line.failed.count(), 1);
}

void TestAppSocket::silenceInsteadOfAnAnswerIsFinal()
{
    QTcpServer mute;
    mute.listen(QHostAddress::LocalHost);
    AppSocketRules rules = quick();
    rules.connectTime = 100ms;
    rules.retries = 1;
    Line line(mute.serverPort(), rules);
    line.socket.open();
    QTRY_COMPARE(line.failed.count(), 1);
}

void TestAppSocket::aStalledReceiverIsCutAndCostsNoMemory()
{
    Stalled receiver;
    Line line(receiver.serverPort());
    line.socket.open();
    QTRY_COMPARE(line.opened.count(), 1);
    const QByteArray frame(1000, 'x');
    for (int i = 0; i < 10'000; ++i)
        line.socket.send(frame, Loss::Allowed);
    QVERIFY(line.socket.lost() >= 10'000 - (256 + 256) * 1024 / 1000 - 1);
    QTRY_VERIFY(line.interrupted.count() >= 1);
    QTRY_VERIFY_WITH_TIMEOUT(line.failed.count() == 1, 10'000);
    QCOMPARE(line.failed.first().first().toBool(), true);
    QCOMPARE(receiver.connections, 4);
}

void TestAppSocket::aSlowReceiverLosesOldSoundOnly()
{
    Application app;
    AppSocketRules rules = quick();
    rules.mostUnderWay = 4'000;
    rules.mostWaiting = 10'000;
    Line line(app.port, rules);
    line.socket.open();
    QTRY_COMPARE(app.texts.size(), 1);
    for (int i = 0; i < 100; ++i)
        line.socket.send(QByteArray::number(i).rightJustified(1000, '0'), Loss::Allowed);
    QTRY_COMPARE(app.texts.size(), 15);
    QCOMPARE(app.texts.last().toInt(), 99);
    QCOMPARE(app.texts[4].toInt(), 3);
    QCOMPARE(app.texts[5].toInt(), 90);
    QCOMPARE(line.socket.lost(), 86U);
}

void TestAppSocket::aMessageTooLongIsALoss()
{
    Application app;
    AppSocketRules rules = quick();
    rules.mostMessage = 1000;
    Line line(app.port, rules);
    line.socket.open();
    QTRY_VERIFY(app.socket);
    app.socket->sendText(QByteArray(2000, 'x'));
    QTRY_COMPARE(line.interrupted.count(), 1);
    QCOMPARE(line.received.count(), 0);
    QTRY_COMPARE(line.opened.count(), 2);
}

void TestAppSocket::closingTellsTheReceiver()
{
    Application app;
    Line line(app.port);
    line.socket.open();
    QTRY_COMPARE(app.texts.size(), 1);
    line.socket.send("last", Loss::Allowed);
    line.socket.close(1008, u"too many bad frames"_s);
    QTRY_VERIFY(app.closed);
    QCOMPARE(*app.closed, httpd::CloseCode::PolicyViolation);
    QCOMPARE(app.texts.last(), QByteArray("last"));
    QTest::qWait(100);
    QCOMPARE(line.interrupted.count() + line.failed.count(), 0);
    QCOMPARE(app.tries, 1);
}

void TestAppSocket::anUnknownCertificateIsARefusal()
{
    Application app(true);
    AppSocketRules rules = quick();
    rules.retries = 0;
    Line line(u"wss://localhost:%1/media"_s.arg(app.port), rules);
    line.socket.open();
    QTRY_COMPARE(line.failed.count(), 1);
    QCOMPARE(app.tries, 0);
}

void TestAppSocket::aKnownCertificateIsTaken()
{
    httpd::HttpServer server;
    const QSslConfiguration identity = test::selfSigned();
    server.upgrade(
        "/media", [](const httpd::Request &) { return httpd::UpgradeDecision::accept(); },
        [](const std::shared_ptr<httpd::WebSocket> &socket, const httpd::Request &, const httpd::UpgradeDecision &) {
            socket->onText = [socket = socket.get()](const QByteArray &text) { socket->sendText(text); };
        });
    const quint16 port = server.listenTls(QHostAddress::LocalHost, 0, identity).value();
    AppSocketRules rules = quick();
    rules.authorities = {identity.localCertificate()};
    Line line(u"wss://localhost:%1/media"_s.arg(port), rules);
    line.socket.open();
    QTRY_COMPARE(line.received.count(), 1);
    QCOMPARE(line.received.first().first().toByteArray(), QByteArray("hello"));
}

QTEST_GUILESS_MAIN(TestAppSocket)
#include "tst_appsocket.moc"
