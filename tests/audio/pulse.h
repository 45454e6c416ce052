// A sound server of the test's own, with cards that lead nowhere.
#pragma once
#include "core/literals.h"
#include "media/pcm/frame.h"
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <numbers>

namespace callboard::audio {

/// PulseAudio with the sinks "speaker" and "mic"; what is played into "mic" is what the microphone "headset" hears, and
/// the microphone "loop" hears the speaker. Qt hides monitors of sinks, so that they are sources of their own. Made
/// before the application object: Qt connects then.
class Pulse
{
public:
    static bool isInstalled() { return !QStandardPaths::findExecutable(u"pulseaudio"_s).isEmpty(); }

    Pulse()
    {
        const QString socket = m_folder.filePath(u"native"_s);
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        qputenv("PULSE_SERVER", "unix:" + socket.toUtf8());
        m_server.start(u"pulseaudio"_s,
                       {u"-n"_s, u"--daemonize=no"_s, u"--exit-idle-time=-1"_s, u"--use-pid-file=no"_s, u"-L"_s,
                        u"module-native-protocol-unix auth-anonymous=1 socket="_s + socket, u"-L"_s,
                        u"module-null-sink sink_name=speaker sink_properties=device.description=Speaker"_s, u"-L"_s,
                        u"module-null-sink sink_name=mic"_s, u"-L"_s,
                        u"module-remap-source source_name=headset master=mic.monitor "
                        "source_properties=device.description=Headset"_s,
                        u"-L"_s,
                        u"module-remap-source source_name=loop master=speaker.monitor "
                        "source_properties=device.description=Loop"_s});
        for (int i = 0; i < 200 && !QFile::exists(socket); ++i)
            QTest::qSleep(20);
        control({u"set-default-sink"_s, u"speaker"_s});
        control({u"set-default-source"_s, u"headset"_s});
        // A null sink that nobody uses sleeps for two seconds at a time.
        for (const QString &name : {u"speaker"_s, u"mic"_s}) {
            keep(u"pacat"_s, name, u"/dev/zero"_s);
            keep(u"parec"_s, name + u".monitor"_s, {});
        }
        // It has played two seconds in advance by then.
        for (int i = 0; i < 150 && !isAwake(); ++i)
            QTest::qSleep(20);
    }
    ~Pulse()
    {
        for (const auto &each : m_kept)
            stop(*each);
        stop(m_server);
    }
    /// What pactl says, without the line's end.
    static QString control(const QStringList &arguments)
    {
        QProcess pactl;
        pactl.start(u"pactl"_s, arguments);
        pactl.waitForFinished();
        return QString::fromUtf8(pactl.readAllStandardOutput()).trimmed();
    }
    QString file(const QString &name) const { return m_folder.filePath(name); }

    static void stop(QProcess &process)
    {
        process.terminate();
        if (!process.waitForFinished(3000))
            process.kill();
        process.waitForFinished(1000);
    }

private:
    /// All sinks play what they get at once.
    static bool isAwake()
    {
        static const QRegularExpression latency(u"Latency: (\\d+) usec"_s);
        auto found = latency.globalMatch(control({u"list"_s, u"sinks"_s}));
        int sinks = 0;
        while (found.hasNext()) {
            ++sinks;
            if (found.next().captured(1).toInt() > 50'000)
                return false;
        }
        return sinks > 0;
    }
    void keep(const QString &program, const QString &device, const QString &input)
    {
        auto process = std::make_unique<QProcess>();
        if (!input.isEmpty())
            process->setStandardInputFile(input);
        process->setStandardOutputFile(QProcess::nullDevice());
        process->start(program, {u"--latency-msec=20"_s, u"-d"_s, device});
        process->waitForStarted();
        m_kept.push_back(std::move(process));
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    std::vector<std::unique_ptr<QProcess>> m_kept;
};

/// Plays a tone into a sink until it is destroyed.
class PulseTone
{
public:
    PulseTone(const Pulse &pulse, const QString &sink, double hertz, double peak = 0.3, int seconds = 60)
    {
        QFile file(pulse.file(u"tone.raw"_s));
        file.open(QFile::WriteOnly);
        std::vector<media::Sample> sound(size_t(seconds) * media::SampleRate);
        for (size_t i = 0; i < sound.size(); ++i)
            sound[i]
                = media::Sample(peak * 32767 * std::sin(2 * std::numbers::pi * hertz * double(i) / media::SampleRate));
        file.write(reinterpret_cast<const char *>(sound.data()), qint64(sound.size() * sizeof(media::Sample)));
        file.close();
        m_player.start(u"pacat"_s,
                       {u"--raw"_s, u"--rate=16000"_s, u"--channels=1"_s, u"--format=s16le"_s, u"--latency-msec=20"_s,
                        u"-d"_s, sink, file.fileName()});
    }
    ~PulseTone() { Pulse::stop(m_player); }

private:
    QProcess m_player;
};

/// Listens to a source from now on.
class PulseEar
{
public:
    explicit PulseEar(const QString &source)
    {
        m_recorder.start(u"parec"_s,
                         {u"--raw"_s, u"--rate=16000"_s, u"--channels=1"_s, u"--format=s16le"_s, u"--latency-msec=20"_s,
                          u"-d"_s, source});
    }
    ~PulseEar() { Pulse::stop(m_recorder); }
    std::vector<media::Sample> heard()
    {
        m_bytes += m_recorder.readAllStandardOutput();
        std::vector<media::Sample> sound(size_t(m_bytes.size()) / 2);
        std::memcpy(sound.data(), m_bytes.constData(), sound.size() * 2);
        return sound;
    }
    /// The newest `ms`; shorter when less was heard.
    std::vector<media::Sample> newest(int ms)
    {
        std::vector<media::Sample> all = heard();
        const size_t most = size_t(ms) * media::SampleRate / 1000;
        return all.size() <= most ? all : std::vector<media::Sample>(all.end() - qsizetype(most), all.end());
    }

private:
    QProcess m_recorder;
    QByteArray m_bytes;
};

} // namespace callboard::audio
