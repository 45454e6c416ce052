#include "media/codec/codec.h"
#include "media/sounds.h"
#include "support/seed.h"
#include <QTest>

using namespace callboard::media;
using namespace callboard::media::test;

namespace {

constexpr Codec All[] = {Codec::Pcmu, Codec::Pcma, Codec::G722, Codec::Opus};

Sound roundTrip(Codec codec, const Sound &in)
{
    const auto encoder = makeEncoder(codec);
    const auto decoder = makeDecoder(codec);
    Sound out;
    for (const Frame &frame : framesOf(in)) {
        const Frame heard = decoder->decode(encoder->encode(frame));
        out.insert(out.end(), heard.begin(), heard.end());
    }
    return out;
}

std::vector<std::uint8_t> bytes(size_t count, QRandomGenerator &random)
{
    std::vector<std::uint8_t> all(count);
    for (auto &b : all)
        b = std::uint8_t(random.bounded(256));
    return all;
}

/// Of full scale, between two samples: a click shows.
double steepestStep(const Sound &sound)
{
    int most = 0;
    for (size_t i = 1; i < sound.size(); ++i)
        most = std::max(most, std::abs(sound[i] - sound[i - 1]));
    return most / 32768.0;
}

QByteArray shown(Codec codec, double value)
{
    return "codec " + QByteArray::number(int(codec)) + ": " + QByteArray::number(value);
}

} // namespace

