// Frames written and read, and the media part of the faults.
#include "core/literals.h"
#include "exchange/streams/framereader.h"
#include "exchange/streams/frametime.h"
#include "exchange/streams/intake.h"
#include "exchange/streams/mediafaults.h"
#include "media/pcm/bytes.h"
#include "media/pcm/level.h"
#include "wire/soundtexts.h"
#include <QFile>
#include <QTest>
#include <cmath>

using namespace callboard;
using namespace callboard::exchange;
using Kind = SocketFrame::Kind;

class TestFrames : public QObject
{
    Q_OBJECT

private slots:
    void timesGoOnAsTheClockDoes();
    void allSpellingsAreRead_data();
    void allSpellingsAreRead();
    void ownFramesAreRead();
    void longFramesAreRead();
    void whatCantBeReadIsRefused_data();
    void whatCantBeReadIsRefused();
    void otherRatesAreBroughtTo16kHz();
    void faultsAreRead_data();
    void faultsAreRead();
};

void TestFrames::timesGoOnAsTheClockDoes()
{
    FrameTime time;
    const QByteArray first = time.text(std::chrono::milliseconds(1'000'000));
    const QByteArray second = time.text(std::chrono::milliseconds(1'000'020));
    QCOMPARE(first.size(), 24);
    QVERIFY(first < second);
}

void TestFrames::allSpellingsAreRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *file, Kind kind) { QTest::newRow(file) << QString::fromLatin1(file) << int(kind); };
    row("out-AudioData-documented", Kind::Audio);
    row("out-AudioData-javascript-sdk", Kind::Audio);
    row("out-AudioData-camel-case", Kind::Audio);
    row("out-StopAudio-documented", Kind::Stop);
    row("out-StopAudio-javascript-sdk", Kind::Stop);
    row("out-MarkData-preview-unconfirmed", Kind::Other);
    row("in-AudioData-mixed", Kind::Audio);
    row("in-AudioMetadata-24k", Kind::Metadata);
    row("in-DtmfData", Kind::Tone);
}

void TestFrames::allSpellingsAreRead()
{
    QFETCH(QString, file);
    QFETCH(int, kind);
    QFile sample(QStringLiteral(CALLBOARD_TEST_DATA "/contract/streaming/%1.json").arg(file));
    QVERIFY(sample.open(QIODevice::ReadOnly));
    const auto frame = FrameReader().read(sample.readAll());
    QVERIFY(frame);
    QCOMPARE(int(frame->kind), kind);
    if (frame->kind == Kind::Audio)
        QCOMPARE(frame->pcm.size(), 640);
    if (frame->kind == Kind::Metadata)
        QCOMPARE(frame->sampleRate, 24'000);
    if (frame->kind == Kind::Tone)
        QCOMPARE(frame->digit, u'3');
    if (file == "in-AudioData-mixed"_L1)
        QCOMPARE(*frame->stampMs,
                 QDateTime::fromString(u"2026-03-16T09:12:50.125Z"_s, Qt::ISODateWithMs).toMSecsSinceEpoch());
}

void TestFrames::ownFramesAreRead()
{
    media::Frame frame{};
    frame[319] = 77;
    FrameReader reader;
    const auto read = reader.read(wire::audioDataText({}, "1970-01-02T00:00:00.020Z", media::bytesOf(frame)));
    QVERIFY(read && read->kind == Kind::Audio);
    QCOMPARE(*read->stampMs, 86'400'020);
    Intake intake;
    QVERIFY(std::ranges::equal(intake.take(read->pcm), frame));
    QCOMPARE(reader.read(wire::dtmfDataText({}, "1970-01-02T00:00:00.020Z", u'9'))->digit, u'9');
}

void TestFrames::longFramesAreRead()
{
    const QByteArray text
        = R"({"Kind":"AudioData","AudioData":{"Data":")" + QByteArray(960'000, 'x').toBase64() + "\"}}";
    const auto frame = FrameReader().read(text);
    QVERIFY(frame);
    QCOMPARE(frame->pcm.size(), 960'000);
}

void TestFrames::whatCantBeReadIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "{", "[]", "5", "null", "{}", R"({"kind":7})", R"({"kind":"AudioData"})",
          R"({"kind":"AudioData","audioData":null})", R"({"kind":"AudioData","audioData":{}})",
          R"({"kind":"AudioData","audioData":{"data":5}})", R"({"kind":"AudioData","audioData":{"data":"*"}})",
          R"({"kind":"AudioData","audioData":{"data":"AAAA"}})", R"({"kind":"DtmfData","dtmfData":{"data":"12"}})",
          R"({"kind":"DtmfData","dtmfData":{"data":"E"}})", R"({"kind":"AudioMetadata"})",
          R"({"kind":"AudioMetadata","audioMetadata":{"sampleRate":1}})",
          R"({"kind":"AudioMetadata","audioMetadata":{"sampleRate":16000,"channels":2}})"})
        QTest::newRow(text) << QByteArray(text);
}

void TestFrames::whatCantBeReadIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!FrameReader().read(text));
}

void TestFrames::otherRatesAreBroughtTo16kHz()
{
    for (const int rate : {8'000, 24'000, 48'000}) {
        QByteArray pcm;
        for (int i = 0; i < rate; ++i) {
            const auto s = qint16(8000 * std::sin(2 * M_PI * 1000 * i / rate));
            pcm.append(reinterpret_cast<const char *>(&s), 2);
        }
        Intake intake(rate);
        const media::Samples samples = intake.take(pcm);
        QCOMPARE(samples.size(), size_t(media::SampleRate));
        QVERIFY(std::abs(media::toneDb(media::Samples(samples).subspan(1600, 8000), 1000) + 15.3) < 0.5);
    }
}

void TestFrames::faultsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("all") << QByteArray(R"({"loss":0.05,"jitter":100,"dropSockets":true})") << QString();
    QTest::newRow("none") << QByteArray("{}") << QString();
    QTest::newRow("loss") << QByteArray(R"({"loss":1.5})") << u"$.media.loss: out of 0..1"_s;
    QTest::newRow("jitter") << QByteArray(R"({"jitter":-1})") << u"$.media.jitter: out of 0..2000"_s;
    QTest::newRow("type") << QByteArray(R"({"dropSockets":1})") << u"$.media.dropSockets: wrong type"_s;
    QTest::newRow("unknown") << QByteArray(R"({"echo":1})") << u"$.media.echo: unknown"_s;
}

void TestFrames::faultsAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto faults = MediaFaults::of(QJsonDocument::fromJson(text).object());
    QCOMPARE(faults ? QString() : faults.error().detail, says);
    if (text.contains("0.05"))
        QVERIFY(faults->line == (LineFaults{0.05, std::chrono::milliseconds(100)}) && faults->dropSockets);
}

QTEST_GUILESS_MAIN(TestFrames)
#include "tst_frames.moc"
