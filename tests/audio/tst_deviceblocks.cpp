// A device's own form made frames and back, by ear: the tone that went in comes out, as loud and as long.
#include "audio/qt/deviceblocks.h"
#include "media/pcm/level.h"
#include <QTest>
#include <cmath>
#include <cstring>
#include <numbers>

using namespace callboard;
using namespace callboard::audio;

class TstDeviceBlocks : public QObject
{
    Q_OBJECT

private slots:
    void aMicrophonesToneIsHeard_data();
    void aMicrophonesToneIsHeard();
    void aSpeakersToneIsPlayed_data();
    void aSpeakersToneIsPlayed();
    void oddPiecesMakeTheSameFrames();
    void tooLoudFloatsAreClipped();
    void nothingToGiveIsSilence();
    void formsOutOfRangeAreRefused();
};

static constexpr double hertz = 440;
static constexpr double peak = 0.25;

static void addForms()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::addColumn<bool>("floats");
    for (const int rate : {8000, 16000, 44100, 48000, 96000}) {
        for (const int channels : {1, 2, 6}) {
            for (const bool floats : {false, true})
                QTest::addRow("%d Hz %d ch %s", rate, channels, floats ? "float" : "int") << rate << channels << floats;
        }
    }
}

static DeviceForm form()
{
    QFETCH(int, rate);
    QFETCH(int, channels);
    QFETCH(bool, floats);
    return {rate, channels, floats};
}

static QByteArray tone(const DeviceForm &form, int ms)
{
    QByteArray bytes;
    for (int i = 0; i < form.rate * ms / 1000; ++i) {
        const double value = peak * std::sin(2 * std::numbers::pi * hertz * i / form.rate);
        for (int channel = 0; channel < form.channels; ++channel) {
            const float real = float(value);
            const auto whole = media::Sample(std::lround(value * 32767));
            form.floats ? bytes.append(reinterpret_cast<const char *>(&real), 4)
                        : bytes.append(reinterpret_cast<const char *>(&whole), 2);
        }
    }
    return bytes;
}

static std::vector<media::Sample> cut(const DeviceForm &form, const QByteArray &bytes, qsizetype piece)
{
    auto cutter = FrameCutter::of(form);
    std::vector<media::Sample> heard;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        cutter->push(bytes.mid(at, piece),
                     [&](const media::Frame &frame) { heard.insert(heard.end(), frame.begin(), frame.end()); });
    }
    return heard;
}

void TstDeviceBlocks::aMicrophonesToneIsHeard_data()
{
    addForms();
}

void TstDeviceBlocks::aMicrophonesToneIsHeard()
{
    const auto heard = cut(form(), tone(form(), 1000), form().bytesPerBlock());
    QCOMPARE(heard.size(), size_t(media::SampleRate));
    const media::Samples settled = media::Samples(heard).subspan(1600);
    const double expected = 20 * std::log10(peak) - 3.01;
    QVERIFY(qAbs(media::toneDb(settled, hertz) - expected) < 0.5);
    QVERIFY(qAbs(media::rmsDb(settled) - expected) < 0.5);
}

void TstDeviceBlocks::aSpeakersToneIsPlayed_data()
{
    addForms();
}

void TstDeviceBlocks::aSpeakersToneIsPlayed()
{
    auto spreader = FrameSpreader::of(form());
    int given = 0;
    media::Frame frame{};
    const auto give = [&]() -> const media::Frame * {
        for (media::Sample &sample : frame)
            sample = media::Sample(peak * 32767 * std::sin(2 * std::numbers::pi * hertz * given++ / 16000));
        return &frame;
    };
    QByteArray played;
    const qsizetype odd = form().bytesPerBlock() / 3 + 1;
    while (played.size() < form().bytesPerBlock() * 50)
        played += spreader->pull(odd, give).toByteArray();
    const auto heard = cut(form(), played, played.size());
    const media::Samples settled = media::Samples(heard).subspan(1600, 14000);
    QVERIFY(qAbs(media::toneDb(settled, hertz) - (20 * std::log10(peak) - 3.01)) < 0.5);
}

void TstDeviceBlocks::oddPiecesMakeTheSameFrames()
{
    const DeviceForm form{48000, 2, false};
    const QByteArray bytes = tone(form, 500);
    QCOMPARE(cut(form, bytes, 7), cut(form, bytes, bytes.size()));
}

void TstDeviceBlocks::tooLoudFloatsAreClipped()
{
    const DeviceForm form{16000, 1, true};
    QByteArray bytes;
    for (int i = 0; i < media::FrameSamples; ++i) {
        const float value = i % 2 ? 9.0F : std::numeric_limits<float>::quiet_NaN();
        bytes.append(reinterpret_cast<const char *>(&value), 4);
    }
    const auto heard = cut(form, bytes, bytes.size());
    QCOMPARE(heard[0], media::Sample(0));
    QCOMPARE(heard[1], media::Sample(32767));
}

void TstDeviceBlocks::nothingToGiveIsSilence()
{
    auto spreader = FrameSpreader::of({48000, 2, false});
    const QByteArrayView played = spreader->pull(1000, [] { return nullptr; });
    QCOMPARE(played.toByteArray(), QByteArray(1000, '\0'));
}

void TstDeviceBlocks::formsOutOfRangeAreRefused()
{
    for (const DeviceForm &bad : {DeviceForm{0, 1, false}, DeviceForm{11025, 1, false}, DeviceForm{48000, 0, false},
                                  DeviceForm{48000, 33, true}, DeviceForm{384000, 2, false}}) {
        QVERIFY(!FrameCutter::of(bad));
        QVERIFY(!FrameSpreader::of(bad));
    }
}

QTEST_GUILESS_MAIN(TstDeviceBlocks)
#include "tst_deviceblocks.moc"
