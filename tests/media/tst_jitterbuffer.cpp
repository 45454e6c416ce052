#include "media/allocations.h"
#include "media/mix/jitterbuffer.h"
#include "media/partytone.h"
#include <QTest>
#include <algorithm>
#include <map>
#include <random>

using namespace callboard::media;
using namespace callboard::test;
using namespace std::chrono_literals;
using Millis = JitterBuffer::Millis;

namespace {
constexpr double Amplitude = 8000;
constexpr double Hertz = 200;
constexpr std::int64_t FirstNumber = 700;
constexpr size_t Middle = FrameSamples / 2; // what is blended at a seam ends before it

/// The largest step between neighbours.
int steepest(const std::vector<Sample> &samples)
{
    int most = 0;
    for (size_t i = 1; i < samples.size(); ++i)
        most = std::max(most, std::abs(samples[i] - samples[i - 1]));
    return most;
}

/// A stream over a network, 20 ms by 20 ms; the frame numbered n is sent at n × 20 ms and says what `voice` gives.
struct Stream {
    explicit Stream(Millis least = 40ms, Millis most = 400ms) : buffer(least, most) { }

    void push(std::int64_t number, Millis delay = 0ms) { buffer.push(number, voice(number), number * 20ms + delay); }
    /// At the end of the tick in which `number` is sent.
    const Frame *pop(std::int64_t number)
    {
        const Frame *frame = buffer.pop(number * 20ms + 10ms);
        const Frame &sound = frame ? *frame : Silence;
        heard.insert(heard.end(), sound.begin(), sound.end());
        return frame;
    }
    /// All frames of [from, to) on time.
    void play(std::int64_t from, std::int64_t to)
    {
        for (std::int64_t n = from; n < to; ++n) {
            push(n);
            pop(n);
        }
    }

    JitterBuffer buffer;
    std::function<Frame(std::int64_t)> voice = [](std::int64_t number) { return toneFrame(Hertz, Amplitude, number); };
    std::vector<Sample> heard;
};

/// The number of a frame, in every sample.
Frame numbered(std::int64_t number)
{
    Frame frame;
    frame.fill(Sample(number % 30000));
    return frame;
}

struct Network {
    int loss = 0; ///< percent
    int jitter = 0; ///< ms, even
    int duplication = 0; ///< percent
};

/// Frames `from` to `to` through a network, popped as time goes; `look` sees each pop.
template<class Look>
void simulate(Stream &stream, std::mt19937 &random, Network network, std::int64_t from, std::int64_t to, Look look)
{
    std::multimap<std::int64_t, std::int64_t> arrivals; // ms → number
    for (std::int64_t n = from; n < to; ++n) {
        for (int copies = int(random() % 100) < network.duplication ? 2 : 1; copies > 0; --copies) {
            if (int(random() % 100) >= network.loss)
                arrivals.emplace(n * 20 + std::int64_t(random() % unsigned(network.jitter + 1)), n);
        }
    }
    auto next = arrivals.begin();
    for (std::int64_t n = from; n < to; ++n) {
        for (; next != arrivals.end() && next->first <= n * 20 + 10; ++next)
            stream.push(next->second, Millis(next->first - next->second * 20));
        look(stream.pop(n));
    }
}

unsigned newSeed()
{
    const unsigned seed = std::random_device()();
    qInfo("seed %u", seed);
    return seed;
}
} // namespace

