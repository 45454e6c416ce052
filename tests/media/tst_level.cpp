#include "media/pcm/level.h"
#include <QTest>
#include <cmath>
#include <numbers>
#include <vector>

using namespace callboard::media;

namespace {
std::vector<Sample> sine(double hertz, double amplitude, int count = SampleRate)
{
    std::vector<Sample> samples(static_cast<size_t>(count));
    for (size_t i = 0; i < samples.size(); ++i)
        samples[i] = Sample(std::lround(amplitude * std::sin(2 * std::numbers::pi * hertz * double(i) / SampleRate)));
    return samples;
}

bool near(double a, double b, double most)
{
    return std::abs(a - b) <= most;
}
} // namespace

class tst_Level : public QObject
{
    Q_OBJECT

private slots:
    void aFullSineIsThreeDecibelsBelowFullScale()
    {
        QVERIFY(near(rmsDb(sine(440, 32767)), -3.01, 0.01));
        QVERIFY(near(toneDb(sine(440, 32767), 440), -3.01, 0.01));
    }
    void halfTheAmplitudeIsSixDecibelsLess() { QVERIFY(near(rmsDb(sine(1000, 16383.5)), -9.03, 0.01)); }
    void nothingIsTheQuietest()
    {
        QCOMPARE(rmsDb({}), QuietestDb);
        QCOMPARE(rmsDb(Silence), QuietestDb);
        QCOMPARE(toneDb({}, 440), QuietestDb);
        QCOMPARE(toneDb(Silence, 440), QuietestDb);
    }
    void aToneIsNotHeardAtAnotherFrequency()
    {
        const auto samples = sine(440, 20000);
        QVERIFY(near(toneDb(samples, 440) - rmsDb(samples), 0, 0.01));
        QVERIFY(toneDb(samples, 1000) < -80);
    }
};

QTEST_APPLESS_MAIN(tst_Level)
#include "tst_level.moc"
