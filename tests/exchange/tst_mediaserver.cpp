// The exchange with real sound and a real clock: what is said in a call is measured where it is heard.
#include "core/literals.h"
#include "exchange/media/mediaserver.h"
#include "exchange/rest/runner.h"
#include "media/file/decodedaudio.h"
#include "media/mix/tickclock.h"
#include "media/pcm/level.h"
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;

namespace {
const RawId Lee(u"4:+14255550123"_s);
const RawId Ana(u"4:+14255550124"_s);
const RawId Sam(u"8:acs:c8a3f1d2-4b5e-4c7a-9f10-2d3e4f5a6b7c_sam"_s);
const RawId Hotline(u"4:+18005550100"_s);
using Kind = Callback::Kind;

/// An exchange whose applications are the test.
class Exchange
{
public:
    Exchange() : m_runner(config(), 1, SystemClock::instance()), m_media(m_ticks, {dir.path()}, {&Exchange::speak})
    {
        QObject::connect(&m_runner, &Runner::happened, &m_media, &MediaServer::take);
        QObject::connect(&m_runner, &Runner::happened, &m_media, [this](const QList<Event> &events) { note(events); });
        QObject::connect(&m_media, &MediaServer::soundOver, &m_runner, &Runner::soundOver);
        QObject::connect(&m_media, &MediaServer::reported, &m_runner,
                         [this](const Input &input) { static_cast<void>(m_runner.run(input)); });
    }
    void define(const RawId &who, const char *script)
    {
        const auto steps = parseScript(QJsonDocument::fromJson(script).array(), u"$"_s);
        QVERIFY2(steps, steps ? "" : qPrintable(steps.error().detail));
        m_runner.define({who, who.text, *steps});
    }
    CallId create(const QList<RawId> &targets)
    {
        const auto reply = m_runner.run(CreateCall{setup(), targets, Hotline, {}, {}});
        return reply ? reply->connection : CallId();
    }
    Result<Reply> run(const Input &input) { return m_runner.run(input); }
    static Setup setup() { return {u"http://x/"_s, {}, u"2026-03-12"_s, {}, {}, true}; }
    Operation on(const CallId &call) const { return {call, u"c"_s, {}}; }
    bool waitFor(Kind kind, int ms = 10'000)
    {
        return QTest::qWaitFor([&] { return has(kind); }, ms);
    }
    bool has(Kind kind) const
    {
        return std::any_of(events.begin(), events.end(), [&](const Callback &e) { return e.kind == kind; });
    }
    const Callback &last() const { return events.last(); }
    /// What a party captured, once its leg has gone.
    std::vector<media::Sample> heard(const QString &file)
    {
        QTest::qWait(300); // captures are written every 100 ms
        auto audio = media::readAudio(dir.filePath(file));
        return audio ? audio->samples : std::vector<media::Sample>();
    }

    QTemporaryDir dir;
    QList<Callback> events;

private:
    /// A tone of a quarter of a second a word, of 500 Hz: a text can be counted.
    static Result<PromptMaker::Samples> speak(const PromptSource &source)
    {
        if (source.content.contains("unspeakable"_L1))
            return ApiError::invalid(u"no"_s);
        PromptMaker::Samples samples;
        for (qsizetype i = 0; i < source.content.split(u' ').size() * media::SampleRate / 4; ++i)
            samples.push_back(media::Sample(8000 * std::sin(2 * M_PI * 500 * double(i) / media::SampleRate)));
        return samples;
    }
    static Config config()
    {
        Config c;
        c.resourceId = u"r"_s;
        c.ownedNumbers = {Hotline};
        return c;
    }
    void note(const QList<Event> &all)
    {
        for (const Event &e : all) {
            if (const auto *callback = std::get_if<Callback>(&e);
                callback && callback->kind != Kind::ParticipantsUpdated)
                events.append(*callback);
        }
    }

    media::TickClock m_ticks;
    Runner m_runner;
    MediaServer m_media;
};

double loudest(const std::vector<media::Sample> &samples, double hertz)
{
    double most = media::QuietestDb;
    for (size_t at = 0; at + 1600 <= samples.size(); at += 1600)
        most = std::max(most, media::toneDb(media::Samples(samples).subspan(at, 1600), hertz));
    return most;
}

/// How loud `hertz` is in the 100 ms in which `other` is loudest: whole periods of both, so that neither leaks.
double beside(const std::vector<media::Sample> &samples, double hertz, double other)
{
    double most = media::QuietestDb;
    double level = 0;
    for (size_t at = 0; at + 1600 <= samples.size(); at += 1600) {
        const auto part = media::Samples(samples).subspan(at, 1600);
        if (media::toneDb(part, other) <= most)
            continue;
        most = media::toneDb(part, other);
        level = media::toneDb(part, hertz);
    }
    return level;
}

double loudest(const std::vector<media::Sample> &samples)
{
    double most = media::QuietestDb;
    for (size_t at = 0; at + 1600 <= samples.size(); at += 1600)
        most = std::max(most, media::rmsDb(media::Samples(samples).subspan(at, 1600)));
    return most;
}

bool near(double a, double b, double most)
{
    return std::abs(a - b) <= most;
}

/// Serves one body at every path.
class FileServer : public QTcpServer
{
public:
    explicit FileServer(QByteArray body) : m_body(std::move(body))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(m_body.size())
                              + "\r\nConnection: close\r\n\r\n" + m_body);
                socket->disconnectFromHost();
            });
        });
    }
    PromptSource source() const
    {
        return {PromptSource::Kind::File, u"http://127.0.0.1:%1/prompt"_s.arg(serverPort()), {}, {}, false};
    }

