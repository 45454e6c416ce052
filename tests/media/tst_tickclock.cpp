#include "media/mix/tickclock.h"
#include <QTest>
#include <algorithm>
#include <random>
#include <vector>
#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

using namespace callboard::media;
using namespace std::chrono_literals;
using Time = TickSchedule::Time;

namespace {
/// Time that passes only by waiting: at once, and later than asked by what the test wants.
class FakeTime final : public TickTime
{
public:
    Time now() const override { return m_now.load(); }
    void waitUntil(Time due, std::condition_variable &, std::unique_lock<std::mutex> &lock) override
    {
        lock.unlock();
        m_now = due + late.exchange(0ns);
        ++waits;
        lock.lock();
    }
    void pass(Time time) { m_now = m_now.load() + time; }
    std::atomic<Time> late = Time{};
    std::atomic<int> waits = 0;

private:
    std::atomic<Time> m_now = Time(5s);
};

template<class Condition>
bool soon(Condition condition)
{
    for (int i = 0; i < 5000 && !condition(); ++i)
        std::this_thread::sleep_for(1ms);
    return condition();
}
} // namespace

class tst_TickClock : public QObject
{
    Q_OBJECT

private slots:
#ifdef Q_OS_LINUX
    void theThreadHasShortSlicesAndNoPrivilege()
    {
        struct {
            std::uint32_t size, policy;
            std::uint64_t flags;
            std::int32_t nice;
            std::uint32_t priority;
            std::uint64_t runtime, deadline, period;
        } of{};
        std::atomic<long> asked = -1;
        TickClock clock;
        clock.start([&](std::uint64_t) {
            asked = syscall(SYS_sched_getattr, 0, &of, sizeof of, 0);
            return Next::Rest;
        });
        QVERIFY(soon([&] { return clock.rests() == 1; }));
        clock.stop();
        QCOMPARE(asked.load(), 0);
        QCOMPARE(of.policy, 0u); // the ordinary one
        QCOMPARE(of.nice, getpriority(PRIO_PROCESS, 0));
        QVERIFY(of.runtime == 100'000 || of.runtime == 0); // before Linux 6.12 there is none
    }
#endif
    void dueTimesNeverDrift()
    {
        TickSchedule schedule(100ms);
        for (std::uint64_t n = 0; n < 1000; ++n) {
            QCOMPARE(schedule.due(), Time(100ms + 20ms * int(n)));
            const auto tick = schedule.take(schedule.due() + (n % 7) * 1ms);
            QCOMPARE(tick.number, n);
            QCOMPARE(tick.late, Time((n % 7) * 1ms));
            QCOMPARE(tick.skipped, 0u);
        }
    }
    void afterAShortStallAllTicksCatchUp()
    {
        TickSchedule schedule;
        for (std::uint64_t n = 0; n < 4; ++n) {
            const auto tick = schedule.take(65ms);
            QCOMPARE(tick.number, n);
            QCOMPARE(tick.late, Time(65ms - 20ms * int(n)));
            QCOMPARE(tick.skipped, 0u);
        }
        QCOMPARE(schedule.due(), Time(80ms));
    }
    void afterALongStallThreeCatchUpAndTheRestIsSkipped()
    {
        TickSchedule schedule;
        const auto first = schedule.take(1s); // the tick of that moment is number 50
        QCOMPARE(first.number, 47u);
        QCOMPARE(first.skipped, 47u);
        QCOMPARE(first.late, Time(60ms));
        for (std::uint64_t n = 48; n <= 50; ++n)
            QCOMPARE(schedule.take(1s).number, n);
        QCOMPARE(schedule.due(), Time(1020ms));
    }
    void whatWasRestedIsNeitherLateNorSkipped()
    {
        TickSchedule schedule;
        schedule.take(0ns);
        schedule.resume(1s + 1ms);
        QCOMPARE(schedule.due(), Time(1020ms));
        const auto tick = schedule.take(1020ms);
        QCOMPARE(tick.number, 51u);
        QCOMPARE(tick.skipped, 0u);
        schedule.resume(1040ms);
        QCOMPARE(schedule.due(), Time(1040ms));
        schedule.resume(1040ms);
        QCOMPARE(schedule.due(), Time(1040ms));
    }
    void aRestShorterThanAPeriodRepeatsNoTick()
    {
        TickSchedule schedule;
        schedule.take(0ns);
        schedule.resume(0ns);
        QCOMPARE(schedule.due(), Time(20ms));
    }

    void latenessIsKnownToASixteenth()
    {
        const unsigned seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        Lateness lateness;
        std::vector<std::int64_t> all;
        for (int i = 0; i < 10'000; ++i) {
            all.push_back(std::int64_t(random() >> (8 + random() % 24)));
            lateness.record(Lateness::Micros(all.back()));
        }
        std::ranges::sort(all);
        for (const double quantile : {0.01, 0.5, 0.9, 0.99, 0.999, 1.0}) {
            const std::int64_t truth = all[size_t(std::ceil(quantile * double(all.size()))) - 1];
            const std::int64_t said = lateness.within(quantile).count();
            QVERIFY2(said >= truth && double(said) <= double(truth) * 17 / 16, qPrintable(QString::number(quantile)));
        }
        for (const std::int64_t bound : {0, 1, 31, 100, 5'000, 100'000'000}) {
            const auto most = std::ranges::upper_bound(all, bound) - all.begin();
            const auto least = std::ranges::upper_bound(all, bound - bound / 16) - all.begin();
            const auto said = std::ptrdiff_t(lateness.countWithin(Lateness::Micros(bound)));
            QVERIFY2(said >= least && said <= most, qPrintable(QString::number(bound)));
        }
        QCOMPARE(lateness.worst().count(), all.back());
        QCOMPARE(lateness.count(), 10'000u);
    }
    void withoutTicksNothingWasLate()
    {
        const Lateness lateness;
        QCOMPARE(lateness.within(0.999).count(), 0);
        QCOMPARE(lateness.worst().count(), 0);
    }
    void moreThanAMinuteCountsAsThat()
    {
        Lateness lateness;
        lateness.record(10min);
        lateness.record(-1us);
        QCOMPARE(lateness.worst(), Lateness::Micros(10min));
        QVERIFY(lateness.within(1) > 1min);
        QCOMPARE(lateness.within(0.5).count(), 0);
    }

    void stepsAreNumberedOneByOne()
    {
        FakeTime time;
        std::vector<std::uint64_t> numbers;
        TickClock clock(time);
        clock.start([&](std::uint64_t number) {
            numbers.push_back(number);
            return number == 99 ? Next::Rest : Next::Tick;
        });
        QVERIFY(soon([&] { return clock.rests() == 1; }));
        clock.stop();
        QCOMPARE(numbers.size(), 100u);
        for (std::uint64_t n = 0; n < numbers.size(); ++n)
            QCOMPARE(numbers[n], n);
        QCOMPARE(time.now(), Time(5s + 99 * 20ms));
        QCOMPARE(clock.ticks(), 100u);
        QCOMPARE(clock.lateTicks(), 0u);
        QCOMPARE(clock.skippedTicks(), 0u);
    }
    void lateAndSkippedTicksAreCounted()
    {
        FakeTime time;
        TickClock clock(time);
        std::uint64_t last = 0;
        clock.start([&](std::uint64_t number) {
            if (number == 4)
                time.late = 1ms; // just punctual
            if (number == 9)
                time.late = 7ms;
            if (number == 19)
                time.pass(500ms);
            last = number;
            return number >= 60 ? Next::Rest : Next::Tick;
        });
        QVERIFY(soon([&] { return clock.rests() == 1; }));
        clock.stop();
        QCOMPARE(last, 60u);
        QCOMPARE(clock.skippedTicks(), 21u); // 20 to 40 of the 25 that passed
        QCOMPARE(clock.ticks(), 40u);
        QCOMPARE(clock.lateTicks(), 4u); // number 10 and three that caught up
        QCOMPARE(clock.lateness().worst().count(), 60'000);
        QVERIFY(clock.lateness().within(0.5) < 1ms);
    }
    void aRestingClockDoesNotWakeUp()
    {
        FakeTime time;
        TickClock clock(time);
        clock.start([](std::uint64_t) { return Next::Rest; });
        QVERIFY(soon([&] { return clock.rests() == 1; }));
        const int waits = time.waits;
        std::this_thread::sleep_for(50ms);
        QCOMPARE(time.waits.load(), waits);
        QCOMPARE(clock.ticks(), 1u);
        time.pass(1h);
        clock.wake();
        QVERIFY(soon([&] { return clock.rests() == 2; }));
        clock.stop();
        QCOMPARE(clock.ticks(), 2u);
        QCOMPARE(clock.skippedTicks(), 0u);
        QCOMPARE(clock.lateTicks(), 0u);
    }
    void aWakeDuringAStepIsNotLost()
    {
        FakeTime time;
        TickClock clock(time);
        std::atomic<int> steps = 0;
        clock.start([&](std::uint64_t) {
            if (++steps == 1)
                clock.wake();
            return Next::Rest;
        });
        QVERIFY(soon([&] { return clock.rests() == 1; }));
        clock.stop();
        QCOMPARE(steps.load(), 2);
    }
    void workHandedOverByManyThreadsIsAlwaysSeen()
    {
        constexpr int threads = 4;
        constexpr int works = 2000;
        FakeTime time;
        TickClock clock(time);
        std::atomic<int> waiting = 0;
        std::atomic<int> done = 0;
        clock.start([&](std::uint64_t) {
            done += waiting.exchange(0);
            return Next::Rest;
        });
        std::vector<std::thread> givers;
        givers.reserve(threads);
        for (int i = 0; i < threads; ++i)
            givers.emplace_back([&] {
                for (int n = 0; n < works; ++n) {
                    ++waiting;
                    clock.wake();
                }
            });
        for (std::thread &giver : givers)
            giver.join();
        QVERIFY(soon([&] { return done == threads * works; }));
    }
    void noStepRunsAfterStop()
    {
        FakeTime time;
        for (int i = 0; i < 50; ++i) {
            TickClock clock(time);
            std::atomic<bool> stopped = false;
            std::atomic<bool> ranAfter = false;
            clock.start([&](std::uint64_t) {
                if (stopped)
                    ranAfter = true;
                return Next::Tick;
            });
            clock.stop();
            stopped = true;
            clock.stop();
            clock.wake();
            QVERIFY(!ranAfter);
        }
    }
    void itStopsWhileRestingAndStartsAgainAtZero()
    {
        FakeTime time;
        TickClock clock(time);
        for (std::uint64_t i = 1; i <= 3; ++i) {
            std::atomic<std::uint64_t> first = 7;
            clock.start([&](std::uint64_t number) {
                first = number;
                return Next::Rest;
            });
            QVERIFY(soon([&] { return clock.rests() == i; }));
            clock.stop();
            QCOMPARE(first.load(), 0u);
        }
        QCOMPARE(clock.ticks(), 3u);
    }
    void theSteadyClockKeepsItsTimes()
    {
        TickClock clock;
        std::atomic<std::uint64_t> last = 0;
        const auto began = std::chrono::steady_clock::now();
        clock.start([&](std::uint64_t number) {
            last = number;
            return number >= 10 ? Next::Rest : Next::Tick;
        });
        QVERIFY(soon([&] { return clock.rests() == 1; }));
        QVERIFY(std::chrono::steady_clock::now() - began >= 200ms);
        QCOMPARE(clock.ticks() + clock.skippedTicks(), last + 1);
    }
    void itStopsInTheMiddleOfAWait()
    {
        TickClock clock;
        std::atomic<int> steps = 0;
        clock.start([&](std::uint64_t) {
            ++steps;
            return Next::Tick;
        });
        QVERIFY(soon([&] { return steps > 1; }));
    }

    void ticksByHandFollowTheSameRules()
    {
        ManualTicks ticks;
        TickSource &source = ticks;
        std::vector<std::uint64_t> numbers;
        bool wakes = false;
        source.start([&](std::uint64_t number) {
            numbers.push_back(number);
            if (wakes)
                source.wake();
            return number < 2 ? Next::Tick : Next::Rest;
        });
        ticks.tick(5);
        QCOMPARE(numbers, (std::vector<std::uint64_t>{0, 1, 2}));
        QVERIFY(ticks.resting());
        wakes = true;
        source.wake();
        ticks.tick(2);
        QCOMPARE(numbers, (std::vector<std::uint64_t>{0, 1, 2, 5, 6}));
        source.stop();
        ticks.tick();
        QCOMPARE(numbers.size(), 5u);
    }
};

QTEST_APPLESS_MAIN(tst_TickClock)
#include "tst_tickclock.moc"
