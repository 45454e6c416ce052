// A call answered on this computer, with real sound cards, the real relay and the real exchange: what the caller plays
// is measured at the speaker, what the microphone hears is measured at the caller, and how long it takes.
#include "audio/pulse.h"
#include "audio/qt/qtsoundsystem.h"
#include "e2e/keyboard/exchangecontrol.h"
#include "media/pcm/level.h"
#include "session/daemons/localsystem.h"
#include "session/net/feedstream.h"
#include "session/net/httprelayapi.h"
#include "session/net/servicecommands.h"
#include "session/voice/softphone.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

using namespace callboard;
using namespace callboard::audio;
using State = CallSound::State;

namespace {
const QString line = u"4:+18005550100"_s;
const QString caller = u"4:+14255550123"_s;
constexpr double expectedDb = -13.47; ///< of a sine that peaks at 0.3
constexpr int patience = 15'000;

QJsonObject tone(double hertz, double seconds)
{
    return {{u"do"_s, u"tone"_s}, {u"hertz"_s, hertz}, {u"seconds"_s, seconds}};
}
QJsonObject pause(double seconds)
{
    return {{u"do"_s, u"wait"_s}, {u"seconds"_s, seconds}};
}
QJsonObject capture(const QString &file)
{
    return {{u"do"_s, u"capture"_s}, {u"file"_s, file}};
}
} // namespace

class TstSoftphoneCall : public QObject
{
    Q_OBJECT

public:
    explicit TstSoftphoneCall(const Pulse &pulse) : m_pulse(pulse) { }

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();

    void theCallersToneIsHeardAtTheSpeaker();
    void theMicrophonesToneIsHeardByTheCaller();
    void aMutedMicrophoneIsSilentAtTheCaller();
    void anotherConsoleIsBackOnTheCallWithinTwoSeconds();
    void mouthToEarIsMeasured();

private:
    struct Console {
        std::unique_ptr<Session> session;
        std::unique_ptr<voice::Softphone> phone;
    };
    Console signedIn();
    void call(const QJsonArray &script);
    std::vector<media::Sample> captured(const QString &file) const;

    const Pulse &m_pulse;
    QTemporaryDir m_folder;
    std::unique_ptr<LocalSystem> m_daemons;
    std::unique_ptr<ExchangeControl> m_exchange;
    LocalAccess m_access;
    Console m_console;
    CallId m_call;
};

void TstSoftphoneCall::initTestCase()
{
    m_daemons = std::make_unique<LocalSystem>(
        LocalSystem::Options{m_folder.path(), qEnvironmentVariable("CALLBOARD_BIN"), {}, false});
    const auto started = m_daemons->start();
    QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 20'000);
    const Result<LocalAccess> access = started.result();
    QVERIFY2(access, access ? "" : qPrintable(access.error().detail));
    m_access = *access;
    m_exchange = std::make_unique<ExchangeControl>(*readLocalState(m_folder.path()));
    m_console = signedIn();
}

TstSoftphoneCall::Console TstSoftphoneCall::signedIn()
{
    Console console;
    console.session = std::make_unique<Session>(Session::Parts{
        std::make_unique<HttpRelayApi>(), std::make_unique<FeedStream>(), std::make_unique<ServiceCommands>()});
    console.session->setSourceNumbers({u"+18005550100"_s});
    console.phone
        = std::make_unique<voice::Softphone>(*console.session, [] { return std::make_unique<QtSoundSystem>(); });
    console.phone->choose(Role::Microphone, "headset");
    console.phone->choose(Role::Speaker, "speaker");
    // Its own ring would be heard at the speaker.
    console.phone->setRingVolume(0);
    [&] { QTRY_VERIFY(console.phone->isAvailable()); }();
    console.session->signIn(m_access.relay, m_access.user, m_access.password);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(console.session->isLive(), patience); }();
    return console;
}

void TstSoftphoneCall::cleanup()
{
    if (m_call.isEmpty())
        return;
    CallRequest end;
    end.kind = ActionKind::Terminate;
    end.callId = std::exchange(m_call, {});
    m_console.session->perform(end);
    QTRY_VERIFY(m_console.session->store().call(end.callId)->isOver());
    m_console.phone->setMuted(false);
}

void TstSoftphoneCall::cleanupTestCase()
{
    m_console.phone.reset();
    m_console.session.reset();
    m_daemons->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_daemons->hasEnded(), 10'000);
}

/// Somebody who does this calls, and the call is answered.
void TstSoftphoneCall::call(const QJsonArray &script)
{
    Session &session = *m_console.session;
    m_exchange->define(caller, u"Lee"_s, script);
    m_exchange->dial(caller, line);
    QTRY_COMPARE_WITH_TIMEOUT(session.ringing().size(), 1, patience);
    CallRequest answer;
    answer.incomingId = *session.ringing().cbegin();
    session.perform(answer);
    QTRY_VERIFY_WITH_TIMEOUT(!session.store().incoming(answer.incomingId)->callId.isEmpty(), patience);
    m_call = session.store().incoming(answer.incomingId)->callId;
    QTRY_COMPARE_WITH_TIMEOUT(m_console.phone->callSound(m_call).state, State::On, patience);
}

