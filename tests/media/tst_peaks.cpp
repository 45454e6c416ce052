#include "media/file/audiowriter.h"
#include "media/file/fileerrors.h"
#include "media/file/peaks.h"
#include "media/file/peakscan.h"
#include "media/file/wavlayout.h"
#include "media/sounds.h"
#include "support/seed.h"
#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;
using namespace callboard::media;
using namespace callboard::media::test;

namespace {

Sound randomSound(size_t samples, QRandomGenerator &random)
{
    Sound sound(samples);
    for (Sample &s : sound)
        s = Sample(random.bounded(-32768, 32768));
    return sound;
}

Peak plainPeak(const Sound &sound, int channels, int channel, qint64 from, qint64 to)
{
    Peak peak{32767, -32768};
    for (qint64 i = from; i < std::min(to, qint64(sound.size()) / channels); ++i) {
        const Sample s = sound[size_t(i * channels + channel)];
        peak = {std::min(peak.low, s), std::max(peak.high, s)};
    }
    return peak;
}

Peaks peaksOf(const Sound &sound, int channels)
{
    PeakBuilder builder(channels, SampleRate);
    builder.add(sound);
    return std::move(builder).finish();
}

QString codeOf(const Result<Peaks> &result)
{
    return result ? QString() : result.error().code;
}

QString named(const char16_t *code)
{
    return QString::fromUtf16(code);
}

} // namespace

class tst_Peaks : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    QString written(const QString &name, const Sound &sound, int channels, FileFormat format = FileFormat::Wav)
    {
        const QString path = m_folder.filePath(name);
        auto writer = AudioWriter::create(path, {.format = format, .channels = channels});
        if (!writer || !writer.value().write(sound) || !writer.value().close())
            qFatal("can't write");
        return path;
    }