class tst_JitterBuffer : public QObject
{
    Q_OBJECT

private slots:
    void framesOnTimeComeOutUnchanged()
    {
        Stream stream;
        std::int64_t expected = FirstNumber;
        for (std::int64_t n = FirstNumber; n < FirstNumber + 100; ++n) {
            stream.push(n);
            if (const Frame *frame = stream.pop(n)) {
                QVERIFY(expected == FirstNumber || *frame == stream.voice(expected)); // the first is faded in
                ++expected;
            }
        }
        QCOMPARE(expected, FirstNumber + 98); // 40 ms
        const auto &counters = stream.buffer.counters();
        QCOMPARE(counters.received, 100u);
        QCOMPARE(counters.concealed + counters.lost + counters.late + counters.dropped + counters.silences, 0u);
        QCOMPARE(stream.buffer.depth(), 50ms);
        QCOMPARE(stream.buffer.target(), 40ms);
    }
    void theFrameBeforeStaysAsItWas()
    {
        Stream stream;
        const Frame *before = nullptr;
        Frame was{};
        for (std::int64_t n = FirstNumber; n < FirstNumber + 100; ++n) {
            if (n % 10 != 0) // the others are made up
                stream.push(n);
            const Frame *frame = stream.pop(n);
            QVERIFY(!before || (frame != before && *before == was));
            if (frame)
                was = *frame;
            before = frame;
        }
    }
    void aShortWaitIsKeptAndLosesNothing()
    {
        Stream stream(5ms);
        for (std::int64_t n = FirstNumber; n < FirstNumber + 100; ++n) {
            stream.push(n);
            const Frame *frame = stream.pop(n);
            QVERIFY(frame && (n == FirstNumber || *frame == stream.voice(n)));
        }
        QCOMPARE(stream.buffer.depth(), 10ms);
        QCOMPARE(stream.buffer.target(), 5ms);
    }
    void ofAStreamThatNobodyAskedForTheNewestIsHeard()
    {
        for (const std::int64_t unheard : {5, 15, 200}) {
            Stream stream;
            stream.voice = numbered;
            for (std::int64_t n = 0; n <= unheard; ++n)
                stream.push(FirstNumber + n);
            const Frame *frame = stream.pop(FirstNumber + unheard);
            QVERIFY(frame);
            QCOMPARE((*frame)[Middle], Sample(FirstNumber + unheard - 2));
            QCOMPARE(stream.buffer.depth(), 50ms);
            QCOMPARE(stream.buffer.counters().dropped + stream.buffer.counters().lost, std::uint64_t(unheard - 2));
        }
    }
    void beforeTheFirstFrameThereIsNothing()
    {
        Stream stream;
        QVERIFY(!stream.pop(0));
        QCOMPARE(stream.buffer.counters().concealed, 0u);
    }
    void duplicatesAreHeardOnce()
    {
        Stream stream;
        stream.voice = numbered;
        std::vector<Sample> heard;
        for (std::int64_t n = FirstNumber; n < FirstNumber + 50; ++n) {
            stream.push(n);
            stream.push(n);
            stream.push(std::max(FirstNumber, n - 3)); // has been heard
            if (const Frame *frame = stream.pop(n))
                heard.push_back((*frame)[Middle]);
        }
        for (size_t i = 0; i < heard.size(); ++i)
            QCOMPARE(heard[i], Sample(FirstNumber + std::int64_t(i)));
        QCOMPARE(stream.buffer.counters().duplicate, 100u);
        QCOMPARE(stream.buffer.counters().late, 0u);
    }
    void whatOvertookAnotherWaitsForIt()
    {
        Stream stream(100ms);
        stream.voice = numbered;
        std::vector<Sample> heard;
        for (std::int64_t n = FirstNumber; n < FirstNumber + 60; ++n) {
            stream.push(n % 2 == 0 ? n + 1 : n - 1, n % 2 == 0 ? -20ms : 20ms);
            if (const Frame *frame = stream.pop(n))
                heard.push_back((*frame)[Middle]);
        }
        QVERIFY(heard.size() > 50);
        for (size_t i = 0; i < heard.size(); ++i)
            QCOMPARE(heard[i], Sample(FirstNumber + std::int64_t(i)));
        QCOMPARE(stream.buffer.counters().concealed, 0u);
    }
    void aLostFrameIsMadeUpOfWhatWasHeard()
    {
        Stream stream;
        stream.play(FirstNumber, FirstNumber + 50);
        stream.pop(FirstNumber + 50); // lost
        stream.heard.clear();
        stream.play(FirstNumber + 51, FirstNumber + 60);
        QCOMPARE(stream.buffer.counters().concealed, 1u);
        QCOMPARE(stream.buffer.counters().lost, 1u);
        QVERIFY(near(toneDb(stream.heard, Hertz), levelOf(Amplitude), 1.0));
    }
    void aLongLossFadesToSilenceWithinThreeFrames()
    {
        Stream stream;
        stream.play(FirstNumber, FirstNumber + 50);
        std::vector<double> levels;
        for (std::int64_t n = FirstNumber + 50; n < FirstNumber + 60; ++n) {
            const Frame *frame = stream.pop(n);
            levels.push_back(frame ? rmsDb(*frame) : QuietestDb);
        }
        // Two frames were still waiting; the third is the first made up.
        QVERIFY(near(levels[1], levelOf(Amplitude), 0.1));
        QVERIFY(levels[2] > levelOf(Amplitude) - 4);
        QVERIFY(levels[3] < levels[2] && levels[4] < levels[3]);
        QCOMPARE(levels[5], QuietestDb);
        QVERIFY(steepest(stream.heard) < 2 * Amplitude * 2 * std::numbers::pi * Hertz / SampleRate);
    }
    void aStreamThatEndsFallsSilentAndComesBack()
    {
        Stream stream;
        stream.play(FirstNumber, FirstNumber + 50);
        for (std::int64_t n = FirstNumber + 50; n < FirstNumber + 70; ++n)
            stream.pop(n);
        QVERIFY(!stream.pop(FirstNumber + 70));
        QCOMPARE(stream.buffer.counters().silences, 1u);
        QCOMPARE(stream.buffer.counters().concealed, 5u);
        stream.play(FirstNumber + 1000, FirstNumber + 1010);
        stream.heard.clear();
        stream.play(FirstNumber + 1010, FirstNumber + 1020);
        QVERIFY(near(toneDb(stream.heard, Hertz), levelOf(Amplitude), 0.1));
        QCOMPARE(stream.buffer.counters().concealed, 5u);
    }
    void aSenderThatPausesItsNumbersIsHeardAgain()
    {
        Stream stream;
        stream.play(FirstNumber, FirstNumber + 50);
        for (int i = 0; i < 40; ++i)
            stream.pop(FirstNumber + 50 + i);
        for (std::int64_t n = FirstNumber + 50; n < FirstNumber + 100; ++n) { // 800 ms later than before
            stream.push(n, 800ms);
            stream.pop(n + 40);
        }
        QCOMPARE(stream.buffer.counters().late, 0u);
        QVERIFY(stream.buffer.counters().dropped < 25u);
        QVERIFY(rmsDb(Samples(stream.heard).last(FrameSamples)) > levelOf(Amplitude) - 1);
    }
    void aLateFrameCountsAsLateAndNotAsLost()
    {
        Stream stream;
        stream.play(FirstNumber, FirstNumber + 50);
        stream.pop(FirstNumber + 50);
        stream.play(FirstNumber + 51, FirstNumber + 56);
        QCOMPARE(stream.buffer.counters().lost, 1u);
        stream.push(FirstNumber + 50, 100ms);
        QCOMPARE(stream.buffer.counters().lost, 0u);
        QCOMPARE(stream.buffer.counters().late, 1u);
        stream.push(FirstNumber + 50, 100ms);
        QCOMPARE(stream.buffer.counters().late, 1u);
        QCOMPARE(stream.buffer.counters().duplicate, 1u);
        stream.push(0, std::chrono::milliseconds(FirstNumber * 20));
    }
    void theWaitFollowsTheJitterAndComesBack()
    {
        std::mt19937 random(newSeed());
        Stream stream;
        const auto nothing = [](const Frame *) {};
        simulate(stream, random, {.jitter = 150}, 0, 500, nothing);
        QVERIFY(stream.buffer.target() > 120ms && stream.buffer.target() <= 150ms);
        QVERIFY(stream.buffer.depth() >= stream.buffer.target() - 20ms);
        stream.voice = [](std::int64_t) { return Silence; };
        simulate(stream, random, {}, 500, 1500, nothing);
        QCOMPARE(stream.buffer.target(), 40ms);
        QVERIFY(stream.buffer.depth() <= 80ms);
    }
    void withoutQuietFramesItComesBackAsWellAndNothingClicks()
    {
        std::mt19937 random(newSeed());
        Stream stream;
        const auto nothing = [](const Frame *) {};
        simulate(stream, random, {.jitter = 150}, 0, 500, nothing);
        stream.heard.clear();
        simulate(stream, random, {}, 500, 3500, nothing);
        QVERIFY(stream.buffer.depth() <= 80ms);
        QVERIFY(stream.buffer.counters().dropped >= 3);
        QVERIFY(steepest(stream.heard) < 2 * Amplitude * 2 * std::numbers::pi * Hertz / SampleRate);
    }
    void afterTicksThatStalledItComesBackSoon()
    {
        Stream stream(15ms);
        stream.voice = [](std::int64_t) { return Silence; };
        stream.play(0, 100);
        for (std::int64_t n = 100; n < 116; ++n)
            stream.push(n);
        stream.play(116, 117);
        QVERIFY(stream.buffer.depth() > 300ms);
        stream.play(117, 217);
        QVERIFY2(stream.buffer.depth() <= 130ms, qPrintable(QString::number(stream.buffer.depth().count())));
        stream.play(217, 417);
        QVERIFY2(stream.buffer.depth() <= 65ms, qPrintable(QString::number(stream.buffer.depth().count())));
    }
    void theWaitStaysWithinItsLimits()
    {
        std::mt19937 random(newSeed());
        for (const auto &[least, most] : {std::pair(20ms, 60ms), std::pair(100ms, 200ms)}) {
            Stream stream(least, most);
            int tick = 0;
            Millis longest{};
            simulate(stream, random, {.jitter = int(most.count()) * 3 / 2}, 0, 1000, [&](const Frame *frame) {
                if (++tick > 100 && frame)
                    longest = std::max(longest, stream.buffer.depth());
            });
            QVERIFY2(longest <= most + 60ms, qPrintable(QString::number(longest.count())));
            QCOMPARE(stream.buffer.target(), most);
            QCOMPARE(JitterBuffer(least, most).target(), least);
        }
        QCOMPARE(JitterBuffer(0ms, 0ms).target(), JitterBuffer::LeastDelay);
        QCOMPARE(JitterBuffer(1h, 1ms).target(), JitterBuffer::MostDelay);
    }
    void withLossAndJitterOnlyLossIsConcealed()
    {
        std::mt19937 random(newSeed());
        Stream stream;
        const auto nothing = [](const Frame *) {};
        simulate(stream, random, {.loss = 5, .jitter = 100}, 0, 500, nothing);
        const auto before = stream.buffer.counters();
        std::vector<Millis> depths;
        simulate(stream, random, {.loss = 5, .jitter = 100}, 500, 5500,
                 [&](const Frame *) { depths.push_back(stream.buffer.depth()); });
        const auto &after = stream.buffer.counters();
        const double concealed = double(after.concealed - before.concealed) / 5000;
        const auto [least, most] = std::ranges::minmax(depths);
        qInfo("5 %% lost, 100 ms jitter: %.2f %% concealed, waits %d to %d ms", concealed * 100, int(least.count()),
              int(most.count()));
        QVERIFY(concealed < 0.075);
        QVERIFY(least >= 70ms && most <= 170ms);
        QCOMPARE(after.silences, 0u);
    }
    void aBurstAfterAStallKeepsTheNewest()
    {
        Stream stream;
        stream.voice = numbered;
        stream.play(FirstNumber, FirstNumber + 50);
        for (std::int64_t n = FirstNumber + 50; n < FirstNumber + 120; ++n)
            stream.pop(n);
        for (std::int64_t n = FirstNumber + 50; n < FirstNumber + 120; ++n)
            stream.push(n, (FirstNumber + 119 - n) * 20ms);
        QVERIFY(stream.buffer.counters().dropped > 30);
        Sample last = 0;
        for (std::int64_t n = FirstNumber + 120; n < FirstNumber + 200; ++n) {
            stream.push(n);
            if (const Frame *frame = stream.pop(n))
                last = (*frame)[Middle];
        }
        QVERIFY(last >= FirstNumber + 199 - 25 && last < FirstNumber + 199);
    }
    void aStreamThatBeginsAnewIsHeardAtOnce()
    {
        Stream stream;
        stream.voice = numbered;
        stream.play(FirstNumber, FirstNumber + 50);
        Sample last = 0;
        for (std::int64_t n = 0; n < 50; ++n) {
            stream.push(n, (FirstNumber + 50) * 20ms);
            if (const Frame *frame = stream.pop(FirstNumber + 50 + n))
                last = (*frame)[Middle];
        }
        QCOMPARE(last, Sample(47));
        QCOMPARE(stream.buffer.counters().late, 0u);
    }
    void afterALongTimeWithoutTicksItBeginsAnew()
    {
        Stream stream;
        stream.play(FirstNumber, FirstNumber + 50);
        const std::int64_t later = FirstNumber + 100'000;
        stream.play(later, later + 50);
        QCOMPARE(stream.buffer.counters().lost, 0u);
        QCOMPARE(stream.buffer.depth(), 50ms);
    }
    void impossibleNumbersAreIgnored()
    {
        Stream stream;
        for (const std::int64_t number : {std::int64_t(-1), JitterBuffer::MostNumber + 1, INT64_MIN, INT64_MAX})
            stream.buffer.push(number, Silence, 0ms);
        QVERIFY(!stream.pop(10));
        QCOMPARE(stream.buffer.counters().received, 4u);
        QCOMPARE(stream.buffer.counters().late, 0u);
    }
    void stampsAreRoundedToFrames()
    {
        QCOMPARE(JitterBuffer::numberAt(0ms), 0);
        QCOMPARE(JitterBuffer::numberAt(9ms), 0);
        QCOMPARE(JitterBuffer::numberAt(10ms), 1);
        QCOMPARE(JitterBuffer::numberAt(20ms), 1);
        QCOMPARE(JitterBuffer::numberAt(1'000'011ms), 50'001);
        QVERIFY(JitterBuffer::numberAt(Millis::max()) > JitterBuffer::MostNumber);
        QVERIFY(JitterBuffer::numberAt(Millis::min()) < 0);
    }
    void pushingAndPoppingDoNotAllocate()
    {
        std::mt19937 random(newSeed());
        JitterBuffer buffer;
        const Frame frame = toneFrame(Hertz, Amplitude, 0);
        const long allocations = allocationsIn([&] {
            for (std::int64_t n = 0; n < 3000; ++n) {
                for (unsigned copies = random() % 3; copies > 0; --copies)
                    buffer.push(std::max<std::int64_t>(0, n - random() % 8), frame, n * 20ms);
                buffer.pop(n * 20ms + 10ms);
            }
        });
        QCOMPARE(allocations, 0);
        QVERIFY(buffer.counters().concealed > 0);
    }
    void whateverTheNetworkDoesOrderAndCountsAreRight()
    {
        std::mt19937 random(newSeed());
        for (int round = 0; round < 40; ++round) {
            Stream stream(Millis(20 + random() % 100), Millis(100 + random() % 300));
            stream.voice = numbered;
            const Network network{int(random() % 30), int(random() % 300), int(random() % 20)};
            std::uint64_t given = 0;
            std::uint64_t made = 0;
            Sample last = -1;
            const std::int64_t frames = 1500;
            simulate(stream, random, network, 0, frames, [&](const Frame *frame) {
                given += frame ? 1 : 0;
                if (const auto now = stream.buffer.counters().concealed; frame && std::exchange(made, now) == now) {
                    QVERIFY2((*frame)[Middle] > last, qPrintable(QString::number(last)));
                    last = (*frame)[Middle];
                }
            });
            const auto &counters = stream.buffer.counters();
            const std::uint64_t played = given - counters.concealed;
            const std::uint64_t waiting
                = counters.received - counters.duplicate - counters.late - counters.dropped - played;
            QVERIFY2(waiting < 40, qPrintable(QString::number(waiting)));
            QVERIFY(counters.lost + played + counters.dropped + counters.late + 40 >= std::uint64_t(frames));
            QVERIFY(counters.lost + played + counters.dropped + counters.late <= std::uint64_t(frames));
        }
    }
};

QTEST_APPLESS_MAIN(tst_JitterBuffer)
#include "tst_jitterbuffer.moc"
