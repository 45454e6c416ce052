// Real devices of a sound server: what is played is measured where it comes out.
#include "audio/engine/headset.h"
#include "audio/pulse.h"
#include "audio/qt/qtsoundsystem.h"
#include "media/pcm/level.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <algorithm>

using namespace callboard;
using namespace callboard::audio;

class TstQtSound : public QObject
{
    Q_OBJECT

public:
    explicit TstQtSound(const Pulse &pulse) : m_pulse(pulse) { }

private slots:
    void devicesAndDefaultsAreListed();
    void aToneIsPlayedAsLoudAsItIs();
    void aToneIsHeardAsLoudAsItIs();
    void anUnpluggedMicrophoneIsStoodInForWithin500Ms();
    void aDeviceThatIsNotThereIsAnError();

private:
    const Pulse &m_pulse;
};

namespace {
constexpr double expectedDb = -13.47; ///< of a sine that peaks at 0.3

constexpr double pieceTolerance = 0.2; ///< dB, of a piece that nothing is missing from
constexpr double wholeTolerance = 1.0; ///< dB, of a second: a busy machine loses up to a fifth of it

/// Of the tone, in the middle one of pieces of 40 ms: a busy machine loses some, and what follows is out of phase.
double middleToneDb(media::Samples sound, double hertz)
{
    std::vector<double> levels;
    const size_t piece = media::SampleRate / 25;
    for (size_t at = 0; at + piece <= sound.size(); at += piece)
        levels.push_back(media::toneDb(sound.subspan(at, piece), hertz));
    if (levels.empty())
        return media::QuietestDb;
    std::sort(levels.begin(), levels.end());
    return levels[levels.size() / 2];
}
} // namespace

void TstQtSound::devicesAndDefaultsAreListed()
{
    QtSoundSystem system;
    const auto has = [&](Direction direction, const QByteArray &id, bool isDefault) {
        for (const Device &device : system.devices(direction)) {
            if (device.id == id)
                return device.isDefault == isDefault && !device.name.isEmpty();
        }
        return false;
    };
    QTRY_VERIFY(has(Direction::In, "headset", true));
    QVERIFY(has(Direction::Out, "speaker", true));
    QVERIFY(has(Direction::Out, "mic", false));
}

void TstQtSound::aToneIsPlayedAsLoudAsItIs()
{
    Headset headset(std::make_unique<QtSoundSystem>());
    headset.choose(Role::Speaker, "speaker");
    PulseEar ear(u"speaker.monitor"_s);
    media::Frame frame{};
    int at = 0;
    headset.play(Role::Speaker, [&] {
        for (media::Sample &sample : frame)
            sample = media::Sample(0.3 * 32767 * std::sin(2 * std::numbers::pi * 440 * at++ / media::SampleRate));
        return &frame;
    });
    QVERIFY(headset.status(Role::Speaker).open);
    QTest::qWait(2000);
    const auto newest = ear.newest(1000);
    const double tone = middleToneDb(newest, 440);
    qInfo("440 Hz played at %.2f dB, measured at the speaker: %.2f dB, all sound %.2f dB", expectedDb, tone,
          media::rmsDb(newest));
    QVERIFY(qAbs(tone - expectedDb) < pieceTolerance);
    QVERIFY(qAbs(media::rmsDb(newest) - expectedDb) < wholeTolerance);
}

void TstQtSound::aToneIsHeardAsLoudAsItIs()
{
    Headset headset(std::make_unique<QtSoundSystem>());
    headset.choose(Role::Microphone, "headset");
    PulseTone tone(m_pulse, u"mic"_s, 440);
    std::vector<media::Sample> heard;
    QElapsedTimer since;
    headset.listen([&](const media::Frame &frame) { heard.insert(heard.end(), frame.begin(), frame.end()); });
    // What a busy server was late with comes at once.
    QTest::qWait(1000);
    heard.clear();
    since.start();
    QTest::qWait(2500);
    const double rate = double(heard.size()) / media::SampleRate / (double(since.elapsed()) / 1000);
    const std::vector<media::Sample> newest(heard.end() - media::SampleRate, heard.end());
    const double level = middleToneDb(newest, 440);
    qInfo("440 Hz at %.2f dB, heard by the microphone: %.2f dB, all sound %.2f dB", expectedDb, level,
          media::rmsDb(newest));
    QVERIFY(qAbs(level - expectedDb) < pieceTolerance);
    QVERIFY(qAbs(media::rmsDb(newest) - expectedDb) < wholeTolerance);
    QVERIFY2(rate > 0.9 && rate < 1.05, qPrintable(QString::number(rate)));
}

void TstQtSound::anUnpluggedMicrophoneIsStoodInForWithin500Ms()
{
    const auto plug = [] {
        return Pulse::control(
            {u"load-module"_s, u"module-remap-source"_s, u"source_name=usb"_s, u"master=mic.monitor"_s});
    };
    Headset headset(std::make_unique<QtSoundSystem>());
    headset.choose(Role::Microphone, "usb");
    const QString module = plug();
    QTRY_COMPARE(headset.status(Role::Microphone).device.id, QByteArray("usb"));
    int frames = 0;
    headset.listen([&](const media::Frame &) { ++frames; });
    QTRY_VERIFY(frames > 10);
    QElapsedTimer since;
    since.start();
    Pulse::control({u"unload-module"_s, module});
    QTRY_VERIFY(headset.status(Role::Microphone).standsIn() && headset.status(Role::Microphone).open);
    frames = 0;
    QTRY_VERIFY(frames > 0);
    qInfo("another microphone hears %lld ms after one was unplugged", since.elapsed());
    QVERIFY2(since.elapsed() < 500, qPrintable(QString::number(since.elapsed())));
    plug();
    QTRY_COMPARE(headset.status(Role::Microphone).device.id, QByteArray("usb"));
    frames = 0;
    QTRY_VERIFY(frames > 10);
}

void TstQtSound::aDeviceThatIsNotThereIsAnError()
{
    QtSoundSystem system;
    QVERIFY(!system.record(
        "nowhere", [](const media::Frame &) {}, [] {}));
    QVERIFY(!system.play(
        "nowhere", [] { return nullptr; }, [] {}));
}

int main(int argc, char *argv[])
{
    if (!Pulse::isInstalled()) {
        std::puts("skipped: no pulseaudio here (scripts/bootstrap installs it)");
        return 77;
    }
    const Pulse pulse;
    QCoreApplication app(argc, argv);
    TstQtSound test(pulse);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_qtsound.moc"