/// A capture grows while the call goes on; its samples begin after 44 bytes.
std::vector<media::Sample> TstSoftphoneCall::captured(const QString &name) const
{
    QFile file(m_folder.filePath(u"exchange/"_s + name));
    if (!file.open(QFile::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll().mid(44);
    std::vector<media::Sample> sound(size_t(bytes.size()) / 2);
    std::memcpy(sound.data(), bytes.constData(), sound.size() * 2);
    return sound;
}

/// How much of the sound is the tone, in pieces of 40 ms: a busy machine loses some, and what follows is out of phase.
static double shareOf(double hertz, const std::vector<media::Sample> &sound)
{
    const size_t piece = media::SampleRate / 25;
    int pieces = 0;
    int fit = 0;
    for (size_t at = 0; at + piece <= sound.size(); at += piece, ++pieces) {
        const media::Samples part = media::Samples(sound).subspan(at, piece);
        const double all = media::rmsDb(part);
        fit += all > -35 && all - media::toneDb(part, hertz) < 1.0;
    }
    return pieces == 0 ? 0 : double(fit) / pieces;
}

static std::vector<media::Sample> newest(const std::vector<media::Sample> &all, int ms)
{
    const size_t most = std::min(all.size(), size_t(ms) * media::SampleRate / 1000);
    return {all.end() - qsizetype(most), all.end()};
}

void TstSoftphoneCall::theCallersToneIsHeardAtTheSpeaker()
{
    call({tone(440, 8)});
    PulseEar ear(u"speaker.monitor"_s);
    QTest::qWait(2500);
    const auto heard = ear.newest(1000);
    qInfo("the caller's 440 Hz at the speaker: %.0f %% of the sound, %.2f dB", 100 * shareOf(440, heard),
          media::rmsDb(heard));
    QVERIFY(shareOf(440, heard) > 0.7);
    QTRY_VERIFY(m_console.phone->callSound(m_call).levels.value(RawId(caller), -99) > -40);
}

void TstSoftphoneCall::theMicrophonesToneIsHeardByTheCaller()
{
    call({capture(u"tone.wav"_s), pause(30)});
    const PulseTone tone(m_pulse, u"mic"_s, 700);
    QTRY_VERIFY_WITH_TIMEOUT(media::toneDb(newest(captured(u"tone.wav"_s), 1000), 700) > expectedDb - 2, patience);
    const auto heard = newest(captured(u"tone.wav"_s), 1000);
    qInfo("the microphone's 700 Hz (%.2f dB) at the caller: %.2f dB, all sound %.2f dB", expectedDb,
          media::toneDb(heard, 700), media::rmsDb(heard));
    QVERIFY(shareOf(700, heard) > 0.7);
}

void TstSoftphoneCall::aMutedMicrophoneIsSilentAtTheCaller()
{
    call({capture(u"muted.wav"_s), pause(30)});
    const PulseTone tone(m_pulse, u"mic"_s, 700);
    QTRY_VERIFY_WITH_TIMEOUT(media::toneDb(newest(captured(u"muted.wav"_s), 1000), 700) > expectedDb - 2, patience);
    m_console.phone->setMuted(true);
    QTRY_VERIFY(m_console.phone->talksWhileMuted());
    QTest::qWait(2500);
    const double level = media::rmsDb(newest(captured(u"muted.wav"_s), 1000));
    qInfo("the same with the microphone off: %.2f dB", level);
    QVERIFY(level < expectedDb - 60);
}

void TstSoftphoneCall::anotherConsoleIsBackOnTheCallWithinTwoSeconds()
{
    call({tone(440, 30)});
    m_console.phone.reset();
    m_console.session.reset();
    QElapsedTimer since;
    m_console = signedIn();
    since.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_console.phone->callSound(m_call).state, State::On, patience);
    qInfo("back on the call %lld ms after sign-in", since.elapsed());
    QVERIFY(since.elapsed() < 2000);
    PulseEar ear(u"speaker.monitor"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shareOf(440, ear.newest(1000)) > 0.7, 5000);
}

/// The speaker is heard by the microphone; the caller's short tone comes back to him, and his capture has the way there
/// and back. He does not hear himself, so that nothing else is in it.
void TstSoftphoneCall::mouthToEarIsMeasured()
{
    const QString loop = Pulse::control({u"load-module"_s, u"module-loopback"_s, u"source=speaker.monitor"_s,
                                         u"sink=mic"_s, u"latency_msec=20"_s, u"adjust_time=0"_s});
    constexpr double lead = 4;
    call({capture(u"echo.wav"_s), pause(lead), tone(1000, 0.2), pause(30)});
    QTest::qWait(int(lead * 1000) + 2500);
    Pulse::control({u"unload-module"_s, loop});
    const auto heard = captured(u"echo.wav"_s);
    const size_t block = media::SampleRate / 200;
    size_t at = size_t(lead * media::SampleRate);
    QVERIFY(heard.size() > at);
    while (at + 2 * block < heard.size() && media::toneDb(media::Samples(heard).subspan(at, 2 * block), 1000) < -40)
        at += block / 5;
    QVERIFY2(at + 2 * block < heard.size(), "the tone never came back");
    const double thereAndBack = (double(at) / media::SampleRate - lead) * 1000;
    constexpr double loopMs = 20;
    const double oneWay = (thereAndBack - loopMs) / 2;
    qInfo("there and back %.0f ms, of which the loop from speaker to microphone is %.0f: mouth to ear %.0f ms",
          thereAndBack, loopMs, oneWay);
    std::printf("{\"thereAndBackMs\": %.1f, \"mouthToEarMs\": %.1f}\n", thereAndBack, oneWay);
    // How fast is for tests/bench, on a machine that does nothing else.
    QVERIFY(oneWay > 0 && oneWay < 1000);
}

int main(int argc, char *argv[])
{
    if (!Pulse::isInstalled()) {
        std::puts("skipped: no pulseaudio here (scripts/bootstrap installs it)");
        return 77;
    }
    const Pulse pulse;
    QCoreApplication app(argc, argv);
    TstSoftphoneCall test(pulse);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_softphonecall.moc"
