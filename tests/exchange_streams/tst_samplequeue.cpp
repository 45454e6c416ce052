#include "exchange/media/samplequeue.h"
#include "media/pcm/level.h"
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;

namespace {
/// Samples that count on from `first`.
std::vector<media::Sample> counting(int first, size_t count)
{
    std::vector<media::Sample> samples(count);
    for (size_t i = 0; i < count; ++i)
        samples[i] = media::Sample(first + int(i));
    return samples;
}

/// Frames until there is silence for three ticks.
std::vector<media::Sample> drained(SampleQueue &queue)
{
    std::vector<media::Sample> all;
    for (int silent = 0; silent < 4;) {
        const media::Frame *frame = queue.next();
        silent = frame ? 0 : silent + 1;
        if (frame)
            all.insert(all.end(), frame->begin(), frame->end());
    }
    return all;
}
} // namespace

class TestSampleQueue : public QObject
{
    Q_OBJECT

private slots:
    void piecesOfAnyLengthAreHeardInOrder();
    void soundBeginsAfterTwentyMilliseconds();
    void gapsMakeTheNextBeginningLater();
    void steadySoundTakesTheWaitBack();
    void whatFollowsAStopIsNoGap();
    void stopDropsWhatWasAddedBefore();
    void thereIsRoomForAMinute();
    void aFastSenderDoesNotFallBehind();
    void madeSpeechKeepsItsPauses();
};

void TestSampleQueue::piecesOfAnyLengthAreHeardInOrder()
{
    SampleQueue queue;
    size_t total = 0;
    for (const size_t size : {1U, 319U, 320U, 7U, 0U, 1000U, 3U}) {
        QVERIFY(queue.add(counting(int(total) + 1, size)));
        total += size;
    }
    QCOMPARE(queue.waiting(), qint64(total));
    std::vector<media::Sample> heard = drained(queue);
    QCOMPARE(heard.size(), (total + 319) / 320 * 320);
    heard.resize(total);
    QVERIFY(heard == counting(1, total));
    QCOMPARE(queue.waiting(), 0);
}

/// Ticks from a piece of that many frames to its sound, which is heard to its end.
int ticksToSound(SampleQueue &queue, int frames)
{
    queue.add(counting(1, size_t(frames * media::FrameSamples)));
    int ticks = 0;
    while (!queue.next())
        ++ticks;
    while (queue.next()) { }
    return ticks;
}

void TestSampleQueue::soundBeginsAfterTwentyMilliseconds()
{
    SampleQueue queue;
    QVERIFY(!queue.next());
    QCOMPARE(ticksToSound(queue, 3), 1);
}

void TestSampleQueue::gapsMakeTheNextBeginningLater()
{
    SampleQueue queue;
    QCOMPARE(ticksToSound(queue, 3), 1);
    QCOMPARE(ticksToSound(queue, 3), 2);
    QCOMPARE(ticksToSound(queue, 3), 3);
    QCOMPARE(ticksToSound(queue, 3), 3);
    // After a longer silence it is another sound, from a sender that is known by now.
    for (int i = 0; i < 50; ++i)
        QVERIFY(!queue.next());
    QCOMPARE(ticksToSound(queue, 3), 3);
}

void TestSampleQueue::steadySoundTakesTheWaitBack()
{
    SampleQueue queue;
    ticksToSound(queue, 3);
    QCOMPARE(ticksToSound(queue, 600), 2);
    for (int i = 0; i < 50; ++i)
        queue.next();
    QCOMPARE(ticksToSound(queue, 3), 1);
}

void TestSampleQueue::whatFollowsAStopIsNoGap()
{
    SampleQueue queue;
    ticksToSound(queue, 3);
    queue.add(counting(1, 3200));
    for (int i = 0; i < 6; ++i)
        queue.next();
    queue.stop();
    QVERIFY(!queue.next());
    QCOMPARE(ticksToSound(queue, 3), 2);
}

void TestSampleQueue::stopDropsWhatWasAddedBefore()
{
    SampleQueue queue;
    QVERIFY(queue.add(counting(1, 3200)));
    for (int i = 0; i < 4; ++i)
        queue.next();
    queue.stop();
    QVERIFY(queue.add(counting(7000, 320)));
    QVERIFY(drained(queue) == counting(7000, 320));
    queue.stop();
    QVERIFY(drained(queue).empty());
}

void TestSampleQueue::thereIsRoomForAMinute()
{
    SampleQueue queue;
    QVERIFY(queue.add(std::vector<media::Sample>(size_t(60 * media::SampleRate))));
    QVERIFY(!queue.add(counting(1, 1)));
    for (int i = 0; i < 4; ++i)
        queue.next();
    QVERIFY(queue.add(counting(1, 320)));
    SampleQueue crumbs;
    for (size_t i = 0; i < SampleQueue::MostPieces; ++i)
        QVERIFY(crumbs.add(counting(1, 1)));
    QVERIFY(!crumbs.add(counting(1, 1)));
}

/// 1 % too fast, silent: after two minutes the queue is no longer than at first.
void TestSampleQueue::aFastSenderDoesNotFallBehind()
{
    SampleQueue queue;
    qint64 most = 0;
    for (int tick = 0; tick < 6000; ++tick) {
        QVERIFY(queue.add(std::vector<media::Sample>(320)));
        if (tick % 100 == 99)
            QVERIFY(queue.add(std::vector<media::Sample>(320)));
        queue.next();
        most = std::max(most, queue.waiting());
    }
    QVERIFY2(most < media::SampleRate / 5, qPrintable(QString::number(most)));
}

void TestSampleQueue::madeSpeechKeepsItsPauses()
{
    SampleQueue queue;
    std::vector<media::Sample> speech(size_t(10 * media::SampleRate));
    speech.front() = speech.back() = 1000;
    QVERIFY(queue.add(speech));
    QVERIFY(drained(queue) == speech);
}

QTEST_GUILESS_MAIN(TestSampleQueue)
#include "tst_samplequeue.moc"
