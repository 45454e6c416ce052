#include "store/storeevents.h"
#include <QJsonArray>
#include <QTest>

using namespace callboard;

class TstCallStoreSnapshot : public QObject
{
    Q_OBJECT
private slots:
    void aSnapshotBringsBackTheSameState()
    {
        CallStore store, copy;
        fill(store);
        QVERIFY(copy.restore(store.snapshot()));
        QCOMPARE(stateOf(copy), stateOf(store));
        QCOMPARE(copy.transcript(CallId(u"a"_s)).size(), 1);
        QCOMPARE(copy.transcript(CallId(u"a"_s)), store.transcript(CallId(u"a"_s)));
    }
    void aStoreThatGoesOnFromASnapshotEndsLikeTheFirst()
    {
        CallStore store, copy;
        fill(store);
        QVERIFY(copy.restore(store.snapshot()));
        // Older than what the snapshot holds: only the facts, not the values, know what to do with it.
        for (const StoreEvent &late : {StoreEvent(list(1500, u"a"_s, 2, {{customer, false, true}, {application}})),
                                       StoreEvent(released(15, u"ctx"_s, u"omar"_s)),
                                       StoreEvent(list(5000, u"a"_s, 7, {{customer}, {application}}))}) {
            const ChangeSet here = applyTo(store, late);
            QCOMPARE(applyTo(copy, late), here);
        }
        QCOMPARE(stateOf(copy), stateOf(store));
    }
    void restoringTellsWhatChanged()
    {
        CallStore store, old;
        fill(store);
        old.apply(connected(40, u"a"_s));
        old.apply(connected(40, u"gone"_s));
        auto changes = old.restore(store.snapshot());
        QVERIFY(changes);
        QVERIFY(changes.value().calls[CallId(u"a"_s)] & CallField::Legs);
        QVERIFY(!(changes.value().calls[CallId(u"a"_s)] & CallField::Added));
        QCOMPARE(changes.value().calls[CallId(u"gone"_s)], CallFields(CallField::Removed));
        QVERIFY(changes.value().incoming[incomingOf(u"ctx"_s)] & IncomingField::Added);
        changes = old.restore(store.snapshot());
        QVERIFY(changes && changes->isEmpty());
    }
    void aScopeShowsOnlyWhatIsAllowed()
    {
        CallStore store;
        fill(store);
        store.apply(dialled(0, u"b"_s, u"omar"_s, u"4:+14255550999"_s));
        store.apply(announced(0, u"other"_s));
        CallStore::Scope scope;
        scope.call = [](const Call &c) { return c.owner.text == u"mina"_s; };
        scope.incoming = [](const IncomingCall &) { return false; };
        CallStore seen;
        QVERIFY(seen.restore(store.snapshot(scope)));
        QCOMPARE(seen.callIds(), QList{CallId(u"a"_s)});
        QCOMPARE(seen.incomingIds(), QList{incomingOf(u"ctx"_s)});
        QCOMPARE(*seen.call(CallId(u"a"_s)), *store.call(CallId(u"a"_s)));
    }
    void aSnapshotHoldsTheNewestEventsOfLiveCalls()
    {
        CallStore store;
        store.apply(connected(0, u"a"_s));
        for (int i = 1; i < 50; ++i)
            store.apply(list(i, u"a"_s, i, {{customer}}));
        CallStore::Scope scope;
        scope.eventsPerCall = 10;
        CallStore seen;
        QVERIFY(seen.restore(store.snapshot(scope)));
        QCOMPARE(seen.timeline().size(), 10);
        QCOMPARE(seen.timeline().last().at, at(49));
    }
    void aMalformedSnapshotChangesNothing()
    {
        CallStore store;
        fill(store);
        const QByteArray before = stateOf(store);
        QJsonObject snapshot = store.snapshot();
        QVERIFY(!store.restore({}));
        snapshot.insert(u"calls"_s, QJsonArray{QJsonObject{{u"id"_s, 5}}});
        QVERIFY(!store.restore(snapshot));
        QCOMPARE(stateOf(store), before);
    }
    void theContextOfACallIsInNoKeptText()
    {
        CallStore store;
        store.apply(announced(0, u"very-secret-context"_s));
        for (const TimelineEntry &entry : store.timeline())
            QVERIFY(!store.rawEvent(entry).contains("very-secret-context"));
        QCOMPARE(store.incoming(incomingOf(u"very-secret-context"_s))->incomingCallContext, u"very-secret-context"_s);
    }

private:
    static void fill(CallStore &store)
    {
        const QList<StoreEvent> events{announced(0, u"ctx"_s),
                                       claimed(10, u"ctx"_s, u"mina"_s),
                                       claimed(12, u"ctx"_s, u"omar"_s),
                                       owned(20, u"a"_s, u"mina"_s, u"ctx"_s),
                                       list(1000, u"a"_s, 1, {{customer}, {application}}),
                                       list(2000, u"a"_s, 3, {{customer, true, true}, {application}}),
                                       said(3000, u"a"_s, customer, u"hello"_s, 2516998782481234401),
                                       connected(40, u"a"_s)};
        for (const StoreEvent &event : events)
            applyTo(store, event);
    }
};

QTEST_GUILESS_MAIN(TstCallStoreSnapshot)
#include "tst_callstore_snapshot.moc"
