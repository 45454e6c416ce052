#include "core/literals.h"
#include "feed/feedclient.h"
#include "feed/scriptedhub.h"
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace callboard;
using namespace std::chrono_literals;

class TstFeedClient : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_hub = std::make_unique<ScriptedHub>();
        m_client = std::make_unique<feed::FeedClient>(feed::FeedTimes{5ms, 20ms, 20ms, 300ms, 300ms, 10ms});
        m_opened = std::make_unique<QSignalSpy>(m_client.get(), &feed::FeedClient::opened);
        m_lost = std::make_unique<QSignalSpy>(m_client.get(), &feed::FeedClient::lost);
        m_received = std::make_unique<QSignalSpy>(m_client.get(), &feed::FeedClient::received);
    }
    void cleanup()
    {
        m_client.reset();
        m_hub.reset();
    }

    void itConnectsWithTokenAndSubprotocol()
    {
        connectTo(u"c1"_s);
        QCOMPARE(m_hub->authorization(), u"Bearer t1"_s);
        QCOMPARE(m_hub->subprotocol(), QString(pubsub::ReliableProtocol));
        QVERIFY(m_hub->query().isEmpty());
        QCOMPARE(m_opened->first().first().toBool(), false);
    }
    void eachMessageComesOnceAndIsAcknowledged()
    {
        connectTo(u"c1"_s);
        m_hub->message(1, 10);
        m_hub->message(2, 11);
        m_hub->message(2, 11);
        m_hub->message(3, 12);
        QTRY_COMPARE(offsets(), (QList<qint64>{10, 11, 12}));
        QTRY_VERIFY(!m_hub->acks().isEmpty() && m_hub->acks().last() == 3);
    }
    void aBusyStreamIsAcknowledgedAtOnce()
    {
        connectTo(u"c1"_s);
        for (int i = 1; i <= 250; ++i)
            m_hub->message(quint64(i), i);
        QTRY_COMPARE(m_received->count(), 250);
        QTRY_VERIFY(m_hub->acks().contains(100) && m_hub->acks().contains(200));
    }
    void aCutIsRecovered()
    {
        connectTo(u"c1"_s);
        m_hub->message(1, 10);
        QTRY_COMPARE(m_received->count(), 1);
        m_hub->cut();
        QTRY_COMPARE(m_lost->count(), 1);
        QTRY_COMPARE(m_hub->connections(), 2);
        QCOMPARE(m_hub->query().queryItemValue(u"awps_connection_id"_s), u"c1"_s);
        QCOMPARE(m_hub->query().queryItemValue(u"awps_reconnection_token"_s, QUrl::FullyDecoded), u"to+ken&"_s);
        m_hub->greet(u"c1"_s);
        m_hub->message(1, 10);
        m_hub->message(2, 11);
        QTRY_COMPARE(offsets(), (QList<qint64>{10, 11}));
        QCOMPARE(m_opened->last().first().toBool(), true);
    }
    void aDroppedSessionIsNotRecovered()
    {
        connectTo(u"c1"_s);
        m_hub->closeWith(QWebSocketProtocol::CloseCodePolicyViolated);
        QTRY_COMPARE(m_hub->connections(), 2);
        QVERIFY(m_hub->query().isEmpty());
        m_hub->greet(u"c2"_s);
        QTRY_COMPARE(m_opened->count(), 2);
        QCOMPARE(m_opened->last().first().toBool(), false);
    }
    void silenceIsALoss()
    {
        m_hub->answerPings(false);
        connectTo(u"c1"_s);
        QTRY_COMPARE(m_lost->count(), 1);
        QCOMPARE(m_lost->first().first().value<ApiError>().kind, ApiError::Kind::Timeout);
        QTRY_COMPARE(m_hub->connections(), 2);
    }
    void aHubThatNeverGreetsIsGivenUp()
    {
        m_client->open(m_hub->url(), u"t1"_s);
        QTRY_COMPARE(m_lost->count(), 1);
        QTRY_COMPARE(m_hub->connections(), 2);
        QVERIFY(m_opened->isEmpty());
    }
    void heartbeatsAreMeasured()
    {
        QSignalSpy measured(m_client.get(), &feed::FeedClient::measured);
        QSignalSpy heard(m_client.get(), &feed::FeedClient::heard);
        connectTo(u"c1"_s);
        QTRY_VERIFY(measured.count() >= 3);
        QVERIFY(heard.count() >= 3);
        QVERIFY(m_lost->isEmpty());
    }
    void aBrokenFrameEndsTheConnection()
    {
        connectTo(u"c1"_s);
        m_hub->send(u"no json"_s);
        QTRY_COMPARE(m_lost->count(), 1);
        QCOMPARE(m_lost->first().first().value<ApiError>().kind, ApiError::Kind::Protocol);
    }
    void aMessageThatIsNoEventIsSkipped()
    {
        connectTo(u"c1"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"message 1 is no event.*"_s));
        m_hub->send(u"{\"sequenceId\":1,\"type\":\"message\",\"from\":\"server\",\"dataType\":\"json\",\"data\":{}}"_s);
        m_hub->message(2, 11);
        QTRY_COMPARE(offsets(), QList<qint64>{11});
        QTRY_COMPARE(m_hub->acks().last(), 2);
    }
    void aPartialTranscriptIsNoEvent()
    {
        QList<QString> heard;
        connect(m_client.get(), &feed::FeedClient::partialHeard, this,
                [&heard](const wire::TranscriptPartial &p) { heard.append(p.text); });
        connectTo(u"c1"_s);
        wire::TranscriptPartial partial;
        partial.callConnectionId = CallId(u"a"_s);
        partial.text = u"I want"_s;
        const QJsonObject message{{u"sequenceId"_s, 1},
                                  {u"type"_s, u"message"_s},
                                  {u"from"_s, u"server"_s},
                                  {u"dataType"_s, u"json"_s},
                                  {u"data"_s, wire::partialMessage(partial, Timestamp::fromTicks(1))}};
        m_hub->send(QString::fromUtf8(QJsonDocument(message).toJson()));
        QTRY_COMPARE(heard, QList<QString>{u"I want"_s});
        QVERIFY(m_received->isEmpty());
    }
    void aRefusedTokenIsTold()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            socket->write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
        m_client->open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort())), u"old"_s);
        QTRY_VERIFY(!m_lost->isEmpty());
        QCOMPARE(m_lost->first().first().value<ApiError>().kind, ApiError::Kind::Auth);
    }
    void aRelayThatIsAwayIsTriedAgain()
    {
        const QUrl away = m_hub->url();
        m_hub.reset();
        m_client->open(away, u"t1"_s);
        QTRY_VERIFY(m_lost->count() >= 3);
        QCOMPARE(m_lost->first().first().value<ApiError>().kind, ApiError::Kind::Transport);
    }
    void noTokenLeavesOverPlainWs()
    {
        m_client->open(QUrl(u"ws://relay.example/client/hubs/callboard"_s), u"t1"_s);
        QCOMPARE(m_lost->count(), 1);
        QCOMPARE(m_lost->first().first().value<ApiError>().code, u"NotSecure"_s);
    }
    void aNewTokenCountsFromTheNextConnectionOn()
    {
        connectTo(u"c1"_s);
        m_client->open(m_hub->url(), u"t2"_s);
        QVERIFY(m_client->isOpen());
        m_hub->cut();
        QTRY_COMPARE(m_hub->connections(), 2);
        QCOMPARE(m_hub->authorization(), u"Bearer t2"_s);
    }
    void aClosedClientStaysClosed()
    {
        connectTo(u"c1"_s);
        m_client->close();
        QTRY_VERIFY(!m_hub->isConnected());
        QTest::qWait(50);
        QCOMPARE(m_hub->connections(), 1);
        QVERIFY(m_lost->isEmpty());
    }

private:
    void connectTo(const QString &id)
    {
        m_client->open(m_hub->url(), u"t1"_s);
        QTRY_COMPARE(m_hub->connections(), 1);
        m_hub->greet(id);
        QTRY_COMPARE(m_opened->count(), 1);
    }
    QList<qint64> offsets() const
    {
        QList<qint64> all;
        for (const QList<QVariant> &call : *m_received)
            all.append(call.first().value<wire::Envelope>().offset);
        return all;
    }
    std::unique_ptr<ScriptedHub> m_hub;
    std::unique_ptr<feed::FeedClient> m_client;
    std::unique_ptr<QSignalSpy> m_opened, m_lost, m_received;
};

QTEST_GUILESS_MAIN(TstFeedClient)
#include "tst_feedclient.moc"
