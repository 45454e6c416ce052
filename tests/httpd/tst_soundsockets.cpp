// WebSockets as streams of sound use them: many, with small messages both ways.
#include "httpd/framereader.h"
#include "httpd/httpserver.h"
#include "httpd/rawclient.h"
#include <QHostAddress>
#include <QTest>

using namespace callboard;
using namespace callboard::httpd;
using namespace callboard::test;

class TestSoundSockets : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
    QList<std::shared_ptr<WebSocket>> m_sockets;
    QList<QByteArray> m_texts;
    int m_closed = 0;

    std::unique_ptr<RawClient> open() { return webSocketClient(m_port, "/sound"); }

private slots:
    void init()
    {
        m_sockets.clear();
        m_texts.clear();
        m_closed = 0;
        m_server = std::make_unique<HttpServer>();
        m_server->upgrade(
            "/sound", [](const Request &) { return UpgradeDecision::accept(); },
            [this](const std::shared_ptr<WebSocket> &socket, const Request &, const UpgradeDecision &) {
                m_sockets.append(socket);
                socket->onText = [this](const QByteArray &text) { m_texts.append(text); };
                socket->onClosed = [this](CloseCode, const QByteArray &) { ++m_closed; };
            });
        m_port = m_server->listen(QHostAddress::LocalHost, 0).value();
    }

    void whatIsSentNowArrivesInOrderAndWhole()
    {
        const auto client = open();
        client->socket.setReadBufferSize(1024);
        const auto socket = m_sockets.first();
        QByteArray all;
        for (int i = 0; all.size() < 20'000'000; ++i) {
            const QByteArray text = QByteArray::number(i).repeated(1 + i % 5'000);
            if (i % 7 == 0)
                socket->sendText(text); // what waits comes first
            socket->sendTextNow(text);
            for (int times = i % 7 == 0 ? 2 : 1; times > 0; --times)
                all += FrameHeader(Opcode::Text, text.size()).view().toByteArray() + text;
        }
        QCOMPARE_GT(socket->bytesToWrite(), 100'000);
        client->socket.setReadBufferSize(0);
        QByteArray got;
        QTRY_VERIFY_WITH_TIMEOUT((got += client->socket.readAll()).size() == all.size(), 20000);
        QVERIFY(got == all);
        client->socket.abort();
        QTRY_VERIFY(!socket->isOpen());
        socket->sendTextNow("too late");
        QCOMPARE(socket->bytesToWrite(), 0);
    }

    void patientSocketsMissNothing()
    {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 300; ++i) {
            clients.push_back(open());
            m_sockets.last()->setPatient();
        }
        for (int round = 0; round < 3; ++round) {
            for (const auto &client : clients)
                client->send(clientFrame(1, "sound"));
            QTRY_COMPARE(m_texts.size(), 300 * (round + 1));
            QTest::qWait(round * 5); // they are looked at when many come, after a pause, and after a long one
        }
        clients[7]->socket.abort();
        QTRY_COMPARE(m_closed, 1);
        const auto next = open(); // may take the place of the one that has gone; it is not patient
        next->send(clientFrame(1, "hello"));
        QTRY_COMPARE(m_texts.last(), QByteArray("hello"));
        m_sockets.last()->sendText("answer");
        QCOMPARE(next->frame().value_or(std::pair(-1, QByteArray())), std::pair(1, QByteArray("answer")));
        m_sockets[7]->setPatient(); // closed: nothing happens
    }

    void whatPatientSocketsDontTakeAtOnceFollows()
    {
        const auto client = open();
        client->socket.setReadBufferSize(1024);
        m_sockets.first()->sendTextNow(QByteArray(20'000'000, 'x'));
        QCOMPARE_GT(m_sockets.first()->bytesToWrite(), 100'000);
        m_sockets.first()->setPatient(); // while it waits to write
        client->socket.setReadBufferSize(0);
        QByteArray all;
        QTRY_VERIFY_WITH_TIMEOUT((all += client->socket.readAll()).size() == 20'000'010, 20000);
        QCOMPARE(m_sockets.first()->bytesToWrite(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSoundSockets)
#include "tst_soundsockets.moc"
