// What the store costs: time an event, memory of a busy floor. The gates are wide enough for a debug build on a busy
// machine; the figures are printed for quality.md P29 and the relay's ingest.
#include "store/storeevents.h"
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace callboard;

class TstStoreCost : public QObject
{
    Q_OBJECT
private slots:
    // First, while the heap is still fresh.
    void aThousandLiveCallsAndAHundredThousandEventsFit()
    {
        const qint64 before = residentBytes();
        if (before == 0)
            QSKIP("this system does not tell what memory a process holds");
        CallStore store;
        for (int round = 0; round < 100; ++round) {
            for (int call = 0; call < 1000; ++call)
                store.apply(event(call, round));
        }
        QCOMPARE(store.callIds().size(), 1000);
        QCOMPARE(store.timeline(CallId(u"call-7"_s)).size(), 100);
        const qint64 held = residentBytes() - before;
        qInfo("1,000 calls, 100,000 events: %lld KB, of these timeline %lld KB", held / 1024,
              qlonglong(store.timelineBytes() / 1024));
        QVERIFY(held < 100'000'000);
    }
    void aRelayAppliesItsEventsFast() { measure(false, 4000); }
    void aConsoleAppliesItsEventsFast() { measure(true, 3000); }

private:
    /// Round 0 connects, later ones are participant lists with changing holds.
    static wire::CloudEvent event(int call, int round)
    {
        const QString id = u"call-%1"_s.arg(call);
        const int ms = round * 1000 + call;
        if (round == 0)
            return connected(ms, id);
        return list(ms, id, round, {{customer, false, round % 3 == 0}, {application}, {expert, round % 2 == 0}});
    }
    static void measure(bool timeline, int leastPerSecond)
    {
        QList<wire::CloudEvent> events;
        for (int round = 0; round < 20; ++round) {
            for (int call = 0; call < 500; ++call)
                events.append(event(call, round));
        }
        CallStore store(CallStore::Options{.timeline = timeline});
        QList<QJsonObject> bodies;
        for (const wire::CloudEvent &e : std::as_const(events))
            bodies.append(toJson(e));
        QElapsedTimer timer;
        timer.start();
        for (qsizetype i = 0; i < events.size(); ++i)
            store.apply(events.at(i), bodies.at(i));
        const double perSecond = events.size() * 1e9 / double(timer.nsecsElapsed());
        qInfo("%d events a second %s texts", int(perSecond), timeline ? "with" : "without");
        QVERIFY(perSecond > leastPerSecond);
    }
    static qint64 residentBytes()
    {
        QFile status(u"/proc/self/statm"_s);
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        return status.readAll().split(' ').value(1).toLongLong() * 4096;
    }
};

QTEST_GUILESS_MAIN(TstStoreCost)
#include "tst_storecost.moc"
