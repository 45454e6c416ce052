// The program itself on a screen with a keyboard and sound cards, with the daemons that it starts: what a caller plays
// is measured at the speaker, what the microphone hears at the caller, and what comes of it when the program is killed.
#include "audio/pulse.h"
#include "e2e/keyboard/exchangecontrol.h"
#include "e2e/sound/callsound.h"
#include "e2e/sound/screen.h"
#include "session/daemons/processes.h"
#include "ui/settings/settings.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <csignal>

using namespace callboard;
using namespace callboard::audio;

namespace {
const QString line = u"4:+18005550100"_s;
const QString caller = u"4:+14255550123"_s;
const QString signInWindow = u"^Callboard"_s;
const QString mainWindow = u"^Callboard – .* – "_s;
constexpr double microphoneDb = -13.47; ///< of a sine that peaks at 0.3
constexpr double partyDb = -9; ///< of a tone that a party plays
constexpr double lineTone = 330; ///< what the relay plays to a caller whom nobody hears
constexpr int patience = 15'000;
constexpr int patienceWithStart = 60'000; ///< a desktop bus that does not answer takes its time
} // namespace

class TstConsoleSound : public QObject
{
    Q_OBJECT

public:
    explicit TstConsoleSound(const Pulse &pulse) : m_pulse(pulse) { }

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();

    void aCallerIsAnsweredAndHeard();
    void theMicrophoneIsHeardUntilItIsSwitchedOff();
    void aKilledConsoleLosesNoCallAndANewOneIsBackInTwoSeconds();

private:
    void startConsole();
    void answer(const QJsonArray &script);
    bool applicationIsIn();
    std::vector<media::Sample> captured(const QString &file) const
    {
        return newest(soundOf(m_folder.filePath(u"embedded/exchange/"_s + file)), 1000);
    }
    bool callerHears(const QString &file, double hertz, double db) const;

    const Pulse &m_pulse;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_console;
    std::unique_ptr<ExchangeControl> m_exchange;
};

void TstConsoleSound::startConsole()
{
    m_console = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    m_console->setProcessEnvironment(environment);
    m_console->setProcessChannelMode(QProcess::ForwardedChannels);
    m_console->start(qEnvironmentVariable("CALLBOARD_BIN") + u"/callboard"_s, {u"--data"_s, m_folder.path()});
    QVERIFY(m_console->waitForStarted());
}

void TstConsoleSound::initTestCase()
{
    {
        Settings settings(m_folder.filePath(u"callboard.ini"_s));
        settings.set(setting::language, u"en"_s);
        settings.set(setting::microphone, QByteArray("headset"));
        settings.set(setting::speaker, QByteArray("speaker"));
        // Its own ring would be heard at the speaker.
        settings.set(setting::ringVolume, 0);
    }
    startConsole();
    QVERIFY(Screen::waitForWindow(signInWindow, patienceWithStart));
    Screen::press(signInWindow, u"Return"_s);
    QVERIFY(Screen::waitForWindow(mainWindow, patience));
    const auto daemons = readLocalState(m_folder.filePath(u"embedded"_s));
    QVERIFY(daemons);
    m_exchange = std::make_unique<ExchangeControl>(*daemons);
}

void TstConsoleSound::cleanup()
{
    if (!m_exchange || m_exchange->calls().isEmpty())
        return;
    const auto ended = [this] {
        Screen::press(mainWindow, u"shift+F8"_s);
        QTest::qWait(300);
        return m_exchange->calls().isEmpty();
    };
    QVERIFY(QTest::qWaitFor(ended, patience));
}

void TstConsoleSound::cleanupTestCase()
{
    m_exchange.reset();
    Pulse::stop(*m_console);
    if (const auto daemons = readLocalState(m_folder.filePath(u"embedded"_s))) {
        processes::terminate(daemons->exchangePid);
        processes::terminate(daemons->relayPid);
        QTRY_VERIFY(!processes::isAlive(daemons->exchangePid) && !processes::isAlive(daemons->relayPid));
    }
}

bool TstConsoleSound::applicationIsIn()
{
    for (const QJsonValue &call : m_exchange->calls()) {
        for (const QJsonValue &member : call[u"participants"_s].toArray()) {
            if (member[u"isApplication"_s].toBool())
                return true;
        }
    }
    return false;
}

