#include "media/file/audioreader.h"
#include "media/file/audiowriter.h"
#include "media/file/decodedaudio.h"
#include "media/file/fileerrors.h"
#include "media/sounds.h"
#include "support/seed.h"
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace callboard;
using namespace callboard::media;
using namespace callboard::media::test;

namespace {

template<class T>
QString codeOf(const Result<T> &result)
{
    return result ? QString() : result.error().code;
}

QString named(const char16_t *code)
{
    return QString::fromUtf16(code);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a program says of a file; empty when it failed or complained.
QByteArray said(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return {};
    const QByteArray text = process.readAll();
    return text.contains("WARN") || text.contains("FAIL") ? QByteArray() : text.trimmed();
}

qint64 soxFrames(const QString &path)
{
    return said(QStringLiteral("soxi"), {QStringLiteral("-s"), path}).toLongLong();
}

/// In a process of its own, which ends as `work` says.
template<class Work>
pid_t inChild(Work work)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(work());
    return child;
}

int statusOf(pid_t child)
{
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

/// Sample n of a file holds n, so that what is missing or twice shows.
Sound counting(qint64 from, int count)
{
    Sound sound(static_cast<size_t>(count));
    for (size_t i = 0; i < sound.size(); ++i)
        sound[i] = Sample((from + qint64(i)) % 30'000);
    return sound;
}

} // namespace

class tst_AudioFile : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    int m_files = 0;

    QString fresh() { return m_folder.filePath(QString::number(++m_files)); }

    QString written(const Sound &sound, const WriterOptions &options = {})
    {
        const QString path = fresh();
        auto writer = AudioWriter::create(path, options);
        if (!writer || !writer.value().write(sound) || !writer.value().close())
            qFatal("can't write");
        return path;
    }

    /// Made by sox, from its own sine.
    QString bySox(const QStringList &format, const QString &extension)
    {
        const QString path = fresh() + extension;
        QStringList arguments{QStringLiteral("-D"), QStringLiteral("-n")};
        arguments += format;
        arguments << path << QStringLiteral("synth") << QStringLiteral("2") << QStringLiteral("sine")
                  << QStringLiteral("1000") << QStringLiteral("gain") << QStringLiteral("-6.99"); // -10 dB as rms
        return QProcess::execute(QStringLiteral("sox"), arguments) == 0 ? path : QString();
    }

private slots:
    void aWavComesBackAsItWas()
    {
        auto random = QRandomGenerator(1);
        const Sound sound = noise(-20, 1000, random);
        const auto audio = readAudio(written(sound));
        QVERIFY(audio && audio->samples == sound && audio->channels == 1);
        QCOMPARE(audio->seconds(), 1.0);
    }
    void channelsAreKeptOrMixed()
    {
        Sound sound;
        for (int n = 0; n < 16'000; ++n)
            for (const Sample s : {Sample(1000), Sample(2000), Sample(-6000), Sample(4000)})
                sound.push_back(s);
        const QString path = written(sound, {.channels = 4});
        const auto kept = readAudio(path, Channels::Kept);
        QVERIFY(kept && kept->channels == 4 && kept->samples == sound);
        const auto one = readAudio(path);
        QVERIFY(one && one->samples == Sound(16'000, 250));
    }
    void soxReadsWhatIsWritten()
    {
        for (const int channels : {1, 2, 4, 16}) {
            const QString path = written(Sound(size_t(16'000 * channels), 100), {.channels = channels});
            QCOMPARE(soxFrames(path), 16'000);
            QCOMPARE(said(QStringLiteral("soxi"), {QStringLiteral("-c"), path}), QByteArray::number(channels));
            QCOMPARE(said(QStringLiteral("soxi"), {QStringLiteral("-t"), path}), QByteArray("wav"));
        }
    }
    void whatSoxWritesIsReadAt16kHz_data()
    {
        QTest::addColumn<QStringList>("format");
        for (const char *format :
             {"-r 8000", "-r 16000", "-r 22050 -c 2", "-r 44100", "-r 48000 -b 24", "-r 16000 -e float -b 32",
              "-r 8000 -e mu-law", "-r 8000 -e a-law", "-r 11025 -e unsigned -b 8"})
            QTest::addRow("%s", format) << QString::fromLatin1(format).split(u' ');
    }
    void whatSoxWritesIsReadAt16kHz()
    {
        QFETCH(QStringList, format);
        const QString path = bySox(format, QStringLiteral(".wav"));
        const auto audio = readAudio(path);
        QVERIFY2(audio, qPrintable(audio ? QString() : audio.error().detail));
        QVERIFY2(near(double(audio->samples.size()), 32'000, 1),
                 QByteArray::number(qint64(audio->samples.size())).constData());
        const double level = toneDb(middle(audio->samples, 500, 1500), 1000);
        QVERIFY2(near(level, -10, 0.1), QByteArray::number(level).constData());
        QVERIFY(signalToRest(middle(audio->samples, 500, 1500), 1000) > 30);
    }
    void soundStaysWhereItWasAtAnyRate()
    {
        Sound sound(48'000);
        sound[24'000] = 20'000;
        const auto audio = readAudio(written(sound, {.sampleRate = 48'000}));
        QVERIFY(audio);
        QCOMPARE(std::ranges::max_element(audio->samples) - audio->samples.begin(), 8'000);
    }
    void anMp3KeepsToneAndLength()
    {
        for (const int channels : {1, 2}) {
            Sound sound;
            for (const Sample s : tone(500, -10, 3000))
                sound.insert(sound.end(), size_t(channels), s);
            const QString path = written(sound, {.format = FileFormat::Mp3, .channels = channels});
            const auto audio = readAudio(path, Channels::Kept);
            QVERIFY(audio && audio->channels == channels);
            QVERIFY2(near(audio->seconds(), 3, 0.15), QByteArray::number(audio->seconds()).constData());
            const double level = toneDb(middle(readAudio(path)->samples, 1000, 2000), 500);
            QVERIFY2(near(level, -10.45, 0.1), QByteArray::number(level).constData());
            QVERIFY(near(double(QFileInfo(path).size()), 22'000, 2'000));
        }
    }
    void anMp3KeepsItsChannelsApart()
    {
        const Sound left = tone(500, -10, 2000, 48'000);
        const Sound right = tone(800, -20, 2000, 48'000);
        Sound both;
        for (size_t i = 0; i < left.size(); ++i)
            both += {left[i], right[i]};
        const auto audio = readAudio(written(both, {.format = FileFormat::Mp3, .channels = 2, .sampleRate = 48'000}),
                                     Channels::Kept);
        QVERIFY(audio);
        Sound heard;
        for (size_t i = 1; i < audio->samples.size(); i += 2)
            heard.push_back(audio->samples[i]);
        QVERIFY(near(toneDb(middle(heard, 500, 1500), 800), -20.45, 0.2));
        QVERIFY(toneDb(middle(heard, 500, 1500), 500) < -50);
    }
    void memoryReadsLikeAFile()
    {
        const QString path = written(tone(440, -10, 500));
        const auto audio = readAudio(contentOf(path));
        QVERIFY(audio && audio->samples == readAudio(path)->samples);
        const QString mp3 = written(tone(440, -10, 500), {.format = FileFormat::Mp3});
        QVERIFY(readAudio(contentOf(mp3))->samples == readAudio(mp3)->samples);
    }
    void limitsAreHeld()
    {
        const QString path = written(Sound(32'000, 5));
        QCOMPARE(codeOf(readAudio(path, Channels::Mixed, {.bytes = 64'000})), named(FileTooLarge));
        QCOMPARE(codeOf(readAudio(contentOf(path), Channels::Mixed, {.bytes = 64'000})), named(FileTooLarge));
        QCOMPARE(codeOf(readAudio(path, Channels::Mixed, {.seconds = 1.9})), named(AudioTooLong));
        QVERIFY(readAudio(path, Channels::Mixed, {.seconds = 2}));
    }
    void whatIsNotSoundIsRefused()
    {
        QCOMPARE(codeOf(readAudio(m_folder.filePath(QStringLiteral("none")))), named(FileMissing));
        QCOMPARE(codeOf(readAudio(m_folder.path())), named(FileUnreadable));
        QCOMPARE(codeOf(readAudio(QStringLiteral("/dev/zero"))), named(FileUnreadable));
        QCOMPARE(codeOf(readAudio(QByteArray())), named(AudioUnsupported));
        QCOMPARE(codeOf(readAudio(QByteArray("words are no sound, however many of them there are"))),
                 named(AudioUnsupported));
        QCOMPARE(codeOf(readAudio(contentOf(written({})))), named(AudioDamaged));
        QCOMPARE(codeOf(readAudio(contentOf(written(Sound(1, 100), {.sampleRate = 48'000})))), named(AudioDamaged));
    }
    void otherFormsAreRefused()
    {
        for (const char *extension : {".ogg", ".flac", ".au", ".aiff"}) {
            const QString path = bySox({QStringLiteral("-r"), QStringLiteral("16000")}, QString::fromLatin1(extension));
            if (!path.isEmpty())
                QCOMPARE(codeOf(readAudio(path)), named(AudioUnsupported));
        }
        QCOMPARE(codeOf(readAudio(bySox({QStringLiteral("-r"), QStringLiteral("2000")}, QStringLiteral(".wav")))),
                 named(AudioUnsupported));
        QCOMPARE(codeOf(readAudio(bySox({QStringLiteral("-c"), QStringLiteral("20")}, QStringLiteral(".wav")))),
                 named(AudioUnsupported));
    }
    void aFileCutOffGivesWhatItHolds()
    {
        const QByteArray wav = contentOf(written(Sound(16'000, 7)));
        const auto half = readAudio(wav.first(wav.size() - 16'001));
        QVERIFY(half && near(double(half->samples.size()), 7'999, 1) && half->samples.front() == 7);
        for (qsizetype length = 0; length < 200; ++length)
            (void)readAudio(wav.first(length));
        const QByteArray mp3 = contentOf(written(tone(440, -10, 2000), {.format = FileFormat::Mp3}));
        const auto some = readAudio(mp3.first(mp3.size() / 2));
        QVERIFY(some && some->seconds() > 0.5 && some->seconds() < 1.5);
    }
    /// The MP3 decoder tells what it thinks of them on the error output.
    void randomBytesNeverHurt()
    {
        auto random = QRandomGenerator(callboard::test::printedSeed());
        const QByteArray originals[] = {contentOf(written(tone(440, -10, 100))),
                                        contentOf(written(tone(440, -10, 300), {.format = FileFormat::Mp3}))};
        for (int n = 0; n < 400; ++n) {
            QByteArray bytes = originals[n % 2];
            for (int hit = 0; hit < 8; ++hit)
                bytes[random.bounded(hit < 6 ? 120 : int(bytes.size()))] = char(random.bounded(256));
            (void)readAudio(bytes, n % 4 < 2 ? Channels::Mixed : Channels::Kept, {.seconds = 60});
        }
        for (int n = 0; n < 200; ++n) {
            QByteArray bytes(random.bounded(3000), 0);
            for (char &c : bytes)
                c = char(random.bounded(256));
            (void)readAudio(bytes);
        }
    }
    void aFileThatExistsIsNotTouched()
    {
        const QString path = written(Sound(1'600, 3));
        const QByteArray before = contentOf(path);
        const auto writer = AudioWriter::create(path);
        QCOMPARE(codeOf(writer), named(FileExists));
        QCOMPARE(writer.error().kind, ApiError::Kind::Conflict);
        QCOMPARE(contentOf(path), before);
    }
    void onlyTheOwnerMayReadARecording()
    {
        struct stat info {
        };
        QCOMPARE(::stat(QFile::encodeName(written({})).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777U, 0600U);
    }
    void optionsOutOfRangeAreRefused()
    {
        const QString path = fresh();
        for (const WriterOptions &options :
             {WriterOptions{.channels = 0}, WriterOptions{.channels = 17}, WriterOptions{.sampleRate = 44'100},
              WriterOptions{.flushMs = 0}, WriterOptions{.format = FileFormat::Mp3, .channels = 3}})
            QCOMPARE(codeOf(AudioWriter::create(path, options)), named(AudioUnsupported));
        QVERIFY(!QFile::exists(path));
        QCOMPARE(codeOf(AudioWriter::create(m_folder.filePath(QStringLiteral("no/such/folder")))),
                 named(FileUnwritable));
    }
    void atEveryMomentTheFilePlaysUpToTheLastFlush()
    {
        const QString path = fresh();
        auto writer = AudioWriter::create(path, {.channels = 2, .flushMs = 60});
        QVERIFY(writer);
        QCOMPARE(soxFrames(path), 0);
        for (int n = 1; n <= 50; ++n) {
            QVERIFY(writer.value().write(counting(n * 640, 640)));
            QCOMPARE(soxFrames(path), qint64(n / 3) * 3 * 320);
            QCOMPARE(writer->frames(), qint64(n / 3) * 3 * 320);
        }
        QVERIFY(writer.value().flush());
        QCOMPARE(soxFrames(path), 50 * 320);
    }
    void aKilledWriterLeavesAFileThatPlays_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("mostLost");
        QTest::newRow("wav") << int(FileFormat::Wav) << SampleRate / 5;
        QTest::newRow("mp3") << int(FileFormat::Mp3) << SampleRate * 3 / 10;
    }
    void aKilledWriterLeavesAFileThatPlays()
    {
        QFETCH(int, format);
        QFETCH(int, mostLost);
        const QString path
            = fresh() + (format == int(FileFormat::Mp3) ? QStringLiteral(".mp3") : QStringLiteral(".wav"));
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        const pid_t child = inChild([&] {
            auto writer = AudioWriter::create(path, {.format = FileFormat(format)});
            for (qint64 n = 0; writer && writer.value().write(counting(n, FrameSamples)); n += FrameSamples)
                if (const qint64 given = n + FrameSamples; ::write(ends[1], &given, sizeof given) < 0)
                    break;
            return 1;
        });
        close(ends[1]);
        qint64 given = 0;
        while (given < 5 * SampleRate && ::read(ends[0], &given, sizeof given) == sizeof given) { }
        QCOMPARE(kill(child, SIGKILL), 0);
        QVERIFY(WIFSIGNALED(statusOf(child)));
        while (::read(ends[0], &given, sizeof given) == sizeof given) { }
        close(ends[0]);
        const auto audio = readAudio(path, Channels::Mixed, {.bytes = 1 << 30, .seconds = 36'000});
        QVERIFY(audio);
        QVERIFY2(qint64(audio->samples.size()) >= given - mostLost,
                 QByteArray::number(given - qint64(audio->samples.size())).constData());
        if (format == int(FileFormat::Wav)) {
            QVERIFY(audio->samples == counting(0, int(audio->samples.size())));
            QCOMPARE(soxFrames(path), qint64(audio->samples.size()));
        }
    }
    void aFullDiskIsToldAndLeavesAFileThatPlays()
    {
        for (const rlim_t limit : {rlim_t(100'003), rlim_t(64 * 1024), rlim_t(110)}) {
            const QString path = fresh();
            const int status = statusOf(inChild([&] {
                signal(SIGXFSZ, SIG_IGN);
                const rlimit most{limit, limit};
                setrlimit(RLIMIT_FSIZE, &most);
                auto writer = AudioWriter::create(path, {.channels = 2});
                Result<Done> outcome = Done{};
                for (int n = 0; writer && outcome && n < 1000; ++n)
                    outcome = writer.value().write(counting(n * 640, 640));
                const bool again = !writer || codeOf(writer.value().write(Silence)) == codeOf(outcome);
                const bool closed = !writer || codeOf(writer.value().close()) == codeOf(outcome);
                return codeOf(outcome) == named(FileUnwritable) && again && closed ? 0 : 1;
            }));
            QVERIFY(WIFEXITED(status));
            QCOMPARE(WEXITSTATUS(status), 0);
            const qint64 frames = soxFrames(path);
            QVERIFY(frames <= qint64(limit) / 4 && frames >= qint64(limit) / 4 - 3200);
            if (frames > 0) {
                const auto audio = readAudio(path, Channels::Kept);
                QVERIFY(audio && audio->samples == counting(0, int(frames * 2)));
            }
        }
    }
    void aDiskThatIsFullFromTheStartLeavesNoFile()
    {
        const QString path = fresh();
        const int status = statusOf(inChild([&] {
            signal(SIGXFSZ, SIG_IGN);
            const rlimit none{0, 0};
            setrlimit(RLIMIT_FSIZE, &none);
            return codeOf(AudioWriter::create(path)) == named(FileUnwritable) ? 0 : 1;
        }));
        QCOMPARE(status, 0);
        QVERIFY(!QFile::exists(path));
    }
    void anMp3OnAFullDiskIsToldToo()
    {
        const QString path = fresh();
        const int status = statusOf(inChild([&] {
            signal(SIGXFSZ, SIG_IGN);
            const rlimit most{20'000, 20'000};
            setrlimit(RLIMIT_FSIZE, &most);
            auto writer = AudioWriter::create(path, {.format = FileFormat::Mp3});
            Result<Done> outcome = Done{};
            for (int n = 0; writer && outcome && n < 5000; ++n)
                outcome = writer.value().write(framesOf(tone(440, -10, 20)).front());
            return codeOf(outcome) == named(FileUnwritable) ? 0 : 1;
        }));
        QCOMPARE(status, 0);
        const auto audio = readAudio(path);
        QVERIFY(audio && audio->seconds() > 1);
    }
    void aWriterThatGoesAwayCompletesItsFile()
    {
        const QString path = fresh();
        {
            auto writer = AudioWriter::create(path);
            auto moved = std::move(writer).value();
            QVERIFY(moved.write(Sound(1'000, 9)));
        }
        QCOMPARE(soxFrames(path), 1'000);
    }
    void closingTwiceIsNoError()
    {
        auto writer = AudioWriter::create(fresh());
        QVERIFY(writer && writer.value().close() && writer.value().close());
    }
};

QTEST_GUILESS_MAIN(tst_AudioFile)
#include "tst_audiofile.moc"
