#include "media/detect/tonedetector.h"
#include "media/sounds.h"
#include <QTest>

using namespace callboard::media;
using namespace callboard::media::test;

namespace {
std::vector<Edge> edgesIn(const Sound &sound, const ToneRules &rules)
{
    ToneDetector detector(rules);
    std::vector<Edge> edges;
    for (const Frame &frame : framesOf(sound))
        if (const auto edge = detector.feed(frame))
            edges.push_back(*edge);
    return edges;
}

Sound beep(double hertz, double db, int milliseconds)
{
    Sound sound = quiet(200);
    sound += tone(hertz, db, milliseconds);
    sound += quiet(200);
    return sound;
}
} // namespace

class tst_Tone : public QObject
{
    Q_OBJECT

private slots:
    void aBeepBeginsAndEndsWhereItDid()
    {
        const std::vector<Edge> wanted{{true, 200}, {false, 700}};
        QVERIFY(edgesIn(beep(1000, -20, 500), {.hertz = 1000}) == wanted);
        QVERIFY(edgesIn(beep(440, -20, 500), {.hertz = 440}) == wanted);
        QVERIFY(edgesIn(beep(2100, -20, 500), {.hertz = 2100}) == wanted);
    }
    void aShorterBeepThanTheMinimumIsNotTold()
    {
        QVERIFY(edgesIn(beep(1000, -20, 180), {.hertz = 1000, .minimumMs = 200}).empty());
        QCOMPARE(edgesIn(beep(1000, -20, 200), {.hertz = 1000, .minimumMs = 200}).size(), size_t(2));
    }
    void aQuieterToneThanTheLevelIsNotTold()
    {
        QVERIFY(edgesIn(beep(1000, -40, 500), {.hertz = 1000, .levelDb = -39}).empty());
        QCOMPARE(edgesIn(beep(1000, -40, 500), {.hertz = 1000, .levelDb = -41}).size(), size_t(2));
    }
    void aNeighbourIsHeardWithin15Hertz()
    {
        QCOMPARE(edgesIn(beep(1015, -20, 500), {.hertz = 1000}).size(), size_t(2));
        QCOMPARE(edgesIn(beep(985, -20, 500), {.hertz = 1000}).size(), size_t(2));
        QVERIFY(edgesIn(beep(1060, -20, 500), {.hertz = 1000}).empty());
    }
    void aToneUnderLouderSoundIsNotTold()
    {
        const Sound both = mixed(tone(1000, -30, 1000), tone(600, -20, 1000));
        QVERIFY(edgesIn(both, {.hertz = 1000}).empty());
        QCOMPARE(edgesIn(both, {.hertz = 1000, .shareDb = -12}).size(), size_t(1));
    }
    void noiseHoldsNoTone()
    {
        auto random = QRandomGenerator(3);
        QVERIFY(edgesIn(noise(-10, 30'000, random), {.hertz = 1000, .minimumMs = 40}).empty());
    }
    void aLostFrameDoesNotEndATone()
    {
        Sound sound = tone(1000, -20, 300);
        sound += quiet(40);
        sound += tone(1000, -20, 300);
        sound += quiet(100);
        QVERIFY(edgesIn(sound, {.hertz = 1000}) == (std::vector<Edge>{{true, 0}, {false, 640}}));
    }
    void twoBeepsAreTwo()
    {
        Sound sound = beep(1000, -20, 300);
        sound += beep(1000, -20, 300);
        QCOMPARE(edgesIn(sound, {.hertz = 1000}).size(), size_t(4));
    }
    void presentFollowsTheEdges()
    {
        ToneDetector detector({.hertz = 1000, .minimumMs = 40});
        const auto frames = framesOf(tone(1000, -20, 40));
        detector.feed(frames[0]);
        QVERIFY(!detector.present());
        detector.feed(frames[1]);
        QVERIFY(detector.present());
    }
};

QTEST_APPLESS_MAIN(tst_Tone)
#include "tst_tone.moc"
