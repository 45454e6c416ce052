// P20: many recordings at once, and the plain appending that they can't be cheaper than. See README.md.
#include "core/literals.h"
#include "exchange/media/mediaserver.h"
#include "media/mix/tickclock.h"
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QThread>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

using namespace callboard;
using namespace callboard::exchange;

namespace {

double processorSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// Calls of two parties, one of whom speaks all the time.
QList<Event> calls(int count, int seconds)
{
    QList<Event> events;
    for (int i = 0; i < 2 * count; ++i) {
        SoundSignal joined;
        joined.leg = i + 1;
        joined.call = i / 2 + 1;
        PartySound tone;
        tone.kind = PartySound::Kind::Tone;
        tone.leg = i + 1;
        tone.hertz = 300 + i;
        tone.time = std::chrono::seconds(seconds + 5);
        events << joined;
        if (i % 2 == 0)
            events << tone;
    }
    return events;
}

QList<Event> orders(int count, RecordingOrder::Kind kind)
{
    QList<Event> events;
    for (int i = 1; i <= count; ++i) {
        RecordingOrder o;
        o.kind = kind;
        o.recording = i;
        o.call = i;
        events << o;
    }
    return events;
}

int record(int count, int seconds, const QString &folder)
{
    media::TickClock clock;
    RecorderOptions options;
    options.folder = folder;
    options.announceAfter = std::chrono::milliseconds(0);
    Recorder recorder(options, SystemClock::instance());
    MediaServer server(clock, {}, {});
    server.recordWith(recorder);
    int files = 0;
    qint64 shortest = -1;
    QObject::connect(&recorder, &Recorder::ready, &server, [&](const Manifest &m) {
        const qint64 ms = m.milliseconds();
        shortest = shortest < 0 ? ms : std::min(shortest, ms);
        if (++files == count)
            QCoreApplication::quit();
    });
    server.take(calls(count, seconds));
    server.take(orders(count, RecordingOrder::Kind::Start));
    QElapsedTimer timer;
    double before = 0, share = 0;
    QTimer::singleShot(1000, &server, [&] { // when all are under way
        before = processorSeconds();
        timer.start();
    });
    QTimer::singleShot(1000 * seconds + 1000, &server, [&] {
        share = (processorSeconds() - before) / (double(timer.nsecsElapsed()) / 1e9);
        server.take(orders(count, RecordingOrder::Kind::Stop));
    });
    QCoreApplication::exec();
    std::printf("{\"core\": %.4f, \"shortest_ms\": %lld, \"late_us\": %lld, \"skipped\": %llu, \"lost\": %llu}\n",
                share, static_cast<long long>(shortest), static_cast<long long>(clock.lateness().within(0.999).count()),
                static_cast<unsigned long long>(clock.skippedTicks()),
                static_cast<unsigned long long>(recorder.lostTicks()));
    return 0;
}

int append(int count, int seconds, const QString &folder)
{
    std::vector<int> files;
    for (int i = 0; i < count; ++i)
        files.push_back(::open(QFile::encodeName(QDir(folder).filePath(QString::number(i))).constData(),
                               O_WRONLY | O_CREAT | O_APPEND, 0600));
    std::array<char, 3200> sound{}; // 100 ms
    const double before = processorSeconds();
    bool all = true;
    for (int i = 0; i < 10 * seconds; ++i) {
        for (const int file : files)
            all = ::write(file, sound.data(), sound.size()) == ssize_t(sound.size()) && all;
        QThread::msleep(100);
    }
    std::printf("{\"core\": %.4f}\n", (processorSeconds() - before) / seconds);
    for (const int file : files)
        ::close(file);
    return all ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int count = arguments.value(2).toInt();
    const int seconds = arguments.value(3).toInt();
    const QString folder = arguments.value(4);
    if (count < 1 || seconds < 1 || folder.isEmpty()) {
        std::fprintf(stderr, "bench_recordings record|append COUNT SECONDS FOLDER\n");
        return 2;
    }
    QDir().mkpath(folder);
    return arguments.value(1) == "record"_L1 ? record(count, seconds, folder) : append(count, seconds, folder);
}
