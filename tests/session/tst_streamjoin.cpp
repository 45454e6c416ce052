#include "session/sessionfakes.h"
#include <QTest>

using namespace callboard;
using Need = StreamJoin::Need;

class TstStreamJoin : public QObject
{
    Q_OBJECT
private slots:
    void whatCameBeforeTheSnapshotIsAppliedOnce()
    {
        StreamJoin join;
        QCOMPARE(join.connected(), Need::State);
        QCOMPARE(join.received(event(7)), Need::Nothing);
        QCOMPARE(join.received(event(8)), Need::Nothing);
        QVERIFY(join.takeDue().isEmpty());
        QVERIFY(!join.isLive());
        QCOMPARE(join.stateTaken({u"e1"_s, 7}), Need::Nothing);
        QCOMPARE(offsets(join), QList<qint64>{8});
        QVERIFY(join.isLive());
    }
    void aSnapshotOlderThanTheConnectionIsFollowedByEvents()
    {
        StreamJoin join;
        join.connected();
        join.received(event(12));
        QCOMPARE(join.stateTaken({u"e1"_s, 7}, 11), Need::Events);
        QVERIFY(!join.isLive());
        QCOMPARE(join.eventsTaken(u"e1"_s, {event(9), event(11), event(12)}, 12, false), Need::Nothing);
        QCOMPARE(offsets(join), (QList<qint64>{9, 11, 12}));
        QVERIFY(join.isLive());
    }
    void aNewConnectionAsksForWhatWasMissed()
    {
        StreamJoin join = live(10);
        join.disconnected();
        QVERIFY(!join.isLive());
        QCOMPARE(join.connected(), Need::Events);
        join.received(event(14));
        QCOMPARE(join.eventsTaken(u"e1"_s, {event(11), event(12)}, 12, true), Need::Events);
        QCOMPARE(join.position()->offset, 12);
        QCOMPARE(join.eventsTaken(u"e1"_s, {event(13), event(14)}, 14, false), Need::Nothing);
        QCOMPARE(offsets(join), (QList<qint64>{11, 12, 13, 14}));
        QVERIFY(join.isLive());
    }
    void aRecoveredConnectionGoesOn()
    {
        StreamJoin join = live(10);
        join.disconnected();
        QVERIFY(join.canRecover());
        join.recovered();
        join.received(event(11));
        QCOMPARE(offsets(join), QList<qint64>{11});
    }
    void aDuplicateIsDropped()
    {
        StreamJoin join = live(10);
        join.received(event(11));
        join.received(event(11));
        join.received(event(9));
        QCOMPARE(offsets(join), QList<qint64>{11});
    }
    void anotherEpochNeedsTheWholeState()
    {
        StreamJoin join = live(10);
        QCOMPARE(join.received(event(1, u"e2"_s)), Need::State);
        QVERIFY(!join.isLive());
        QCOMPARE(join.stateTaken({u"e2"_s, 0}), Need::Nothing);
        QCOMPARE(offsets(join), QList<qint64>{1});
    }
    void aPageOfAnotherEpochNeedsTheWholeState()
    {
        StreamJoin join = live(10);
        join.connected();
        QCOMPARE(join.eventsTaken(u"e2"_s, {event(1, u"e2"_s)}, 1, false), Need::State);
        QVERIFY(join.takeDue().isEmpty());
    }
    void aSnapshotThatIsOlderThanTheStreamsEpochIsAskedForAgain()
    {
        StreamJoin join;
        join.connected();
        join.received(event(3, u"e2"_s));
        QCOMPARE(join.stateTaken({u"e1"_s, 50}), Need::State);
        QCOMPARE(join.stateTaken({u"e2"_s, 3}), Need::Nothing);
        QVERIFY(join.isLive());
    }
    void aPositionThatIsGoneNeedsTheWholeState()
    {
        StreamJoin join = live(10);
        join.connected();
        QCOMPARE(join.positionGone(), Need::State);
        QCOMPARE(join.resume(), Need::State);
        join.disconnected();
        QCOMPARE(join.resume(), Need::Nothing);
    }
    void aStreamThatOutrunsItsSnapshotIsAskedForAgain()
    {
        StreamJoin join;
        join.connected();
        for (int i = 1; i <= 100'001; ++i)
            join.received(event(i));
        QCOMPARE(join.stateTaken({u"e1"_s, 99'999}), Need::Events);
        QCOMPARE(offsets(join), QList<qint64>{100'000});
    }

private:
    static wire::Envelope event(qint64 offset, const QString &epoch = u"e1"_s)
    {
        wire::Envelope e;
        e.epoch = epoch;
        e.offset = offset;
        return e;
    }
    static StreamJoin live(qint64 offset)
    {
        StreamJoin join;
        join.connected();
        join.stateTaken({u"e1"_s, offset});
        return join;
    }
    static QList<qint64> offsets(StreamJoin &join)
    {
        QList<qint64> all;
        for (const wire::Envelope &e : join.takeDue())
            all.append(e.offset);
        return all;
    }
};

QTEST_GUILESS_MAIN(TstStreamJoin)
#include "tst_streamjoin.moc"
