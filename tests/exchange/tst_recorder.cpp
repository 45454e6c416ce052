// What is recorded, sample by sample: channels, pauses, chunks, what becomes of a full disk and of a kill.
#include "exchange/recordingbench.h"
#include "media/allocations.h"
#include <csignal>
#include <sys/resource.h>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;

namespace {
constexpr qsizetype PerTick = media::FrameSamples;
using Order = RecordingOrder::Kind;

double tone(const std::vector<media::Sample> &samples, double hertz, qsizetype from, qsizetype count = 1600)
{
    return media::toneDb(media::Samples(samples).subspan(size_t(from), size_t(count)), hertz);
}

/// No file of this process may grow further while it lives.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        m_before = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_limit);
        const rlimit small{bytes, m_limit.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_limit);
        std::signal(SIGXFSZ, m_before);
    }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_limit{};
    void (*m_before)(int) = nullptr;
};
} // namespace

class TestRecorder : public QObject
{
    Q_OBJECT

private slots:
    void aMixedRecordingHoldsWhatAllSay();
    void tenMinutesOfThreeStayAligned();
    void pausesAreLeftOutToTheTick();
    void aRecordingThatBeginsPaused();
    void whoJoinsLateIsAligned();
    void nobodyHearsTheMutedAndTheHeld();
    void channelsThatNobodyHadAreNotInTheFile();
    void chunksFollowWithoutAGap();
    void chunksKeepToTheirBytes();
    void anMp3IsAsLong();
    void whatWasLostIsSilence();
    void aFullDiskLeavesWhatWasWritten();
    void aFolderThatIsNone();
    void whatAKillLeftIsFinished();
    void aKillInAPauseKeepsThePauseBefore();
    void filesExpire();
    void filesAreRemoved();
    void metadataTellsOfEverything();
    void recordingAsksForNoMemory();
};

