#include "core/literals.h"
#include "relay/hub/hub.h"
#include "relay_hub/fakeoutlet.h"
#include "support/manualclock.h"
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace std::chrono_literals;
using pubsub::Message;

namespace {
const ClientIdentity Everything{u"mina"_s, {u"webpubsub.joinLeaveGroup"_s, u"webpubsub.sendToGroup"_s}, {u"floor"_s}};
const ClientIdentity Nobody{{}, {}, {u"floor"_s}};

struct Client {
    Session *session;
    FakeWirePtr wire;
};
} // namespace

class TstHub : public QObject
{
    Q_OBJECT

    ManualClock clock;
    std::unique_ptr<Hub> hub;

    Client open(const ClientIdentity &who = Everything, SessionKind kind = SessionKind::Reliable)
    {
        auto wire = std::make_shared<FakeWire>();
        return {hub->open(kind, who, std::make_unique<FakeOutlet>(wire)), wire};
    }
    Client back(const Client &old, const QString &token)
    {
        auto wire = std::make_shared<FakeWire>();
        std::unique_ptr<Outlet> outlet = std::make_unique<FakeOutlet>(wire);
        return {hub->recover(old.wire->all<pubsub::Connected>().first().connectionId, token, outlet), wire};
    }
    static QString tokenOf(const Client &client)
    {
        return client.wire->all<pubsub::Connected>().first().reconnectionToken;
    }
    void publish(int count, const QStringList &groups = {u"floor"_s})
    {
        for (int i = 0; i < count; ++i)
            hub->publish("{\"n\":" + QByteArray::number(i) + '}', groups);
    }
    static QList<quint64> range(quint64 from, quint64 to)
    {
        QList<quint64> ids;
        for (quint64 id = from; id <= to; ++id)
            ids.append(id);
        return ids;
    }

private slots:
    void init() { hub = std::make_unique<Hub>(u"callboard"_s, clock); }

