#include "core/literals.h"
#include "relay/hub/ackmemory.h"
#include "relay/hub/groupindex.h"
#include "relay/hub/messagequeue.h"
#include <QRandomGenerator>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;

namespace {
PayloadPtr message(qsizetype size = 10)
{
    return PayloadPtr(new Payload(QByteArray(size, 'x')));
}
void sendAll(MessageQueue &queue)
{
    while (queue.nextUnsent())
        queue.markSent();
}
} // namespace

class TstHubParts : public QObject
{
    Q_OBJECT
private slots:
    void idsStartAtOne()
    {
        MessageQueue queue;
        QVERIFY(!queue.nextUnsent());
        queue.append(message());
        QCOMPARE(queue.nextId(), 1U);
        QCOMPARE(queue.lastId(), 1U);
    }
    void anAckCoversEverythingBelow()
    {
        MessageQueue queue;
        for (int i = 0; i < 5; ++i)
            queue.append(message());
        sendAll(queue);
        QVERIFY(queue.acknowledge(3));
        QCOMPARE(queue.count(), 2);
        QCOMPARE(queue.bytes(), 20);
        QVERIFY(!queue.acknowledge(2));
        QVERIFY(!queue.acknowledge(6));
        QCOMPARE(queue.count(), 2);
    }
    void anAckOfWhatWasNeverSentIsIgnored()
    {
        MessageQueue queue;
        queue.append(message());
        queue.append(message());
        queue.markSent();
        QVERIFY(!queue.acknowledge(2));
        QCOMPARE(queue.count(), 2);
    }
    void anAckDuringTheReplaySkipsWhatItCovers()
    {
        MessageQueue queue;
        for (int i = 0; i < 4; ++i)
            queue.append(message());
        sendAll(queue);
        queue.rewind();
        QCOMPARE(queue.nextId(), 1U);
        QVERIFY(queue.acknowledge(3));
        QCOMPARE(queue.nextId(), 4U);
    }
    void theQueueLetsItsMemoryGo()
    {
        MessageQueue queue;
        for (int round = 0; round < 50; ++round) {
            for (int i = 0; i < 500; ++i)
                queue.append(message());
            sendAll(queue);
            QVERIFY(queue.acknowledge(queue.lastId() - quint64(round % 3)));
        }
        QVERIFY(queue.count() <= 3);
        QCOMPARE(queue.lastId(), 25000U);
        QCOMPARE(queue.bytes(), 10 * queue.count());
    }
    void ackIdsInOrderTakeOneRange()
    {
        AckMemory memory;
        for (quint64 id = 1; id <= 100000; ++id)
            memory.add(id);
        QCOMPARE(memory.ranges(), size_t(1));
        QVERIFY(memory.contains(1) && memory.contains(100000));
        QVERIFY(!memory.contains(0) && !memory.contains(100001));
    }
    void ackIdsInAnyOrderAreRemembered()
    {
        AckMemory memory;
        QSet<quint64> truth;
        QRandomGenerator random(3);
        for (int i = 0; i < 2000; ++i) {
            const quint64 id = random.bounded(4000);
            QCOMPARE(memory.contains(id), truth.contains(id));
            memory.add(id);
            truth.insert(id);
        }
        for (quint64 id = 0; id < 4000; ++id)
            QCOMPARE(memory.contains(id), truth.contains(id));
        memory.add(~quint64(0));
        QVERIFY(memory.contains(~quint64(0)));
        memory.add(0);
    }
    void theMemoryOfAckIdsIsBounded()
    {
        AckMemory memory;
        for (quint64 id = 0; id < 100000; id += 2)
            memory.add(id);
        QCOMPARE(memory.ranges(), size_t(2048));
        QVERIFY(memory.contains(99998));
        QVERIFY(!memory.contains(0));
    }
    void groupsFollowTheirMembers()
    {
        GroupIndex index;
        std::vector<std::unique_ptr<Session>> sessions;
        for (int i = 0; i < 20; ++i)
            sessions.push_back(
                std::make_unique<Session>(SessionKind::Plain, QString::number(i), QString(), ClientIdentity{}));
        QHash<QString, QSet<const Session *>> truth;
        QRandomGenerator random(5);
        for (int i = 0; i < 20000; ++i) {
            Session &session = *sessions[random.bounded(20U)];
            const QString group = QString::number(random.bounded(6));
            if (random.bounded(2)) {
                QCOMPARE(index.join(session, group), !truth[group].contains(&session));
                truth[group].insert(&session);
            } else if (random.bounded(10) == 0) {
                index.leaveAll(session);
                for (auto &members : truth)
                    members.remove(&session);
            } else {
                QCOMPARE(index.leave(session, group), truth[group].remove(&session));
            }
            const Group *found = index.find(group);
            QCOMPARE(found ? QSet<const Session *>(found->members.begin(), found->members.end())
                           : QSet<const Session *>(),
                     truth[group]);
        }
        for (const auto &session : sessions)
            index.leaveAll(*session);
        QCOMPARE(index.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TstHubParts)
#include "tst_hubparts.moc"