/// Somebody who does this calls, and is answered by key as soon as it rings.
void TstConsoleSound::answer(const QJsonArray &script)
{
    m_exchange->define(caller, u"Lee"_s, script);
    m_exchange->dial(caller, line);
    const auto answered = [this] {
        Screen::press(mainWindow, u"F2"_s);
        QTest::qWait(200);
        return applicationIsIn();
    };
    QVERIFY(QTest::qWaitFor(answered, patience));
}

/// Waits until the caller's capture ends with a second of the tone.
bool TstConsoleSound::callerHears(const QString &file, double hertz, double db) const
{
    return QTest::qWaitFor(
        [&] {
            const auto heard = captured(file);
            return heard.size() == media::SampleRate && shareOf(hertz, heard, db - 10) > 0.9
                && qAbs(media::rmsDb(heard) - db) < 1;
        },
        patience);
}

void TstConsoleSound::aCallerIsAnsweredAndHeard()
{
    PulseEar ear(u"speaker.monitor"_s);
    answer({tone(440, 30)});
    QTRY_VERIFY_WITH_TIMEOUT(shareOf(440, ear.newest(1000)) > 0.9, patience);
    const double level = media::rmsDb(ear.newest(1000));
    qInfo("the caller's 440 Hz (%.2f dB) at the speaker: %.2f dB", partyDb, level);
    QVERIFY(qAbs(level - partyDb) < 1);
}

void TstConsoleSound::theMicrophoneIsHeardUntilItIsSwitchedOff()
{
    answer({capture(u"voice.wav"_s), pause(60)});
    const PulseTone tone(m_pulse, u"mic"_s, 700);
    QVERIFY(callerHears(u"voice.wav"_s, 700, microphoneDb));
    qInfo("the microphone's 700 Hz (%.2f dB) at the caller: %.2f dB", microphoneDb,
          media::rmsDb(captured(u"voice.wav"_s)));
    Screen::press(mainWindow, u"ctrl+m"_s);
    QTest::qWait(2500);
    const double level = media::rmsDb(captured(u"voice.wav"_s));
    qInfo("the same after Ctrl+M: %.2f dB", level);
    QVERIFY(level < microphoneDb - 60);
    Screen::press(mainWindow, u"ctrl+m"_s);
    QVERIFY(callerHears(u"voice.wav"_s, 700, microphoneDb));
}

void TstConsoleSound::aKilledConsoleLosesNoCallAndANewOneIsBackInTwoSeconds()
{
    answer({capture(u"killed.wav"_s), tone(440, 120)});
    const PulseTone tone(m_pulse, u"mic"_s, 700);
    QVERIFY(callerHears(u"killed.wav"_s, 700, microphoneDb));
    QCOMPARE(::kill(pid_t(m_console->processId()), SIGKILL), 0);
    QVERIFY(m_console->waitForFinished(patience));
    QCOMPARE(m_console->exitStatus(), QProcess::CrashExit);
    // The relay goes on, and says so to the caller.
    QVERIFY(callerHears(u"killed.wav"_s, lineTone, -42));
    QVERIFY(applicationIsIn());
    PulseEar ear(u"speaker.monitor"_s);
    QElapsedTimer since;
    since.start();
    startConsole();
    QTRY_VERIFY_WITH_TIMEOUT(shareOf(440, ear.newest(100)) == 1, patience);
    const qint64 heard = since.elapsed();
    QVERIFY(callerHears(u"killed.wav"_s, 700, microphoneDb));
    qInfo("the caller is heard %lld ms after a new console was started", heard);
    QVERIFY2(heard < 2000, qPrintable(QString::number(heard)));
}

int main(int argc, char *argv[])
{
    if (!Pulse::isInstalled() || !Screen::isInstalled()) {
        std::puts("skipped: no pulseaudio, Xvfb or xdotool here (scripts/bootstrap installs them)");
        return 77;
    }
    const Screen screen;
    const Pulse pulse;
    QCoreApplication app(argc, argv);
    TstConsoleSound test(pulse);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_consolesound.moc"