    void aReliableClientIsGreetedWithAToken()
    {
        const Client a = open();
        QCOMPARE(a.wire->frames.size(), 1);
        const auto hello = a.wire->all<pubsub::Connected>().first();
        QCOMPARE(hello.userId, u"mina"_s);
        QVERIFY(!hello.connectionId.isEmpty() && !hello.reconnectionToken.isEmpty());
        QVERIFY(open(Nobody, SessionKind::Plain).wire->all<pubsub::Connected>().first().reconnectionToken.isEmpty());
    }
    void messagesAreNumberedFromOne()
    {
        const Client a = open(), plain = open(Nobody, SessionKind::Plain);
        publish(3);
        QCOMPARE(a.wire->ids(), range(1, 3));
        QCOMPARE(plain.wire->ids(), (QList<quint64>{0, 0, 0}));
        QVERIFY(!plain.wire->frames.last().contains("sequenceId"));
        QCOMPARE(a.wire->all<Message>().last().group, u"floor"_s);
        QCOMPARE(plain.session->queue().count(), 0);
        QCOMPARE(a.session->queue().count(), 3);
    }
    void oneWhoIsInSeveralGroupsGetsItOnce()
    {
        const Client a = open({u"a"_s, {}, {u"floor"_s, u"agent.a"_s, u"queue.default"_s}});
        const Client b = open({u"b"_s, {}, {u"queue.default"_s}});
        const Client c = open({u"c"_s, {}, {u"elsewhere"_s}});
        publish(1, {u"agent.a"_s, u"floor"_s, u"queue.default"_s, u"nobody"_s});
        QCOMPARE(a.wire->ids(), range(1, 1));
        QCOMPARE(a.wire->all<Message>().first().group, u"agent.a"_s);
        QCOMPARE(b.wire->ids(), range(1, 1));
        QVERIFY(c.wire->ids().isEmpty());
        publish(1);
        QCOMPARE(a.wire->ids(), range(1, 2));
        QCOMPARE(hub->stats().delivered, 3U);
    }
    void aRecoveredClientMissesNothingAndSeesNothingBetween()
    {
        Client a = open();
        const QString token = tokenOf(a);
        publish(3);
        hub->received(a.session, R"({"type":"sequenceAck","sequenceId":2})");
        hub->closed(a.session, true);
        QVERIFY(!a.wire->open);
        publish(2);
        clock.advance(59s);
        hub->tick();
        const Client again = back(a, token);
        QVERIFY(again.session);
        publish(1);
        QVERIFY(std::holds_alternative<pubsub::Connected>(*pubsub::parseRelayFrame(again.wire->frames.first())));
        QCOMPARE(again.wire->ids(), range(3, 6));
        QCOMPARE(again.wire->all<pubsub::Connected>().first().connectionId, again.session->id);
        QCOMPARE(hub->stats().connections, 1);
    }
    void afterTheWindowTheSessionIsGone()
    {
        const Client a = open();
        hub->closed(a.session, true);
        clock.advance(60s);
        hub->tick();
        QVERIFY(!back(a, tokenOf(a)).session);
        QCOMPARE(hub->stats().sessions, 0);
        QCOMPARE(hub->stats().expired, 1U);
        QVERIFY(!hub->groupExists(u"floor"_s));
        QVERIFY(!hub->userExists(u"mina"_s));
    }
    void aWrongTokenDisturbsNobody()
    {
        const Client a = open();
        QVERIFY(!back(a, tokenOf(a) + u'x').session);
        QVERIFY(!back(a, {}).session);
        const Client plain = open(Nobody, SessionKind::Plain);
        QVERIFY(!back(plain, {}).session);
        QVERIFY(a.wire->open && plain.wire->open);
        QCOMPARE(hub->stats().recoveriesRefused, 3U);
        publish(1);
        QCOMPARE(a.wire->ids(), range(1, 1));
    }
    void aNewConnectionTakesOverTheOldOne()
    {
        const Client a = open();
        publish(2);
        const Client again = back(a, tokenOf(a));
        QVERIFY(a.wire->dropped && !a.wire->closed && !a.wire->open);
        publish(1);
        QCOMPARE(a.wire->ids(), range(1, 2));
        QCOMPARE(again.wire->ids(), range(1, 3));
        QCOMPARE(hub->stats().connections, 1);
    }
    void aClosingHandshakeEndsTheSession()
    {
        const Client a = open();
        hub->closed(a.session, false);
        QVERIFY(!back(a, tokenOf(a)).session);
    }
    void aLostPlainConnectionIsGone()
    {
        const Client a = open(Nobody, SessionKind::Plain);
        hub->closed(a.session, true);
        QCOMPARE(hub->stats().sessions, 0);
    }
    void whatWasDoneIsNotDoneTwice()
    {
        const Client a = open();
        hub->received(a.session, R"({"type":"sendToGroup","group":"floor","ackId":9,"data":1})");
        hub->closed(a.session, true);
        const Client again = back(a, tokenOf(a));
        hub->received(again.session, R"({"type":"sendToGroup","group":"floor","ackId":9,"data":1})");
        const auto acks = again.wire->all<pubsub::Ack>();
        QCOMPARE(acks.size(), 1);
        QCOMPARE(acks[0].error, u"Duplicate"_s);
        QCOMPARE(again.wire->ids(), range(1, 1));
    }
    void aRefusalIsNotRemembered()
    {
        const Client a = open(Nobody);
        const QByteArray frame = R"({"type":"joinGroup","group":"x","ackId":1})";
        hub->received(a.session, frame);
        a.session->permissions.grant(pubsub::Permission::JoinLeaveGroup, u"x"_s);
        hub->received(a.session, frame);
        const auto acks = a.wire->all<pubsub::Ack>();
        QCOMPARE(acks[0].error, u"Forbidden"_s);
        QVERIFY(acks[1].success);
        QVERIFY(hub->groupExists(u"x"_s));
    }
    void withoutAnAckIdNothingIsAnswered()
    {
        const Client a = open(Nobody);
        hub->received(a.session, R"({"type":"joinGroup","group":"x"})");
        hub->received(a.session, R"({"type":"sendToGroup","group":"floor","data":1})");
        hub->received(a.session, R"({"type":"event","event":"e","data":1})");
        QCOMPARE(a.wire->frames.size(), 1);
    }
    void ackIdsComeBackDigitForDigit()
    {
        const Client a = open();
        hub->received(a.session, R"({"type":"event","event":"e","ackId":18446744073709551615,"data":1})");
        QVERIFY(a.wire->frames.last().contains("\"ackId\":18446744073709551615,"));
    }
    void payloadsTravelAsTheyCame()
    {
        const Client a = open();
        hub->received(a.session,
                      R"({"type":"sendToGroup","group":"floor","data": {"id": 12345678901234567890, "a" : 1.50}})");
        QCOMPARE(a.wire->data(), QList<QByteArray>{R"({"id": 12345678901234567890, "a" : 1.50})"});
        QCOMPARE(a.wire->all<Message>().first().fromUserId, u"mina"_s);
    }
    void noEchoSparesTheSender()
    {
        const Client a = open(), b = open();
        hub->received(a.session, R"({"type":"sendToGroup","group":"floor","noEcho":true,"data":1})");
        QVERIFY(a.wire->ids().isEmpty());
        QCOMPARE(b.wire->ids(), range(1, 1));
    }
    void leavingStopsTheMessages()
    {
        const Client a = open();
        hub->received(a.session, R"({"type":"leaveGroup","group":"floor","ackId":1})");
        hub->received(a.session, R"({"type":"leaveGroup","group":"floor","ackId":2})");
        publish(1);
        QVERIFY(a.wire->ids().isEmpty());
        QVERIFY(a.wire->all<pubsub::Ack>().last().success);
    }
    void whatIsNoFrameEndsTheConnectionAndOnlyThat()
    {
        const Client a = open(), b = open();
        hub->received(a.session, "nonsense");
        QVERIFY(a.wire->closed && !a.wire->open);
        QVERIFY(!a.wire->all<pubsub::Disconnected>().isEmpty());
        QVERIFY(!back(a, tokenOf(a)).session);
        publish(1);
        QCOMPARE(b.wire->ids(), range(1, 1));
        QCOMPARE(hub->stats().protocolErrors, 1U);
    }
    void whatIsNotOfferedIsAnswered()
    {
        const Client a = open();
        hub->received(a.session, R"({"type":"invoke","invocationId":"7","target":"event","event":"x"})");
        QVERIFY(a.wire->frames.last().contains("NotSupported"));
        hub->received(a.session, R"({"type":"sendToGroup","group":"g","stream":{"streamId":"s"}})");
        QVERIFY(a.wire->frames.last().contains("streamClosed"));
        hub->received(a.session, R"({"type":"setGroupState","group":"g","ackId":3})");
        QVERIFY(!a.wire->all<pubsub::Ack>().last().success);
        hub->received(a.session, R"({"type":"ping"})");
        QCOMPARE(a.wire->all<pubsub::Pong>().size(), 1);
        hub->received(a.session, R"({"type":"cancelInvocation","invocationId":"7"})");
        QVERIFY(a.wire->open);
    }
    void aFullQueueEndsTheSessionWithAReason()
    {
        const Client a = open();
        publish(1000);
        QVERIFY(a.wire->open);
        publish(1);
        QVERIFY2(a.wire->open, "a client that has just come gets two seconds to acknowledge");
        clock.advance(2s);
        hub->tick();
        QVERIFY(a.wire->closed);
        QVERIFY(a.wire->reason.startsWith("SlowClient"));
        QVERIFY(!back(a, tokenOf(a)).session);
        QCOMPARE(hub->stats().overflowed, 1U);
    }
    void whoAcknowledgesEverySecondMayBeFast()
    {
        const Client a = open();
        for (int second = 0; second < 5; ++second) {
            publish(3000);
            clock.advance(1s);
            hub->received(a.session,
                          "{\"type\":\"sequenceAck\",\"sequenceId\":" + QByteArray::number((second + 1) * 3000) + '}');
            hub->tick();
        }
        QVERIFY(a.wire->open);
        QCOMPARE(a.wire->ids(), range(1, 15000));
    }
    void anAbsentClientsQueueHasTheDocumentedSize()
    {
        const Client a = open(), b = open();
        hub->closed(a.session, true);
        hub->closed(b.session, true);
        publish(1000);
        QVERIFY(back(a, tokenOf(a)).session);
        publish(1);
        QVERIFY(!back(b, tokenOf(b)).session);
    }
    void sixteenMegabytesAreEnough()
    {
        const Client a = open();
        const QByteArray large = '"' + QByteArray(1024 * 1024, 'x') + '"';
        for (int i = 0; i < 16; ++i)
            hub->publish(large, {u"floor"_s});
        QVERIFY(a.wire->closed);
        QCOMPARE(hub->stats().overflowed, 1U);
    }
    void onePublishMayCutManyAndServeTheRest()
    {
        QList<Client> away;
        for (int i = 0; i < 10; ++i) {
            away.append(open());
            hub->closed(away.last().session, true);
        }
        const Client here = open();
        publish(500);
        hub->received(here.session, R"({"type":"sequenceAck","sequenceId":500})");
        publish(501);
        QCOMPARE(hub->stats().sessions, 1);
        QCOMPARE(here.wire->ids(), range(1, 1001));
    }
    void aConnectionThatDoesNotReadGetsNoMoreThanTheWindow()
    {
        const Client a = open();
        a.wire->reading = false;
        const QByteArray data = '"' + QByteArray(1000, 'x') + '"';
        for (int i = 0; i < 900; ++i)
            hub->publish(data, {u"floor"_s});
        QVERIFY(a.wire->pending <= 256 * 1024 + 2000);
        const qsizetype before = a.wire->ids().size();
        QVERIFY(before < 300);
        a.wire->reading = true;
        a.wire->pending = 0;
        hub->drained(a.session);
        QCOMPARE(a.wire->ids(), range(1, 900));
    }
    void aPlainConnectionThatDoesNotReadIsCut()
    {
        const Client a = open(Nobody, SessionKind::Plain);
        a.wire->reading = false;
        const QByteArray data = '"' + QByteArray(1000, 'x') + '"';
        for (int i = 0; i < 2000; ++i)
            hub->publish(data, {u"floor"_s});
        QVERIFY(a.wire->open);
        clock.advance(2s);
        publish(1);
        QVERIFY(a.wire->closed);
        QCOMPARE(hub->stats().sessions, 0);
    }
    void whoAsksAndDoesNotReadIsCut()
    {
        const Client a = open();
        a.wire->reading = false;
        for (int i = 0; i < 100000 && a.wire->open; ++i)
            hub->received(a.session, R"({"type":"ping"})");
        QVERIFY(a.wire->closed);
        QVERIFY(a.wire->pending < 1024 * 1024 + 1000);
        QCOMPARE(hub->stats().slow, 1U);
    }
    void aSilentConnectionIsPingedAndThenLost()
    {
        const Client a = open();
        for (int i = 0; i < 8; ++i) {
            clock.advance(500ms);
            hub->tick();
        }
        QCOMPARE(a.wire->pings, 2);
        QVERIFY(a.wire->open);
        clock.advance(500ms);
        hub->tick();
        QVERIFY(!a.wire->open);
        QCOMPARE(hub->stats().lost, 1U);
        QVERIFY(back(a, tokenOf(a)).session);
    }
    void aPongKeepsTheConnection()
    {
        const Client a = open();
        for (int i = 0; i < 100; ++i) {
            clock.advance(500ms);
            hub->tick();
            if (a.wire->pings > i / 4)
                hub->heard(a.session);
        }
        QVERIFY(a.wire->open);
    }
    void tooOldMessagesAreLeftOut()
    {
        const Client a = open();
        hub->closed(a.session, true);
        hub->sendToGroup(u"floor"_s, {pubsub::DataType::Json, "1", 5s});
        hub->sendToGroup(u"floor"_s, {pubsub::DataType::Json, "2", 0s});
        hub->sendToGroup(u"floor"_s, {pubsub::DataType::Json, "3", 300s});
        clock.advance(10s);
        const Client again = back(a, tokenOf(a));
        QCOMPARE(again.wire->ids(), range(2, 3));
        hub->received(again.session, R"({"type":"sequenceAck","sequenceId":3})");
        QCOMPARE(again.session->queue().count(), 0);
    }
    void serversReachUsersConnectionsAndEverybody()
    {
        const Client a = open(), b = open({u"omar"_s, {}, {}}), c = open(Nobody);
        hub->sendToUser(u"omar"_s, {pubsub::DataType::Text, "\"u\""});
        hub->sendToConnection(c.session->id, {pubsub::DataType::Text, "\"c\""});
        hub->sendToConnection(u"unknown"_s, {pubsub::DataType::Text, "\"c\""});
        hub->sendToAll({pubsub::DataType::Text, "\"all\""}, {{}, {a.session->id}});
        hub->sendToAll({pubsub::DataType::Text, "\"f\""},
                       {*pubsub::Filter::parse(u"userId eq 'mina' and 'floor' in groups"_s), {}});
        QCOMPARE(a.wire->data(), (QList<QByteArray>{"\"f\""}));
        QCOMPARE(b.wire->data(), (QList<QByteArray>{"\"u\"", "\"all\""}));
        QCOMPARE(c.wire->data(), (QList<QByteArray>{"\"c\"", "\"all\""}));
        QVERIFY(a.wire->all<Message>().first().group.isEmpty());
    }
    void serversCloseWithAReason()
    {
        const Client a = open(), b = open({u"omar"_s, {}, {}});
        hub->end(hub->ofUser(u"omar"_s), u"closed by supervisor"_s);
        QCOMPARE(b.wire->all<pubsub::Disconnected>().first().message, u"closed by supervisor"_s);
        QVERIFY(b.wire->closed && a.wire->open);
        hub->end(hub->ofGroup(u"floor"_s, {{}, {a.session->id}}), {});
        QVERIFY(a.wire->open);
        hub->end(hub->all(), QString(200, u'ü'));
        QVERIFY(a.wire->reason.size() <= 123 && a.wire->reason.isValidUtf8());
        QCOMPARE(hub->stats().sessions, 0);
        QCOMPARE(hub->stats().connections, 0);
    }
};

QTEST_GUILESS_MAIN(TstHub)
#include "tst_hub.moc"