private slots:
    void everyBucketOfEveryLevelHoldsItsLeastAndGreatest()
    {
        auto random = QRandomGenerator(callboard::test::printedSeed());
        for (int channels = 1; channels <= 16; ++channels) {
            const qint64 frames = 256 * 300 + random.bounded(256);
            const Sound sound = randomSound(size_t(frames * channels), random);
            const Peaks peaks = peaksOf(sound, channels);
            QCOMPARE(peaks.frames(), frames);
            QCOMPARE(peaks.levels(), 2);
            for (int level = 0; level < peaks.levels(); ++level) {
                for (int channel = 0; channel < channels; ++channel) {
                    const qint64 step = Peaks::bucketFrames(level);
                    const auto buckets = peaks.at(level, channel);
                    QCOMPARE(qint64(buckets.size()), (frames + step - 1) / step);
                    for (qint64 n = 0; n < qint64(buckets.size()); ++n)
                        QVERIFY(buckets[size_t(n)] == plainPeak(sound, channels, channel, n * step, (n + 1) * step));
                }
            }
        }
    }
    void blocksOfAnySizeGiveTheSame()
    {
        auto random = QRandomGenerator(callboard::test::printedSeed());
        const Sound sound = randomSound(60'000, random);
        for (int n = 0; n < 20; ++n) {
            PeakBuilder builder(2, SampleRate);
            for (Samples left = sound; !left.empty();) {
                const size_t part = std::min(left.size(), size_t(random.bounded(1500)) * 2);
                builder.add(left.first(part));
                left = left.subspan(part);
            }
            QVERIFY(std::move(builder).finish() == peaksOf(sound, 2));
        }
    }
    void anHourHasLevelsDownToAScreen()
    {
        PeakBuilder builder(1, SampleRate);
        const Sound minute(60 * SampleRate, 5);
        for (int n = 0; n < 60; ++n)
            builder.add(minute);
        const Peaks peaks = std::move(builder).finish();
        QCOMPARE(peaks.at(0, 0).size(), size_t(225'000));
        QCOMPARE(peaks.levels(), 6);
        QCOMPARE(peaks.at(5, 0).size(), size_t(220));
        QVERIFY(peaks.at(5, 0)[219] == (Peak{5, 5}));
    }
    void columnsShowWhatLiesBelowThem()
    {
        Sound sound = quiet(60'000);
        sound[480'000] = 20'000;
        const Peaks peaks = peaksOf(sound, 1);
        for (const int width : {1, 10, 300, 1000, 5000}) {
            const auto columns = peaks.columns(0, 0, 960'000, width);
            QCOMPARE(columns.size(), size_t(width));
            QCOMPARE(columns[size_t(width / 2)].high, Sample(20'000));
            QVERIFY(std::ranges::count_if(columns, [](Peak p) { return p.high > 0; }) <= 6);
        }
        QVERIFY(peaks.columns(0, 0, 960'000, 0).empty());
    }
    void columnsBeyondTheSoundAreFlat()
    {
        const auto columns = peaksOf(Sound(16'000, 100), 1).columns(0, -16'000, 32'000, 3);
        QVERIFY(columns == (std::vector<Peak>{{0, 0}, {100, 100}, {0, 0}}));
    }
    void nothingHasNoBuckets()
    {
        const Peaks peaks = peaksOf({}, 2);
        QCOMPARE(peaks.levels(), 1);
        QVERIFY(peaks.at(0, 1).empty());
        QVERIFY(peaks.columns(0, 0, 100, 2) == (std::vector<Peak>{{0, 0}, {0, 0}}));
        const auto again = Peaks::fromBytes(peaks.toBytes());
        QVERIFY(again && *again == peaks);
    }
    void aWavGivesWhatItsSamplesDo()
    {
        auto random = QRandomGenerator(callboard::test::printedSeed());
        for (const int channels : {1, 2, 3, 5}) {
            const Sound sound = randomSound(size_t(200'000 * channels), random);
            const auto peaks = callboard::media::peaksOf(written(QString::number(channels), sound, channels));
            QVERIFY(peaks && *peaks == peaksOf(sound, channels));
        }
    }
    void aWavWhoseHeaderPromisesMoreGivesWhatIsThere()
    {
        auto random = QRandomGenerator(4);
        const Sound sound = randomSound(20'000, random);
        const QString path = written(QStringLiteral("cut"), sound, 2);
        QFile file(path);
        QVERIFY(file.resize(file.size() - 4001)); // and half a sample
        const auto peaks = callboard::media::peaksOf(path);
        QVERIFY(peaks);
        QCOMPARE(peaks->frames(), 8999);
        QVERIFY(*peaks == peaksOf(Sound(sound.begin(), sound.begin() + 2 * 8999), 2));
    }
    void anMp3GivesItsPeaksToo()
    {
        const auto peaks
            = callboard::media::peaksOf(written(QStringLiteral("mp3"), tone(500, -10, 3000), 1, FileFormat::Mp3));
        QVERIFY(peaks);
        QVERIFY(near(double(peaks->frames()), 48'000, 2400));
        const Peak loud = peaks->columns(0, 16'000, 32'000, 1).front();
        QVERIFY(near(loud.high, 13'915, 500) && near(loud.low, -13'915, 500)); // -10.45 dB
    }
    void whatIsNoSoundIsRefused()
    {
        QCOMPARE(codeOf(callboard::media::peaksOf(m_folder.filePath(QStringLiteral("none")))), named(FileMissing));
        QFile file(m_folder.filePath(QStringLiteral("text")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no sound at all, only words") > 0);
        file.close();
        QCOMPARE(codeOf(callboard::media::peaksOf(file.fileName())), named(AudioUnsupported));
        QCOMPARE(codeOf(callboard::media::peaksOf(m_folder.path())), named(FileUnreadable));
    }
    void peaksComeBackFromTheirBytes()
    {
        auto random = QRandomGenerator(callboard::test::printedSeed());
        const Peaks peaks = peaksOf(randomSound(300'003, random), 3);
        const QByteArray bytes = peaks.toBytes();
        QCOMPARE(bytes.size(), 24 + 3 * 391 * 4 + 20);
        const auto again = Peaks::fromBytes(bytes);
        QVERIFY(again && *again == peaks);
    }
    void everyDamagedByteIsFound()
    {
        const QByteArray bytes = peaksOf(tone(440, -10, 200), 1).toBytes();
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            QByteArray damaged = bytes;
            damaged[at] = char(damaged[at] ^ 0x10);
            const QString code = codeOf(Peaks::fromBytes(damaged));
            QVERIFY(code == named(PeaksDamaged) || (code == named(PeaksNewer) && (at == 8 || at == 9)));
        }
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QCOMPARE(codeOf(Peaks::fromBytes(bytes.first(length))), named(PeaksDamaged));
        QCOMPARE(codeOf(Peaks::fromBytes(bytes + 'x')), named(PeaksDamaged));
    }
    void aNewerVersionIsRefusedByName()
    {
        QByteArray bytes = peaksOf(tone(440, -10, 200), 1).toBytes();
        bytes[8] = 2;
        QCOMPARE(codeOf(Peaks::fromBytes(bytes)), named(PeaksNewer));
    }
    void randomBytesAreNoLayout()
    {
        auto random = QRandomGenerator(callboard::test::printedSeed());
        for (int n = 0; n < 20'000; ++n) {
            QByteArray bytes(
                "RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\1\0\1\0\x80\x3e\0\0\0\x7d\0\0\2\0\x10\0data\x10\0\0\0", 44);
            for (int hit = 0; hit < 4; ++hit)
                bytes[random.bounded(4, 44)] = char(random.bounded(256));
            bytes.resize(random.bounded(80));
            QBuffer buffer(&bytes);
            buffer.open(QIODevice::ReadOnly);
            if (const auto layout = findPcm16(buffer))
                QVERIFY(layout->frames * layout->channels * 2 <= bytes.size() - layout->start);
        }
    }
};

QTEST_APPLESS_MAIN(tst_Peaks)
#include "tst_peaks.moc"
