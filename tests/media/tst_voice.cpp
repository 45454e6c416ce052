#include "media/detect/voicedetector.h"
#include "media/sounds.h"
#include <QTest>

using namespace callboard::media;
using namespace callboard::media::test;

namespace {
std::vector<Edge> edgesIn(const Sound &sound, const VoiceRules &rules = {})
{
    VoiceDetector detector(rules);
    std::vector<Edge> edges;
    for (const Frame &frame : framesOf(sound))
        if (const auto edge = detector.feed(frame))
            edges.push_back(*edge);
    return edges;
}

/// Syllables of 160 ms with breaks of 80 ms, with the noise of a line below.
Sound speech(int syllables, double db)
{
    Sound sound;
    for (int n = 0; n < syllables; ++n) {
        sound += tones({180, 540, 1260}, db, 160);
        sound += quiet(80);
    }
    return sound;
}

Sound over(Sound sound, double noiseDb, quint32 seed = 5)
{
    auto random = QRandomGenerator(seed);
    const int ms = int(sound.size() * 1000 / SampleRate);
    return mixed(std::move(sound), noise(noiseDb, ms, random));
}

Sound withPauses(int beforeMs, const Sound &speech, int afterMs)
{
    Sound sound = quiet(beforeMs);
    sound += speech;
    sound += quiet(afterMs);
    return sound;
}

bool closeTo(const std::vector<Edge> &edges, std::vector<Edge> wanted)
{
    return std::ranges::equal(
        edges, wanted, [](Edge a, Edge b) { return a.began == b.began && near(double(a.atMs), double(b.atMs), 20); });
}

} // namespace

class tst_Voice : public QObject
{
    Q_OBJECT

private slots:
    void speechBeginsAndEndsWhereItDid()
    {
        const Sound sound = withPauses(1000, speech(10, -30), 2000);
        QVERIFY(edgesIn(sound) == (std::vector<Edge>{{true, 1000}, {false, 3320}}));
    }
    void theSameHoldsOverTheNoiseOfALine()
    {
        for (const double level : {-75.0, -60.0, -52.0})
            QVERIFY(
                closeTo(edgesIn(over(withPauses(1000, speech(10, -30), 2000), level)), {{true, 1000}, {false, 3320}}));
    }
    void loudNoiseIsLearntWithin3Seconds()
    {
        const Sound sound = over(withPauses(5000, speech(10, -20), 2000), -38);
        const auto edges = edgesIn(sound);
        QVERIFY(edges.size() == 4 && edges[1].atMs <= 3020);
        QVERIFY(closeTo({edges[2], edges[3]}, {{true, 5000}, {false, 7320}}));
    }
    void aPauseBelongsToSpeechUntilItIsLongEnough()
    {
        const auto twice = [](int pause) {
            Sound sound = withPauses(500, speech(4, -30), pause);
            sound += withPauses(0, speech(4, -30), 2000);
            return sound;
        };
        QCOMPARE(edgesIn(twice(600)).size(), size_t(2));
        QCOMPARE(edgesIn(twice(600), {.endSilenceMs = 400}).size(), size_t(4));
        QCOMPARE(edgesIn(twice(1000)).size(), size_t(4));
    }
    void theEndIsToldAfterExactlyTheSilence()
    {
        VoiceDetector detector({.endSilenceMs = 500});
        for (const Frame &frame : framesOf(tone(300, -20, 400)))
            detector.feed(frame);
        for (int n = 1; n < 25; ++n)
            QVERIFY(!detector.feed(Silence));
        QCOMPARE(detector.feed(Silence), std::optional(Edge{false, 400}));
        QVERIFY(!detector.speaking());
    }
    void aClickIsNoSpeech()
    {
        QVERIFY(edgesIn(withPauses(500, tone(1000, -10, 40), 2000)).empty());
        QCOMPARE(edgesIn(withPauses(500, tone(1000, -10, 40), 2000), {.startMs = 40}).size(), size_t(2));
    }
    void silenceIsNoSpeech()
    {
        QVERIFY(edgesIn(quiet(10'000)).empty());
        QVERIFY(edgesIn(over(quiet(10'000), -55)).empty());
    }
    void speechFromTheFirstFrameOnIsHeard()
    {
        const auto edges = edgesIn(withPauses(0, speech(10, -25), 2000));
        QVERIFY(edges == (std::vector<Edge>{{true, 0}, {false, 2320}}));
    }
    void quietSpeechIsHeardOnAQuietLine()
    {
        QVERIFY(closeTo(edgesIn(over(withPauses(1000, speech(10, -48), 2000), -75)), {{true, 1000}, {false, 3320}}));
    }
    void aToneThatStaysBecomesPartOfTheLine()
    {
        const auto edges = edgesIn(over(tone(400, -25, 6000), -60));
        QVERIFY(edges.size() == 2 && edges[1].atMs <= 3020);
    }
    void aLostPacketDoesNotChangeTheNoise()
    {
        VoiceDetector detector;
        for (const Frame &frame : framesOf(over(quiet(5000), -40)))
            detector.feed(frame);
        const double before = detector.floorDb();
        detector.feed(Silence);
        QCOMPARE(detector.floorDb(), before);
        QVERIFY(near(before, -40, 1));
    }
    void theSameSoundAlwaysSaysTheSame()
    {
        const Sound sound = over(withPauses(700, speech(20, -33), 2500), -50, 99);
        QVERIFY(edgesIn(sound) == edgesIn(sound));
    }
};

QTEST_APPLESS_MAIN(tst_Voice)
#include "tst_voice.moc"
