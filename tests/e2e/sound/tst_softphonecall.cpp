// A call answered on this computer, with real sound cards, the real relay and the real exchange: what the caller plays
// is measured at the speaker, what the microphone hears is measured at the caller, and how long it takes.
#include "audio/pulse.h"
#include "audio/qt/qtsoundsystem.h"
#include "e2e/keyboard/exchangecontrol.h"
#include "e2e/sound/callsound.h"
#include "e2e/sound/soundprobe.h"
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
const QString witness = u"4:+14255550124"_s;
constexpr double microphoneDb = -13.47; ///< of a sine that peaks at 0.3
constexpr double partyDb = -9; ///< of a tone that a party plays
constexpr int patience = 15'000;
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
    bool hearsTheMicrophone(const QString &file) const;
    std::unique_ptr<SocketProbe> invitedWitness();
    std::unique_ptr<SocketProbe> listenerAtTheRelay() const;

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

std::vector<media::Sample> TstSoftphoneCall::captured(const QString &name) const
{
    return soundOf(m_folder.filePath(u"exchange/"_s + name));
}

void TstSoftphoneCall::theCallersToneIsHeardAtTheSpeaker()
{
    call({tone(440, 30)});
    PulseEar ear(u"speaker.monitor"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shareOf(440, ear.newest(1000)) > 0.9, patience);
    const auto heard = ear.newest(1000);
    qInfo("the caller's 440 Hz (%.2f dB) at the speaker: %.0f %% of the sound, %.2f dB", partyDb,
          100 * shareOf(440, heard), media::rmsDb(heard));
    QVERIFY(qAbs(media::rmsDb(heard) - partyDb) < 1);
    QTRY_VERIFY(m_console.phone->callSound(m_call).levels.value(RawId(caller), -99) > -40);
}

/// Waits until a capture ends with a second of the microphone's tone.
bool TstSoftphoneCall::hearsTheMicrophone(const QString &file) const
{
    return QTest::qWaitFor(
        [&] {
            const auto heard = newest(captured(file), 1000);
            return heard.size() == media::SampleRate && shareOf(700, heard) > 0.9;
        },
        patience);
}

void TstSoftphoneCall::theMicrophonesToneIsHeardByTheCaller()
{
    call({capture(u"tone.wav"_s), pause(30)});
    const PulseTone tone(m_pulse, u"mic"_s, 700);
    QVERIFY(hearsTheMicrophone(u"tone.wav"_s));
    const auto heard = newest(captured(u"tone.wav"_s), 1000);
    qInfo("the microphone's 700 Hz (%.2f dB) at the caller: %.0f %% of the sound, %.2f dB", microphoneDb,
          100 * shareOf(700, heard), media::rmsDb(heard));
    QVERIFY(qAbs(media::rmsDb(heard) - microphoneDb) < 1);
}

void TstSoftphoneCall::aMutedMicrophoneIsSilentAtTheCaller()
{
    call({capture(u"muted.wav"_s), pause(30)});
    const PulseTone tone(m_pulse, u"mic"_s, 700);
    QVERIFY(hearsTheMicrophone(u"muted.wav"_s));
    m_console.phone->setMuted(true);
    QTRY_VERIFY(m_console.phone->talksWhileMuted());
    QTest::qWait(2500);
    const double level = media::rmsDb(newest(captured(u"muted.wav"_s), 1000));
    qInfo("the same with the microphone off: %.2f dB", level);
    QVERIFY(level < microphoneDb - 60);
    m_console.phone->setMuted(false);
    QVERIFY(hearsTheMicrophone(u"muted.wav"_s));
}

void TstSoftphoneCall::anotherConsoleIsBackOnTheCallWithinTwoSeconds()
{
    call({tone(440, 30)});
    m_console.phone.reset();
    m_console.session.reset();
    PulseEar ear(u"speaker.monitor"_s);
    QTRY_VERIFY_WITH_TIMEOUT(ear.newest(500).size() == media::SampleRate / 2, patience);
    QVERIFY(shareOf(440, ear.newest(500)) == 0);
    QElapsedTimer since;
    since.start();
    m_console = signedIn();
    QTRY_COMPARE_WITH_TIMEOUT(m_console.phone->callSound(m_call).state, State::On, patience);
    const qint64 on = since.elapsed();
    QTRY_VERIFY_WITH_TIMEOUT(shareOf(440, ear.newest(100)) == 1, patience);
    qInfo("back on the call %lld ms after its start, heard within %lld ms", on, since.elapsed());
    QVERIFY(since.elapsed() < 2000);
}

/// A party that says nothing joins the call, with a probe for its ear; nullptr when it does not come.
std::unique_ptr<SocketProbe> TstSoftphoneCall::invitedWitness()
{
    const auto state = readLocalState(m_folder.path());
    QUrl url(state->exchangeEndpoint);
    url.setScheme(u"ws"_s);
    url.setPath(u"/exchange/v1/endpoints/"_s + QString::fromLatin1(QUrl::toPercentEncoding(witness)) + u"/audio"_s,
                QUrl::TolerantMode);
    auto probe = std::make_unique<SocketProbe>(url, state->exchangeKey);
    m_exchange->define(witness, u"Witness"_s, {QJsonObject{{u"do"_s, u"answer"_s}}});
    CallRequest invite;
    invite.kind = ActionKind::AddParticipant;
    invite.callId = m_call;
    invite.target = RawId(witness);
    m_console.session->perform(invite);
    return QTest::qWaitFor([&] { return probe->hears(); }, patience) ? std::move(probe) : nullptr;
}

std::unique_ptr<SocketProbe> TstSoftphoneCall::listenerAtTheRelay() const
{
    QUrl url = m_access.relay;
    url.setScheme(u"ws"_s);
    url.setPath(u"/audio/"_s + m_call.text);
    url.setQuery(u"mode=listen"_s);
    return std::make_unique<SocketProbe>(url, m_console.session->token());
}

/// The microphone hears the speaker, so that each short tone of the caller comes back into the call.
void TstSoftphoneCall::mouthToEarIsMeasured()
{
    constexpr int tones = 8;
    QJsonArray script{pause(3)};
    for (int i = 0; i < tones; ++i) {
        script.append(tone(1000, 0.02));
        script.append(pause(0.7));
    }
    script.append(pause(30));
    m_console.phone->choose(Role::Microphone, "loop");
    call(script);
    const SourceProbe speaker(u"speaker.monitor"_s);
    const auto relay = listenerAtTheRelay();
    const auto witness = invitedWitness();
    QVERIFY(witness);
    QTest::qWait(3000 + tones * 720);
    m_console.phone->choose(Role::Microphone, "headset");
    std::vector<SoundWay> ways;
    auto next = [&, from = 0.0]() mutable {
        const auto way = SoundWay::from(from, witness->onsets(), relay->onsets(), speaker.onsets());
        from = way ? way->back + 100 : from;
        return way;
    };
    for (auto way = next(); way; way = next()) {
        qInfo("%s", qPrintable(way->words()));
        ways.push_back(*way);
    }
    QVERIFY(ways.size() >= tones / 2);
    std::ranges::sort(ways, {}, &SoundWay::whole);
    const SoundWay &middle = ways[ways.size() / 2];
    qInfo("in the middle: %s", qPrintable(middle.words()));
    const double oneWay = middle.whole() / 2;
    std::printf("{\"thereAndBackMs\": %.1f, \"mouthToEarMs\": %.1f}\n", 2 * oneWay, oneWay);
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