void TestRecorder::aMixedRecordingHoldsWhatAllSay()
{
    RecordingBench b;
    b.join(1);
    b.join(2);
    b.start();
    b.say(1, 500, 1000);
    b.say(2, 800, 1000);
    b.ticks.tick(50);
    const Manifest m = b.stop();
    QCOMPARE(m.chunks.size(), 1);
    QCOMPARE(m.chunks.first().frames, 50 * PerTick);
    const auto sound = b.sound(m);
    QCOMPARE(qsizetype(sound.size()), 50 * PerTick);
    QVERIFY(std::abs(tone(sound, 500, 0) + 9.03) < 0.1);
    QVERIFY(std::abs(tone(sound, 800, 14'400) + 9.03) < 0.1);
    QVERIFY(!b.document(m)->metadata.isEmpty());
}

void TestRecorder::tenMinutesOfThreeStayAligned()
{
    constexpr int Ticks = 30'000;
    RecordingBench b;
    for (const LegId leg : {1, 2, 3})
        b.join(leg);
    b.start(true);
    for (const LegId leg : {1, 2, 3})
        b.channel(int(leg) - 1, leg);
    QList<int> early, late;
    for (const LegId leg : {1, 2, 3}) {
        early.append(10 * int(leg));
        late.append(Ticks - 200 + 10 * int(leg));
    }
    for (int at = 0; at < Ticks; ++at) {
        for (int i = 0; i < 3; ++i) {
            if (at == early[i] || at == late[i])
                b.say(i + 1, 400 + 200 * i, 1000);
        }
        b.ticks.tick();
    }
    const Manifest m = b.stop();
    QCOMPARE(m.chunks.first().frames, Ticks * PerTick);
    QCOMPARE(m.chunks.first().channels, 3);
    for (int i = 0; i < 3; ++i) {
        const auto sound = b.sound(m, 0, i);
        QCOMPARE(qsizetype(sound.size()), Ticks * PerTick);
        QCOMPARE(silenceBefore(sound), early[i] * PerTick + 1); // a sine begins with a zero
        QCOMPARE(silenceBefore(sound, early[i] * PerTick + 17'000), late[i] * PerTick + 1);
        QVERIFY(std::abs(tone(sound, 400 + 200 * i, late[i] * PerTick, 16'000) + 9.03) < 0.1);
        for (int other = 0; other < 3; ++other)
            QVERIFY(other == i || tone(sound, 400 + 200 * other, late[i] * PerTick, 16'000) < -80);
    }
}

void TestRecorder::pausesAreLeftOutToTheTick()
{
    RecordingBench b;
    b.join(1);
    b.start();
    b.ticks.tick(100);
    b.order(Order::Pause);
    b.say(1, 500, 2000);
    b.ticks.tick(37);
    b.order(Order::Resume);
    b.ticks.tick(100); // the tone goes on until tick 200
    b.order(Order::Pause);
    b.ticks.tick(13);
    const Manifest m = b.stop();
    QCOMPARE(m.chunks.first().frames, 200 * PerTick);
    QCOMPARE(m.chunks.first().pauses, (QList<RecordedPause>{{2000, 740}, {4740, 260}}));
    const auto sound = b.sound(m);
    QCOMPARE(silenceBefore(sound), 100 * PerTick + (sound[size_t(100 * PerTick)] == 0 ? 1 : 0));
    qsizetype last = qsizetype(sound.size());
    while (last > 0 && sound[size_t(last - 1)] == 0)
        --last;
    QVERIFY(std::abs(last - (100 + 63) * PerTick) <= 1);
}

void TestRecorder::aRecordingThatBeginsPaused()
{
    RecordingBench b;
    b.join(1);
    b.start(false, false, true);
    b.ticks.tick(60);
    QVERIFY(b.ticks.resting()); // nothing to do until then
    b.order(Order::Resume);
    b.ticks.tick(10);
    const Manifest m = b.stop();
    QCOMPARE(m.chunks.first().frames, 10 * PerTick);
    QCOMPARE(m.chunks.first().pauses, (QList<RecordedPause>{{0, 1200}}));
}

void TestRecorder::whoJoinsLateIsAligned()
{
    RecordingBench b;
    b.join(1);
    b.start(true);
    b.channel(0, 1);
    b.ticks.tick(123);
    b.join(2);
    b.channel(1, 2);
    b.say(2, 500, 500);
    b.ticks.tick(30);
    b.change(SoundSignal::Kind::Left, 2, true);
    b.ticks.tick(10);
    const Manifest m = b.stop();
    QCOMPARE(m.chunks.first().frames, 163 * PerTick);
    QCOMPARE(silenceBefore(b.sound(m, 0, 1)), 123 * PerTick + 1);
    QCOMPARE(silenceBefore(b.sound(m, 0, 0)), 163 * PerTick);
    QCOMPARE(m.voices.last(), (RecordedVoice{RawId(u"8:acs:r_2"_s), 1}));
}

void TestRecorder::nobodyHearsTheMutedAndTheHeld()
{
    RecordingBench b;
    b.join(1);
    b.join(2);
    b.start(true);
    b.channel(0, 1);
    b.channel(1, 2);
    b.say(1, 500, 10'000);
    b.say(2, 700, 10'000);
    b.ticks.tick(50);
    b.change(SoundSignal::Kind::Muted, 1, true);
    b.change(SoundSignal::Kind::Held, 2, true);
    b.ticks.tick(50);
    const Manifest m = b.stop();
    for (const int channel : {0, 1}) {
        const auto sound = b.sound(m, 0, channel);
        QVERIFY(tone(sound, channel == 0 ? 500 : 700, 0) > -9.2);
        QCOMPARE(media::rmsDb(media::Samples(sound).subspan(size_t(50 * PerTick))), media::QuietestDb);
    }
}

void TestRecorder::channelsThatNobodyHadAreNotInTheFile()
{
    RecordingBench b;
    b.join(1);
    b.start(true);
    b.channel(3, 1);
    b.say(1, 500, 1000);
    b.ticks.tick(50);
    const Manifest m = b.stop();
    QCOMPARE(m.chunks.first().channels, 4);
    const auto audio = media::readAudio(b.path(m), media::Channels::Kept);
    QVERIFY(audio);
    QCOMPARE(audio->channels, 4);
    QVERIFY(tone(b.sound(m, 0, 3), 500, 0) > -9.2);
    QCOMPARE(QDir(b.folder).entryList(QDir::Files).size(), 2); // the sound and the manifest
}

void TestRecorder::chunksFollowWithoutAGap()
{
    RecordingBench b(ChunkLimits{1s, 0});
    b.join(1);
    b.start();
    b.say(1, 500, 10'000);
    b.ticks.tick(60);
    b.order(Order::Pause);
    b.ticks.tick(5);
    b.order(Order::Resume);
    b.ticks.tick(60);
    const Manifest m = b.stop();
    QCOMPARE(m.chunks.size(), 3);
    std::vector<media::Sample> all;
    for (qsizetype i = 0; i < 3; ++i) {
        const auto part = b.sound(m, i);
        all.insert(all.end(), part.begin(), part.end());
        QCOMPARE(m.chunks[i].full, i < 2);
        QCOMPARE(m.chunks[i].frames, qsizetype(part.size()));
        QVERIFY(b.document(m, i));
    }
    QCOMPARE(qsizetype(all.size()), 120 * PerTick);
    QCOMPARE(m.chunks[1].at, 1000);
    QCOMPARE(m.chunks[1].pauses, (QList<RecordedPause>{{1200, 100}}));
    QCOMPARE(m.chunks[2].at, 2100);
    QVERIFY(std::abs(tone(all, 500, 55 * PerTick, 16'000) + 9.03) < 0.1); // whole periods, over seam and pause
}

void TestRecorder::chunksKeepToTheirBytes()
{
    RecordingBench b(ChunkLimits{4h, 64'000});
    b.join(1);
    b.start(true);
    b.channel(0, 1);
    b.ticks.tick(50);
    const Manifest m = b.stop();
    QCOMPARE(m.chunks.size(), 3); // 160,000 bytes a second as long as it is written
    qint64 frames = 0;
    for (const RecordedChunk &chunk : m.chunks) {
        QVERIFY(chunk.frames * 10 <= 64'000);
        frames += chunk.frames;
    }
    QCOMPARE(frames, 50 * PerTick);
}

void TestRecorder::anMp3IsAsLong()
{
    RecordingBench b;
    b.join(1);
    b.start(false, true);
    b.say(1, 500, 3000);
    b.ticks.tick(150);
    const Manifest m = b.stop();
    QCOMPARE(m.milliseconds(), 3000);
    QCOMPARE(b.document(m)->type, "audio/mpeg");
    const auto sound = b.sound(m);
    QVERIFY(std::abs(qsizetype(sound.size()) - 48'000) <= 2'400);
    QVERIFY(std::abs(tone(sound, 500, 16'000) + 9.5) < 0.3); // plays 0.45 dB quieter
}

void TestRecorder::whatWasLostIsSilence()
{
    QTemporaryDir dir;
    RecordingPipe pipe(1, 3);
    Manifest about;
    about.recording = RecordingId(u"r"_s);
    RecordedFile file(dir.path(), about, 1, {});
    QVERIFY(file.begin());
    for (const qint64 at : {0, 1, 2, 3, 4}) { // the last two find no room
        if (media::Frame *room = pipe.room()) {
            room->fill(1000);
            pipe.write(at, 0);
        }
    }
    QVERIFY(file.take(pipe));
    pipe.room()->fill(1000);
    pipe.write(5, 0);
    pipe.close(6, 0);
    QVERIFY(file.take(pipe));
    file.end(pipe.end(), true);
    QCOMPARE(file.manifest().chunks.first().frames, 6 * PerTick);
    const auto audio = media::readAudio(QDir(dir.path()).filePath(about.audioFile(file.manifest().chunks.first())));
    QVERIFY(audio);
    for (qsizetype i = 0; i < 6 * PerTick; ++i)
        QCOMPARE(int(audio->samples[size_t(i)]), i / PerTick == 3 || i / PerTick == 4 ? 0 : 1000);
}

void TestRecorder::aFullDiskLeavesWhatWasWritten()
{
    RecordingBench b;
    b.join(1);
    b.start();
    b.say(1, 500, 60'000);
    {
        const FullDisk full(100'000);
        b.ticks.tick(500);
        QTRY_COMPARE(b.broken, QList<RecordingKey>{RecordingBench::Key});
    }
    b.ticks.tick(50); // the call goes on
    const Manifest m = b.stop();
    const auto sound = b.sound(m);
    QCOMPARE(m.chunks.first().frames, qsizetype(sound.size()));
    // The disk took some 49,900 samples; what is written at once, a second at most, fails as a whole.
    QVERIFY(sound.size() > 33'900);
    QVERIFY(std::abs(tone(sound, 500, qsizetype(sound.size()) - 1600) + 9.03) < 0.1);
}

void TestRecorder::aFolderThatIsNone()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    RecordingBench b({}, file.fileName());
    b.join(1);
    b.start();
    b.ticks.tick(10);
    QTRY_COMPARE(b.broken, QList<RecordingKey>{RecordingBench::Key});
    b.order(Order::Stop);
    b.ticks.tick(10);
    QTest::qWait(300);
    QVERIFY(b.ready.isEmpty());
}

void TestRecorder::whatAKillLeftIsFinished()
{
    RecordingBench b(ChunkLimits{1s, 0});
    b.join(1);
    b.start(true);
    b.channel(0, 1);
    b.say(1, 500, 10'000);
    b.ticks.tick(80);
    QTRY_COMPARE(QDir(b.folder).entryList({u"*.wav"_s}).size(), 2);
    QTest::qWait(300);
    QTemporaryDir after; // what the disk holds at this moment
    for (const QString &name : QDir(b.folder).entryList(QDir::Files))
        QVERIFY(QFile::copy(QDir(b.folder).filePath(name), after.filePath(name)));
    RecordingBench next({}, after.path());
    next.recorder.recover();
    const Manifest m = next.wait();
    QCOMPARE(m.chunks.size(), 2);
    QCOMPARE(m.milliseconds(), 1600);
    QVERIFY(m.callEnded && m.ended);
    QVERIFY(m.chunks.first().full && !m.chunks.last().full);
    QCOMPARE(m.chunks.last().channels, 1);
    QVERIFY(std::abs(tone(next.sound(m, 1), 500, 8000) + 9.03) < 0.1);
    QVERIFY(next.document(m, 1));
    next.recorder.recover(); // is served, and not told again
    QTest::qWait(300);
    QCOMPARE(next.ready.size(), 1);
}

void TestRecorder::aKillInAPauseKeepsThePauseBefore()
{
    RecordingBench b;
    b.join(1);
    b.start();
    b.ticks.tick(10);
    b.order(Order::Pause);
    b.ticks.tick(20);
    b.order(Order::Resume);
    b.ticks.tick(10);
    b.order(Order::Pause);
    b.ticks.tick(10);
    QTest::qWait(400);
    QTemporaryDir after;
    for (const QString &name : QDir(b.folder).entryList(QDir::Files))
        QVERIFY(QFile::copy(QDir(b.folder).filePath(name), after.filePath(name)));
    RecordingBench next({}, after.path());
    next.recorder.recover();
    const Manifest m = next.wait();
    QCOMPARE(m.chunks.first().frames, 20 * PerTick);
    QCOMPARE(m.chunks.first().pauses, (QList<RecordedPause>{{200, 400}}));
}

void TestRecorder::filesExpire()
{
    RecordingBench b;
    b.join(1);
    b.start();
    b.ticks.tick(10);
    const Manifest m = b.stop();
    b.clock.advance(24h - 1s);
    QVERIFY(b.document(m));
    b.clock.advance(1s);
    QVERIFY(!b.document(m));
    QVERIFY(!b.recorder.remove(m.chunks.first().documentId));
    Shelf shelf(b.folder);
    shelf.put(m);
    QCOMPARE(shelf.expire(b.clock.now().addSecs(-1)), 0);
    QCOMPARE(shelf.expire(b.clock.now()), 1);
    QVERIFY(QDir(b.folder).entryList(QDir::Files).isEmpty());
}

void TestRecorder::filesAreRemoved()
{
    RecordingBench b(ChunkLimits{1s, 0});
    b.join(1);
    b.start();
    b.ticks.tick(70);
    const Manifest m = b.stop();
    QVERIFY(b.recorder.remove(m.chunks.first().documentId));
    QVERIFY(!b.recorder.remove(m.chunks.first().documentId));
    QVERIFY(!b.document(m, 0) && b.document(m, 1));
    QVERIFY(!QFile::exists(b.path(m, 0)));
    QVERIFY(b.recorder.remove(m.chunks.last().documentId));
    QVERIFY(QDir(b.folder).entryList(QDir::Files).isEmpty());
}

void TestRecorder::metadataTellsOfEverything()
{
    RecordingBench b;
    b.join(1);
    b.join(2);
    b.start(true);
    b.channel(0, 1);
    b.channel(1, 2);
    b.ticks.tick(50);
    b.order(Order::Pause);
    b.ticks.tick(25);
    b.order(Order::Resume);
    b.ticks.tick(25);
    const Manifest m = b.stop();
    const QJsonObject data = b.document(m)->metadata;
    QCOMPARE(data[u"resourceId"].toString(), u"resource"_s);
    QCOMPARE(data[u"callId"].toString(), u"connection"_s);
    QCOMPARE(data[u"chunkDocumentId"].toString(), m.chunks.first().documentId);
    QCOMPARE(data[u"chunkIndex"].toInt(-1), 0);
    QCOMPARE(data[u"chunkStartTime"].toString(), u"2026-03-16T08:00:00Z"_s);
    QCOMPARE(data[u"chunkDuration"].toDouble(), 1500.0);
    const QJsonObject pause = data[u"pauseResumeIntervals"][0].toObject();
    QCOMPARE(pause[u"startTime"].toString(), u"2026-03-16T08:00:01Z"_s);
    QCOMPARE(pause[u"duration"].toDouble(), 500.0);
    QCOMPARE(data[u"recordingInfo"][u"channelType"].toString(), u"unmixed"_s);
    QCOMPARE(data[u"recordingInfo"][u"audioConfiguration"][u"channels"].toInt(), 2);
    QCOMPARE(data[u"participants"][1][u"participantId"].toString(), u"8:acs:r_2"_s);
    QCOMPARE(data[u"participants"][1][u"channel"].toInt(), 1);
}

void TestRecorder::recordingAsksForNoMemory()
{
    media::Mixer mixer;
    Tape mixed(1, std::make_shared<RecordingPipe>(1, 200), 0, false);
    Tape unmixed(2, std::make_shared<RecordingPipe>(MostRecordingChannels, 200), 0, false);
    const media::Frame sound{};
    std::vector<media::LegId> legs;
    for (int i = 0; i < 5; ++i) {
        legs.push_back(mixer.addLeg());
        unmixed.assign(i, legs.back());
    }
    const auto tick = [&](qint64 at) {
        for (const media::LegId leg : legs)
            mixer.setInput(leg, &sound);
        mixer.mix();
        mixed.record(mixer, at);
        unmixed.record(mixer, at);
    };
    tick(0);
    QCOMPARE(test::allocationsIn([&] {
                 for (qint64 at = 1; at < 300; ++at) // the pipes are full at the end
                     tick(at);
             }),
             0L);
}

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