class tst_Codec : public QObject
{
    Q_OBJECT

private slots:
    void aToneKeepsItsLevel()
    {
        for (const Codec codec : All) {
            for (const double hertz : {300.0, 1000.0, 3000.0}) {
                const double level = toneDb(middle(roundTrip(codec, tone(hertz, -10, 2000)), 500, 1900), hertz);
                QVERIFY2(near(level, -10, codec == Codec::Opus ? 0.5 : 0.2), shown(codec, level).constData());
            }
        }
    }
    void theRestIsFarBelowTheTone_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<double>("least");
        QTest::newRow("mu-law") << int(Codec::Pcmu) << 36.0;
        QTest::newRow("A-law") << int(Codec::Pcma) << 36.0;
        QTest::newRow("G.722") << int(Codec::G722) << 30.0;
        QTest::newRow("Opus") << int(Codec::Opus) << 20.0;
    }
    void theRestIsFarBelowTheTone()
    {
        QFETCH(int, codec);
        QFETCH(double, least);
        const Sound out = roundTrip(Codec(codec), tone(1020, -10, 2000));
        const double ratio = signalToRest(middle(out, 500, 1900), 1020);
        qInfo("%.1f dB", ratio);
        QVERIFY2(ratio >= least, QByteArray::number(ratio).constData());
    }
    void wideSoundGoesThroughWideCodecsOnly()
    {
        const Sound in = tone(6000, -13, 2000);
        for (const Codec codec : All) {
            const double level = toneDb(middle(roundTrip(codec, in), 500, 1900), 6000);
            const bool narrow = codec == Codec::Pcmu || codec == Codec::Pcma;
            QVERIFY2(narrow ? level < -50 : near(level, -13, 1.5), shown(codec, level).constData());
        }
    }
    void aFrameHasItsUsualLength()
    {
        for (const Codec codec : {Codec::Pcmu, Codec::Pcma, Codec::G722})
            QCOMPARE(makeEncoder(codec)->encode(Silence).size(), size_t(160));
        const auto opus = makeEncoder(Codec::Opus);
        size_t most = 0;
        for (const Frame &frame : framesOf(tone(440, -10, 1000)))
            most = std::max(most, opus->encode(frame).size());
        QVERIFY2(most > 20 && most < 200, QByteArray::number(qint64(most)).constData());
    }
    void mulawSilenceIsTheByteThatPhonesExpect()
    {
        const auto encoder = makeEncoder(Codec::Pcmu);
        const Payload payload = encoder->encode(Silence);
        QVERIFY(std::ranges::all_of(payload, [](std::uint8_t b) { return b == 0xFF; }));
        QCOMPARE(rmsDb(makeDecoder(Codec::Pcmu)->decode(payload)), QuietestDb);
    }
    void aPayloadOfAnotherLengthIsCountedAndConcealed()
    {
        auto random = QRandomGenerator(1);
        for (const Codec codec : {Codec::Pcmu, Codec::Pcma, Codec::G722}) {
            const auto decoder = makeDecoder(codec);
            for (const size_t length : {0U, 1U, 80U, 159U, 161U, 320U, 5000U})
                decoder->decode(bytes(length, random));
            QCOMPARE(decoder->malformed(), 7);
            decoder->decode(bytes(160, random));
            QCOMPARE(decoder->malformed(), 7);
        }
    }
    void opusThatIsNone20msIsCounted()
    {
        const auto decoder = makeDecoder(Codec::Opus);
        decoder->decode({});
        const std::uint8_t tenMs[] = {0x00, 1, 2, 3}; // SILK, 10 ms
        decoder->decode(tenMs);
        const std::uint8_t cutOff[] = {0x0B}; // code 3 without its count
        decoder->decode(cutOff);
        QCOMPARE(decoder->malformed(), 3);
    }
    void randomBytesNeverHurt()
    {
        auto random = QRandomGenerator(callboard::test::printedSeed());
        for (const Codec codec : All) {
            const auto decoder = makeDecoder(codec);
            for (int n = 0; n < 3000; ++n)
                decoder->decode(bytes(size_t(random.bounded(200)), random));
            const auto encoder = makeEncoder(codec);
            for (const Frame &frame : framesOf(tone(500, -10, 400)))
                decoder->decode(encoder->encode(frame));
            const Frame after = decoder->decode(encoder->encode(framesOf(tone(500, -10, 20)).front()));
            QVERIFY2(near(rmsDb(after), -10, 3), shown(codec, rmsDb(after)).constData());
        }
    }
    void truncatedOpusNeverHurts()
    {
        const auto encoder = makeEncoder(Codec::Opus);
        const auto decoder = makeDecoder(Codec::Opus);
        for (const Frame &frame : framesOf(tone(440, -10, 400))) {
            const Payload whole = encoder->encode(frame);
            for (size_t length = 0; length < whole.size(); length += 7)
                decoder->decode(whole.first(length));
        }
        QVERIFY(decoder->malformed() > 0);
    }
    void aLostPacketGoesOnAndAllLostFade()
    {
        for (const Codec codec : All) {
            const auto encoder = makeEncoder(codec);
            const auto decoder = makeDecoder(codec);
            for (const Frame &frame : framesOf(tone(400, -10, 400)))
                decoder->decode(encoder->encode(frame));
            const double first = rmsDb(decoder->conceal());
            QVERIFY2(first > -20 && first < -8, shown(codec, first).constData());
            double later = 0;
            for (int n = 0; n < 50; ++n)
                later = rmsDb(decoder->conceal());
            QVERIFY2(later < -45, shown(codec, later).constData());
            QCOMPARE(decoder->malformed(), 0);
        }
    }
    void aVoiceGoesOnThroughEveryTenthPacketLost()
    {
        for (const Codec codec : All) {
            const auto encoder = makeEncoder(codec);
            const auto decoder = makeDecoder(codec);
            Sound heard;
            int n = 0;
            for (const Frame &frame : framesOf(tones({120, 240, 360, 600}, -22, 2000))) {
                const Payload payload = encoder->encode(frame);
                const Frame out = ++n % 10 == 0 ? decoder->conceal() : decoder->decode(payload);
                heard.insert(heard.end(), out.begin(), out.end());
            }
            const double level = rmsDb(middle(heard, 500, 1900));
            QVERIFY2(near(level, -16, 1.5), shown(codec, level).constData());
            const double steepest = steepestStep(heard);
            QVERIFY2(steepest < 0.12, shown(codec, steepest).constData());
        }
    }
    void nothingHeardBeforeIsConcealedBySilence()
    {
        for (const Codec codec : All)
            QVERIFY(rmsDb(makeDecoder(codec)->conceal()) < -90);
    }
};

QTEST_APPLESS_MAIN(tst_Codec)
#include "tst_codec.moc"
