#include "media/pcm/resampler.h"
#include "media/sounds.h"
#include <QTest>

using namespace callboard::media;
using namespace callboard::media::test;

namespace {
/// In blocks of 20 ms, as a leg would do it.
Sound converted(Resampler &resampler, const Sound &in, int fromRate)
{
    Sound out;
    const auto block = size_t(fromRate) / FramesPerSecond;
    for (Samples left = in; left.size() >= block; left = left.subspan(block)) {
        const Samples part = resampler.process(left.first(block));
        out.insert(out.end(), part.begin(), part.end());
    }
    return out;
}

constexpr std::pair<int, int> Pairs[] = {{8000, 16000},  {16000, 8000},  {24000, 16000}, {16000, 24000},
                                         {48000, 16000}, {16000, 48000}, {16000, 16000}, {44100, 16000}};
} // namespace

class tst_Resampler : public QObject
{
    Q_OBJECT

private slots:
    void every20msGive20msFromTheFirstOn()
    {
        for (const auto &[from, to] : Pairs) {
            auto resampler = *Resampler::between(from, to);
            const Sound in(size_t(from) / FramesPerSecond);
            for (int n = 0; n < 500; ++n)
                QCOMPARE(resampler.process(in).size(), size_t(to) / FramesPerSecond);
        }
    }
    void aToneKeepsItsLevelAndFrequency()
    {
        for (const auto &[from, to] : Pairs) {
            auto resampler = *Resampler::between(from, to);
            const Sound out = converted(resampler, tone(1000, -10, 1000, from), from);
            const Samples steady = middle(out, 100, 900, to);
            QVERIFY2(near(toneDb(steady, 1000, to), -10, 0.1), qPrintable(QString::number(toneDb(steady, 1000, to))));
            QVERIFY2(signalToRest(steady, 1000, to) > 60, qPrintable(QString::number(signalToRest(steady, 1000, to))));
        }
    }
    void whatTheLowerRateCannotCarryIsNotHeardAsSomethingElse()
    {
        auto down = *Resampler::between(16000, 8000);
        const Sound out = converted(down, tone(5000, -10, 1000), 16000);
        QVERIFY2(rmsDb(middle(out, 100, 900, 8000)) < -50,
                 qPrintable(QString::number(rmsDb(middle(out, 100, 900, 8000)))));
        auto up = *Resampler::between(8000, 16000);
        const Sound wide = converted(up, tone(3000, -10, 1000, 8000), 8000);
        QVERIFY2(toneDb(middle(wide, 100, 900), 5000) < -60,
                 qPrintable(QString::number(toneDb(middle(wide, 100, 900), 5000))));
    }
    void liveDelayIsBelow4ms()
    {
        for (const auto &[from, to] : Pairs) {
            const auto resampler = *Resampler::between(from, to);
            QVERIFY(resampler.delaySamples() * 1000.0 / to <= 4);
        }
    }
    void soundComesOutAsMuchLaterAsItSays()
    {
        auto resampler = *Resampler::between(8000, 16000);
        Sound in(160);
        in[40] = 20000;
        const Samples out = resampler.process(in);
        const auto loudest = std::ranges::max_element(out) - out.begin();
        QVERIFY2(near(double(loudest), 80 + resampler.delaySamples(), 1), qPrintable(QString::number(loudest)));
    }
    void resettingForgetsTheStream()
    {
        auto resampler = *Resampler::between(8000, 16000);
        resampler.process(Sound(160, 20000));
        resampler.reset();
        QCOMPARE(rmsDb(resampler.process(Sound(160))), QuietestDb);
    }
    void movingKeepsTheStream()
    {
        auto moved = *Resampler::between(8000, 16000);
        auto stayed = *Resampler::between(8000, 16000);
        const Sound in = tone(700, -10, 20, 8000);
        moved.process(in);
        stayed.process(in);
        auto other = std::move(moved);
        QVERIFY(std::ranges::equal(other.process(in), stayed.process(in)));
    }
    void aBlockLongerThan20msIsTakenWhole()
    {
        auto resampler = *Resampler::between(48000, 16000);
        QCOMPARE(resampler.process(Sound(48000)).size(), size_t(16000));
        QVERIFY(resampler.process({}).empty());
    }
    void oddRatesAreRefused()
    {
        for (const int rate : {-1, 0, 3999, 192001})
            QVERIFY(!Resampler::between(rate, 16000) && !Resampler::between(16000, rate));
    }
};

QTEST_APPLESS_MAIN(tst_Resampler)
#include "tst_resampler.moc"
