// The runner between the pure core and the event loop.
#include "core/literals.h"
#include "exchange/rest/runner.h"
#include <QElapsedTimer>
#include <QTest>
#include <QTimeZone>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;

namespace {
/// The machine's pace, with a wall clock that can be set.
class SetClock final : public Clock
{
public:
    QDateTime now() const override { return SystemClock::instance().now().addMSecs(offset.count()); }
    std::chrono::milliseconds monotonic() const override { return SystemClock::instance().monotonic(); }
    std::chrono::milliseconds offset{0};
};

Config config()
{
    Config c;
    c.resourceId = u"r"_s;
    c.ownedNumbers = {RawId(u"4:+18005550100"_s)};
    c.contextLength = 40;
    return c;
}

const Dial Ringing{RawId(u"4:+14255550123"_s), RawId(u"4:+18005550100"_s), {}};
} // namespace

class TestRunner : public QObject
{
    Q_OBJECT

private slots:
    void eventsComeAfterTheCaller();
    void timersRun();
    void aLeapOfTheClockIsFollowed();
    void aClockSetBackIsNot();

private:
    static Ticks timeOf(const QList<Event> &events)
    {
        for (const Event &e : events) {
            if (const auto *incoming = std::get_if<IncomingCall>(&e))
                return incoming->time;
        }
        return 0;
    }
};

void TestRunner::eventsComeAfterTheCaller()
{
    Runner runner(config(), 1, SystemClock::instance());
    int happened = 0;
    connect(&runner, &Runner::happened, this, [&](const QList<Event> &events) {
        happened += int(std::count_if(events.begin(), events.end(),
                                      [](const Event &e) { return !std::holds_alternative<SoundSignal>(e); }));
    });
    QVERIFY(runner.run(Ringing));
    QVERIFY(runner.run(Ringing));
    QCOMPARE(happened, 0);
    QCoreApplication::processEvents();
    QCOMPARE(happened, 4);
}

void TestRunner::timersRun()
{
    Config c = config();
    c.timings.incomingRing = 50ms;
    Runner runner(c, 1, SystemClock::instance());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(runner.run(Ringing));
    QTRY_VERIFY(runner.state().calls.empty());
    QVERIFY(timer.elapsed() >= 50);
}

void TestRunner::aLeapOfTheClockIsFollowed()
{
    SetClock clock;
    Runner runner(config(), 1, clock);
    QList<Event> events;
    connect(&runner, &Runner::happened, this, [&](const QList<Event> &e) { events += e; });
    QVERIFY(runner.run(Ringing));
    clock.offset = 1h;
    QVERIFY(runner.run(Ringing));
    QCOMPARE(runner.state().calls.size(), size_t(1)); // the first rang too long
    QTRY_VERIFY(!events.isEmpty());
    const Ticks last = timeOf({events.crbegin(), events.crend()});
    QVERIFY(std::abs(last / TicksPerMillisecond - clock.now().toMSecsSinceEpoch()) < 5'000);
}

void TestRunner::aClockSetBackIsNot()
{
    SetClock clock;
    Runner runner(config(), 1, clock);
    QList<Event> events;
    connect(&runner, &Runner::happened, this, [&](const QList<Event> &e) { events += e; });
    QVERIFY(runner.run(Ringing));
    clock.offset = -1h;
    QVERIFY(runner.run(Ringing));
    QCOMPARE(runner.state().calls.size(), size_t(2));
    QTRY_VERIFY(!events.isEmpty());
    QVERIFY(timeOf({events.crbegin(), events.crend()}) > timeOf(events));
}

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
