// What is made of a microphone's frames: a meter's reading, "you are muted", the echo test.
#include "audio/engine/echotest.h"
#include "audio/engine/levelmeter.h"
#include "audio/engine/mutedtalk.h"
#include <QTest>

using namespace callboard;
using namespace callboard::audio;

class TstListening : public QObject
{
    Q_OBJECT

private slots:
    void theMeterShowsTheLoudestOfATenth();
    void theMeterFallsSlowly();
    void talkingIntoAMutedMicrophoneIsNoticed();
    void aClickIsNoTalking();
    void quietNoiseIsNoTalking();
    void talkingEndsAfterTwoSeconds();
    void theEchoTestPlaysWhatItHeard();
    void aSilentMicrophoneShowsInTheEchoTest();
    void theEchoTestCanBeStopped();
};

static media::Frame steady(media::Sample level)
{
    media::Frame frame;
    frame.fill(level);
    return frame;
}

void TstListening::theMeterShowsTheLoudestOfATenth()
{
    LevelMeter meter;
    for (int i = 0; i < 4; ++i)
        QVERIFY(!meter.feed(steady(i == 1 ? 16384 : 0)));
    const auto reading = meter.feed(steady(0));
    QVERIFY(reading);
    QVERIFY(qAbs(*reading + 6.02) < 0.01);
}

void TstListening::theMeterFallsSlowly()
{
    LevelMeter meter;
    for (int i = 0; i < 5; ++i)
        meter.feed(steady(32767));
    for (int i = 0; i < 50; ++i)
        meter.feed(media::Silence);
    QVERIFY(qAbs(meter.decibels() + 24.0) < 0.1);
    for (int i = 0; i < 500; ++i)
        meter.feed(media::Silence);
    QCOMPARE(meter.decibels(), media::QuietestDb);
}

void TstListening::talkingIntoAMutedMicrophoneIsNoticed()
{
    MutedTalk talk;
    int frames = 0;
    while (!talk.feed(steady(1000)))
        QVERIFY(++frames < 20);
    QVERIFY(talk.talking());
    QCOMPARE(frames, 9);
}

void TstListening::aClickIsNoTalking()
{
    MutedTalk talk;
    for (int i = 0; i < 200; ++i)
        QVERIFY(!talk.feed(i % 20 < 5 ? steady(20000) : media::Silence));
}

void TstListening::quietNoiseIsNoTalking()
{
    MutedTalk talk;
    for (int i = 0; i < 200; ++i)
        QVERIFY(!talk.feed(steady(100)));
}

void TstListening::talkingEndsAfterTwoSeconds()
{
    MutedTalk talk;
    for (int i = 0; i < 20; ++i)
        talk.feed(steady(5000));
    QVERIFY(talk.talking());
    for (int i = 0; i < 99; ++i)
        QVERIFY(!talk.feed(media::Silence));
    QVERIFY(talk.feed(media::Silence));
    QVERIFY(!talk.talking());
}

void TstListening::theEchoTestPlaysWhatItHeard()
{
    EchoTest test;
    QVERIFY(!test.take(steady(1)));
    test.start();
    QVERIFY(!test.give());
    for (int i = 1; i < EchoTest::Frames; ++i)
        QVERIFY(!test.take(steady(media::Sample(i))));
    QVERIFY(test.take(steady(media::Sample(EchoTest::Frames))));
    QCOMPARE(test.step(), EchoStep::Playing);
    for (int i = 1; i <= EchoTest::Frames; ++i)
        QCOMPARE(test.give()->at(0), media::Sample(i));
    QVERIFY(!test.give());
    QCOMPARE(test.step(), EchoStep::Idle);
    QVERIFY(test.loudestDb() > -47 && test.loudestDb() < -46);
}

void TstListening::aSilentMicrophoneShowsInTheEchoTest()
{
    EchoTest test;
    test.start();
    for (int i = 0; i < EchoTest::Frames; ++i)
        test.take(steady(2));
    QVERIFY(test.loudestDb() < EchoTest::SilentDb);
}

void TstListening::theEchoTestCanBeStopped()
{
    EchoTest test;
    test.start();
    test.take(steady(3));
    test.stop();
    QCOMPARE(test.step(), EchoStep::Idle);
    QVERIFY(!test.take(steady(3)));
    QVERIFY(!test.give());
}

QTEST_GUILESS_MAIN(TstListening)
#include "tst_listening.moc"