private:
    QByteArray m_body;
};

/// A WAV file of one second of a tone.
QByteArray wavOf(double hertz, int rate = media::SampleRate)
{
    QByteArray pcm;
    for (int i = 0; i < rate; ++i) {
        const auto s = qint16(8000 * std::sin(2 * M_PI * hertz * i / rate));
        pcm.append(reinterpret_cast<const char *>(&s), 2);
    }
    QByteArray head("RIFF....WAVEfmt ");
    const auto put = [&head](qint32 value, int bytes) { head.append(reinterpret_cast<const char *>(&value), bytes); };
    put(16, 4);
    put(1, 2);
    put(1, 2);
    put(rate, 4);
    put(rate * 2, 4);
    put(2, 2);
    put(16, 2);
    head.append("data");
    put(qint32(pcm.size()), 4);
    const auto size = qint32(head.size() + pcm.size() - 8);
    std::memcpy(head.data() + 4, &size, 4);
    return head + pcm;
}
/// Lee and Ana capture a call in which a tone of 700 Hz is played, to the end, to everybody or to some.
void playToTwo(Exchange &x, const QList<RawId> &to)
{
    FileServer server(wavOf(700));
    x.define(Lee, R"([{"do":"answer"},{"do":"capture","file":"lee.wav"}])");
    x.define(Ana, R"([{"do":"answer"},{"do":"capture","file":"ana.wav"}])");
    const CallId call = x.create({Lee, Ana});
    QVERIFY(x.waitFor(Kind::CallConnected));
    QTest::qWait(100);
    QVERIFY(x.run(Play{x.on(call), u"2026-03-12"_s, {server.source()}, to, false, false}));
    QVERIFY(x.waitFor(Kind::PlayCompleted));
}
} // namespace

class TestMediaServer : public QObject
{
    Q_OBJECT

private slots:
    void twoPartiesHearEachOther();
    void digitsArePressedAndHeard();
    void theMutedAreNotHeard();
    void aPromptIsHeardByAll();
    void aPromptForOneIsHeardByOne();
    void textIsSpoken();
    void badSourcesFailWithTheirNumber_data();
    void badSourcesFailWithTheirNumber();
    void aLoopGoesOnUntilItIsCancelled();
    void pressedDigitsAreRecognised();
    void sentTonesAreHeardAtTheFarEnd();
};

