#include "session/user/link.h"
#include "support/manualclock.h"
#include <QTest>

using namespace callboard;
using namespace std::chrono_literals;

class TstLink : public QObject
{
    Q_OBJECT
private slots:
    void theFirstTimeIsConnectingLaterOnesCatchUp()
    {
        ManualClock clock;
        LinkMonitor monitor(clock);
        monitor.catchingUp();
        QCOMPARE(monitor.link().state, Link::State::Connecting);
        QVERIFY(monitor.live());
        QVERIFY(monitor.lost());
        QVERIFY(monitor.catchingUp(214));
        QCOMPARE(monitor.link().state, Link::State::CatchingUp);
        QCOMPARE(monitor.link().behind, 214);
    }
    void silenceIsOfflineWithinTwoSeconds()
    {
        ManualClock clock;
        LinkMonitor monitor(clock);
        monitor.live();
        const QDateTime last = clock.now();
        clock.advance(1800ms);
        QVERIFY(!monitor.tick());
        clock.advance(190ms);
        QVERIFY(monitor.tick());
        QCOMPARE(monitor.link().state, Link::State::Offline);
        QCOMPARE(monitor.link().since, last);
        QCOMPARE(monitor.link().lastTruth, last);
    }
    void theNextSignOfLifeIsLiveAgain()
    {
        ManualClock clock;
        LinkMonitor monitor(clock);
        monitor.live();
        clock.advance(2s);
        monitor.tick();
        QVERIFY(monitor.heard());
        QCOMPARE(monitor.link().state, Link::State::Live);
    }
    void aLostStreamIsNotLiveBecauseSomethingWasHeard()
    {
        ManualClock clock;
        LinkMonitor monitor(clock);
        monitor.live();
        monitor.lost();
        QVERIFY(!monitor.heard());
        QCOMPARE(monitor.link().state, Link::State::Offline);
    }
    void heartbeatsKeepItLiveAndMeasureIt()
    {
        ManualClock clock;
        LinkMonitor monitor(clock);
        monitor.live();
        for (int i = 0; i < 10; ++i) {
            clock.advance(1s);
            monitor.measured(38ms);
            QVERIFY(!monitor.tick());
        }
        QCOMPARE(monitor.link().latency, std::optional(38ms));
        QCOMPARE(monitor.link().lastTruth, clock.now());
        monitor.lost();
        QVERIFY(!monitor.link().latency);
    }
};

QTEST_GUILESS_MAIN(TstLink)
#include "tst_link.moc"