void TestMediaServer::twoPartiesHearEachOther()
{
    Exchange x;
    x.define(Lee, R"([{"do":"answer"},{"do":"capture","file":"lee.wav"},{"do":"tone","hertz":440,"seconds":0.6}])");
    x.define(Sam, R"([{"do":"answer"},{"do":"capture","file":"sam.wav"},{"do":"tone","hertz":1000,"seconds":0.6},
        {"do":"wait","seconds":0.3},{"do":"hangup"}])");
    x.create({Lee, Sam});
    QVERIFY(x.waitFor(Kind::CallConnected));
    QTest::qWait(1500);
    const auto lee = x.heard(u"lee.wav"_s);
    const auto sam = x.heard(u"sam.wav"_s);
    QVERIFY(near(loudest(lee, 1000), -9.03, 0.3));
    QVERIFY(beside(lee, 440, 1000) < -70);
    QVERIFY(near(loudest(sam, 440), -9.03, 0.3));
    QVERIFY(beside(sam, 1000, 440) < -70);
}

void TestMediaServer::digitsArePressedAndHeard()
{
    Exchange x;
    x.define(Lee, R"([{"do":"answer"},{"do":"wait","seconds":0.2},{"do":"dtmf","tones":"42#"}])");
    x.define(Sam, R"([{"do":"answer"},{"do":"waitForTones","count":3,"seconds":5},{"do":"hangup"}])");
    const CallId call = x.create({Lee, Sam});
    QVERIFY(x.waitFor(Kind::CallConnected));
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY_WITH_TIMEOUT(!x.run(MuteParticipant{call, Sam}), 4000); // gone
    QVERIFY(timer.elapsed() < 2500); // by the third digit, not by the limit
}

void TestMediaServer::theMutedAreNotHeard()
{
    Exchange x;
    x.define(Sam, R"([{"do":"answer"},{"do":"mute"},{"do":"tone","hertz":440,"seconds":0.5}])");
    x.define(Lee, R"([{"do":"answer"},{"do":"capture","file":"lee.wav"}])");
    x.create({Lee, Sam});
    QVERIFY(x.waitFor(Kind::CallConnected));
    QTest::qWait(800);
    const auto heard = x.heard(u"lee.wav"_s);
    QVERIFY(heard.size() > 1600);
    QCOMPARE(loudest(heard), media::QuietestDb);
}

void TestMediaServer::aPromptIsHeardByAll()
{
    Exchange x;
    playToTwo(x, {});
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(x.has(Kind::PlayStarted));
    for (const QString &file : {u"lee.wav"_s, u"ana.wav"_s})
        QVERIFY(near(loudest(x.heard(file), 700), -15.26, 0.3));
}

void TestMediaServer::aPromptForOneIsHeardByOne()
{
    Exchange x;
    playToTwo(x, {Lee});
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(near(loudest(x.heard(u"lee.wav"_s), 700), -15.26, 0.3));
    QCOMPARE(loudest(x.heard(u"ana.wav"_s)), media::QuietestDb);
}

void TestMediaServer::textIsSpoken()
{
    Exchange x;
    x.define(Lee, R"([{"do":"answer"},{"do":"capture","file":"lee.wav"}])");
    const CallId call = x.create({Lee});
    QVERIFY(x.waitFor(Kind::CallConnected));
    const PromptSource text{PromptSource::Kind::Text, u"one two three four"_s, {}, {}, false};
    QVERIFY(x.run(Play{x.on(call), u"2026-03-12"_s, {text, text}, {}, false, false}));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(x.waitFor(Kind::PlayCompleted));
    QVERIFY(timer.elapsed() > 1900 && timer.elapsed() < 2600);
    QVERIFY(loudest(x.heard(u"lee.wav"_s), 500) > -20);
}

void TestMediaServer::badSourcesFailWithTheirNumber_data()
{
    QTest::addColumn<int>("bad");
    QTest::addColumn<int>("subCode");
    QTest::newRow("wrong rate") << 0 << 8535;
    QTest::newRow("no sound") << 1 << 8535;
    QTest::newRow("nobody there") << 2 << 8536;
    QTest::newRow("unspeakable") << 3 << 8565;
}

void TestMediaServer::badSourcesFailWithTheirNumber()
{
    QFETCH(int, bad);
    QFETCH(int, subCode);
    FileServer good(wavOf(700)), rate(wavOf(700, 8000)), text("hello");
    const QList<PromptSource> sources{rate.source(),
                                      text.source(),
                                      {PromptSource::Kind::File, u"http://127.0.0.1:1/"_s, {}, {}, false},
                                      {PromptSource::Kind::Text, u"unspeakable"_s, {}, {}, false}};
    Exchange x;
    x.define(Lee, R"([{"do":"answer"}])");
    const CallId call = x.create({Lee});
    QVERIFY(x.waitFor(Kind::CallConnected));
    QVERIFY(x.run(Play{x.on(call), u"2026-03-12"_s, {sources[bad]}, {}, false, false}));
    QVERIFY(x.waitFor(Kind::PlayFailed));
    QVERIFY(!x.has(Kind::PlayStarted));
    QCOMPARE(x.last().failedSource, 0);
    QCOMPARE(x.last().result.subCode, subCode);
    QVERIFY(x.run(Play{x.on(call), u"2026-03-12"_s, {good.source(), sources[bad]}, {}, false, false}));
    QVERIFY(x.waitFor(Kind::PlayStarted));
    QTRY_COMPARE(x.last().kind, Kind::PlayFailed);
    QCOMPARE(x.last().failedSource, 1);
}

void TestMediaServer::aLoopGoesOnUntilItIsCancelled()
{
    FileServer server(wavOf(700));
    Exchange x;
    x.define(Lee, R"([{"do":"answer"},{"do":"capture","file":"lee.wav"}])");
    const CallId call = x.create({Lee});
    QVERIFY(x.waitFor(Kind::CallConnected));
    QVERIFY(x.run(Play{x.on(call), u"2026-03-12"_s, {server.source()}, {}, true, false}));
    QVERIFY(x.waitFor(Kind::PlayStarted));
    QTest::qWait(2300);
    QVERIFY(!x.has(Kind::PlayCompleted));
    QVERIFY(x.run(CancelMedia{call}));
    QVERIFY(x.waitFor(Kind::PlayCanceled));
    QTest::qWait(400);
    const auto heard = x.heard(u"lee.wav"_s);
    const auto second = media::Samples(heard).last(3200);
    QCOMPARE(media::rmsDb(second), media::QuietestDb);
}

void TestMediaServer::pressedDigitsAreRecognised()
{
    FileServer server(wavOf(700));
    Exchange x;
    x.define(Lee, R"([{"do":"answer"},{"do":"wait","seconds":0.3},{"do":"dtmf","tones":"12#"}])");
    const CallId call = x.create({Lee});
    QVERIFY(x.waitFor(Kind::CallConnected));
    Recognize r;
    r.operation = x.on(call);
    r.target = Lee;
    r.prompts = {server.source()};
    r.mostTones = 5;
    r.stopTones = u"#"_s;
    QVERIFY(x.run(r));
    QVERIFY(x.waitFor(Kind::RecognizeCompleted));
    QCOMPARE(x.last().tones, u"12#"_s);
    QCOMPARE(x.last().result.subCode, 8514);
}

void TestMediaServer::sentTonesAreHeardAtTheFarEnd()
{
    Exchange x;
    x.define(
        Lee,
        R"([{"do":"answer"},{"do":"waitForTones","count":4,"seconds":9},{"do":"wait","seconds":0.5},{"do":"hangup"}])");
    const CallId call = x.create({Lee});
    QVERIFY(x.waitFor(Kind::CallConnected));
    QTest::qWait(100);
    QVERIFY(x.run(SendTones{x.on(call), Lee, u"19*0"_s}));
    QVERIFY(x.waitFor(Kind::SendDtmfTonesCompleted));
    QVERIFY(x.waitFor(Kind::CallDisconnected, 3000));
}

QTEST_GUILESS_MAIN(TestMediaServer)
#include "tst_mediaserver.moc"
