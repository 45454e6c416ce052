// Transcripts on their way from the mixer to an application, with listeners that hear what the test wants.
#include "core/literals.h"
#include "exchange/media/mediaserver.h"
#include "exchange/speech/displaytext.h"
#include "media/mix/tickclock.h"
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;

namespace {
using What = TranscriptNews::What;
const RawId Lee(u"4:+14255550123"_s);
constexpr LegId App = 1, Caller = 2;
constexpr qint64 TicksUntil1970 = 621'355'968'000'000'000;

bool isLoud(const media::Frame &frame)
{
    return frame[8] != 0;
}

/// Every row of loud frames is one word: "loud".
class FakeRecognizer : public Recognizer
{
public:
    using Fed = std::function<void(qint64)>;
    FakeRecognizer(RecognizerListener &listener, QString language, Fed fed = {})
        : m_listener(listener),
          m_language(std::move(language)),
          m_onFed(std::move(fed))
    {
    }
    void feed(const media::Frame &frame) override
    {
        if (isLoud(frame) && m_loud++ == 0)
            m_listener.partial(u"lou"_s, m_fed * media::FrameMilliseconds);
        if (!isLoud(frame))
            finish();
        ++m_fed;
        if (m_onFed)
            m_onFed(m_fed);
    }
    void finish() override
    {
        if (m_loud == 0)
            return;
        const qint64 end = m_fed * media::FrameMilliseconds;
        const qint64 start = (m_fed - std::exchange(m_loud, 0)) * media::FrameMilliseconds;
        m_listener.heard({u"loud "_s + m_language, {}, 0.5, start, end, {{u"loud"_s, start, end, 0.5}}});
    }
    QString language() const override { return m_language; }
    bool isRough() const override { return false; }
    QStringList unknownWords() const override { return {}; }

private:
    RecognizerListener &m_listener;
    QString m_language;
    Fed m_onFed;
    qint64 m_fed = 0;
    qint64 m_loud = 0;
};

/// Understands English.
class FakeEngine : public SpeechEngine
{
public:
    using Made = Result<std::unique_ptr<Recognizer>>;
    explicit FakeEngine(FakeRecognizer::Fed fed = {}, bool works = true) : m_fed(std::move(fed)), m_works(works) { }
    bool understands(const QString &language) const override { return language.startsWith("en"_L1); }
    Made choices(const QList<Choice> &, const QStringList &, const RecognizerOptions &o,
                 RecognizerListener &l) const override
    {
        return dictation(o, l);
    }
    Made phrases(const QStringList &, const RecognizerOptions &o, RecognizerListener &l) const override
    {
        return dictation(o, l);
    }
    Made dictation(const RecognizerOptions &o, RecognizerListener &l) const override
    {
        if (!m_works)
            return ApiError::invalid(u"no"_s);
        return Made(std::make_unique<FakeRecognizer>(l, o.language, m_fed));
    }

private:
    FakeRecognizer::Fed m_fed;
    bool m_works;
};

/// The application: keeps what it is sent.
class Application : public QWebSocketServer
{
public:
    Application() : QWebSocketServer(u"app"_s, NonSecureMode)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QWebSocketServer::newConnection, this, [this] {
            socket = nextPendingConnection();
            headers = socket->request();
            connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
                const auto frame = wire::parseServiceFrame(text.toUtf8());
                QVERIFY(frame);
                frames.append(*frame);
            });
            connect(socket, &QWebSocket::disconnected, this, [this] { closed = true; });
        });
    }
    QString url() const { return u"ws://127.0.0.1:%1/transcript"_s.arg(serverPort()); }
    QList<wire::TranscriptionData> pieces(wire::TranscriptionResultStatus status) const
    {
        QList<wire::TranscriptionData> all;
        for (const auto &frame : frames) {
            const auto *data = std::get_if<wire::TranscriptionData>(&frame.body);
            if (data && data->resultStatus == status)
                all.append(*data);
        }
        return all;
    }
    QList<wire::TranscriptionData> sentences() const { return pieces(wire::TranscriptionResultStatus::Final); }

    QList<wire::ServiceFrame> frames;
    QNetworkRequest headers;
    QWebSocket *socket = nullptr;
    bool closed = false;
};

/// A call of an application and a caller.
struct Talk {
    Application app;
    media::TickClock ticks;
    std::unique_ptr<MediaServer> media;
    QList<TranscriptNews> news;
    QList<qint64> over;

    explicit Talk(SpeechDesk::Open ears
                  = [] { return Result<std::unique_ptr<SpeechEngine>>(std::make_unique<FakeEngine>()); })
    {
        MediaOptions options;
        options.token = [] { return QByteArray("token"); };
        media = std::make_unique<MediaServer>(ticks, std::move(options), MediaVoices{{}, std::move(ears)});
        QObject::connect(media.get(), &MediaServer::reported, media.get(), [this](const Input &input) {
            if (const auto *n = std::get_if<TranscriptNews>(&input))
                news.append(*n);
        });
        QObject::connect(media.get(), &MediaServer::soundOver, media.get(),
                         [this](LegId, qint64 number) { over.append(number); });
        join(App, RawId(u"8:acs:app"_s), true);
        join(Caller, Lee);
    }
    void join(LegId leg, const RawId &who, bool application = false)
    {
        SoundSignal s;
        s.leg = leg;
        s.call = 7;
        s.application = application;
        s.who = who;
        media->take({s});
    }
    void order(TranscriptOrder::Kind kind, const QString &locale = u"en-US"_s, const QString &url = {})
    {
        TranscriptOrder o;
        o.kind = kind;
        o.job = 5;
        o.leg = App;
        o.connection = CallId(u"call"_s);
        o.correlation = CorrelationId(u"correlation"_s);
        o.subscription = u"subscription"_s;
        o.locale = locale;
        o.url = url.isEmpty() ? app.url() : url;
        o.partials = true;
        media->take({o});
    }
    void start() { order(TranscriptOrder::Kind::Start); }
    void say(LegId leg, qint64 number, std::chrono::milliseconds time = 200ms)
    {
        PartySound sound;
        sound.kind = PartySound::Kind::Tone;
        sound.leg = leg;
        sound.number = number;
        sound.hertz = 500;
        sound.time = time;
        media->take({sound});
    }
    bool waitForNews(What what)
    {
        return QTest::qWaitFor([&] { return !news.isEmpty() && news.last().what == what; }, 10'000);
    }
    bool waitForSentences(qsizetype count)
    {
        return QTest::qWaitFor([&] { return app.sentences().size() >= count; }, 10'000);
    }
};

media::Frame loud()
{
    media::Frame frame;
    frame.fill(1000);
    return frame;
}
} // namespace

class TestTranscripts : public QObject
{
    Q_OBJECT

private slots:
    void everyoneIsWrittenDown();
    void theRecogniserCanBeOpenedBeforehand();
    void whoComesLaterIsWrittenDownToo();
    void aChangedLanguageIsListenedTo();
    void itEndsAfterTheLastWord();
    void failuresAreTold();
    void aLostConnectionIsTold();
    void aSlowListenerHarmsNoCall();
    void aGapKeepsTheTimes();
    void textLooksLikeWriting_data();
    void textLooksLikeWriting();
};

void TestTranscripts::everyoneIsWrittenDown()
{
    Talk t;
    t.start();
    QVERIFY(t.waitForNews(What::Began));
    QTRY_COMPARE(t.app.frames.size(), 1);
    const auto &metadata = std::get<wire::TranscriptionMetadata>(t.app.frames[0].body);
    QCOMPARE(metadata.subscriptionId, u"subscription"_s);
    QCOMPARE(metadata.locale, u"en-US"_s);
    QCOMPARE(metadata.callConnectionId, CallId(u"call"_s));
    QCOMPARE(metadata.correlationId, CorrelationId(u"correlation"_s));
    QCOMPARE(t.app.headers.rawHeader("Authorization"), QByteArray("Bearer token"));
    QCOMPARE(t.app.headers.rawHeader("x-ms-call-connection-id"), QByteArray("call"));
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    t.say(Caller, 1);
    QVERIFY(t.waitForSentences(1));
    const wire::TranscriptionData said = t.app.sentences().first();
    QCOMPARE(said.text, u"Loud en-US."_s);
    QCOMPARE(said.format, u"display"_s);
    QCOMPARE(said.confidence, 0.5);
    QCOMPARE(said.participantRawID, Lee);
    QCOMPARE(said.words.size(), 1);
    QCOMPARE(said.words[0].text, u"loud"_s);
    QCOMPARE(said.words[0].offset, said.offset);
    QVERIFY2(std::abs(said.duration - 2'000'000) <= 400'000, qPrintable(QString::number(said.duration)));
    const qint64 late = (said.offset - TicksUntil1970) / 10'000 - before;
    QVERIFY2(late >= -40 && late < 400, qPrintable(QString::number(late)));
    const auto partials = t.app.pieces(wire::TranscriptionResultStatus::Intermediate);
    QCOMPARE(partials.size(), 1);
    QCOMPARE(partials[0].text, u"Lou"_s);
    QCOMPARE(partials[0].offset, said.offset);
    QVERIFY(partials[0].words.isEmpty() && partials[0].confidence == 0);
    t.say(App, 2);
    QVERIFY(t.waitForSentences(2));
    QCOMPARE(t.app.sentences().last().participantRawID, RawId(u"8:acs:app"_s));
}

void TestTranscripts::whoComesLaterIsWrittenDownToo()
{
    Talk t;
    t.start();
    QVERIFY(t.waitForNews(What::Began));
    t.join(3, RawId(u"4:+14255550199"_s));
    t.say(3, 1);
    QVERIFY(t.waitForSentences(1));
    QCOMPARE(t.app.sentences()[0].participantRawID, RawId(u"4:+14255550199"_s));
    SoundSignal left;
    left.kind = SoundSignal::Kind::Left;
    left.leg = 3;
    t.media->take({left});
    t.say(Caller, 2);
    QVERIFY(t.waitForSentences(2));
    QCOMPARE(t.app.sentences()[1].participantRawID, Lee);
}

void TestTranscripts::aChangedLanguageIsListenedTo()
{
    Talk t;
    t.start();
    QVERIFY(t.waitForNews(What::Began));
    t.order(TranscriptOrder::Kind::Change, u"fr-FR"_s);
    QVERIFY(t.waitForNews(What::NotChanged));
    t.say(Caller, 1);
    QVERIFY(t.waitForSentences(1));
    QCOMPARE(t.app.sentences()[0].text, u"Loud en-US."_s);
    t.order(TranscriptOrder::Kind::Change, u"en-GB"_s);
    QVERIFY(t.waitForNews(What::Changed));
    t.say(Caller, 2);
    QVERIFY(t.waitForSentences(2));
    QCOMPARE(t.app.sentences()[1].text, u"Loud en-GB."_s);
}

void TestTranscripts::itEndsAfterTheLastWord()
{
    Talk t;
    t.start();
    QVERIFY(t.waitForNews(What::Began));
    t.say(Caller, 1, 10s);
    QTRY_VERIFY(!t.app.pieces(wire::TranscriptionResultStatus::Intermediate).isEmpty());
    t.order(TranscriptOrder::Kind::Stop);
    QTRY_VERIFY(t.app.closed);
    QCOMPARE(t.app.sentences().size(), 1);
    QCOMPARE(t.news.size(), 1);
    t.start();
    QTRY_COMPARE(t.news.size(), 2);
}

void TestTranscripts::failuresAreTold()
{
    const auto told = [](Talk &t, What what) { QVERIFY(t.waitForNews(what)); };
    Talk languages;
    languages.order(TranscriptOrder::Kind::Start, u"fr-FR"_s);
    told(languages, What::NoLanguage);
    Talk addresses;
    addresses.order(TranscriptOrder::Kind::Start, u"en-US"_s, u"http://127.0.0.1/"_s);
    told(addresses, What::BadAddress);
    Talk closed;
    closed.app.close();
    closed.start();
    told(closed, What::NotConnected);
    Talk deaf([] { return Result<std::unique_ptr<SpeechEngine>>(ApiError::invalid(u"none"_s)); });
    deaf.start();
    told(deaf, What::NoLanguage);
    Talk broken([] {
        return Result<std::unique_ptr<SpeechEngine>>(std::make_unique<FakeEngine>(FakeRecognizer::Fed(), false));
    });
    broken.start();
    told(broken, What::Began);
    broken.say(Caller, 1);
    told(broken, What::NoRecogniser);
}

void TestTranscripts::theRecogniserCanBeOpenedBeforehand()
{
    std::atomic<int> opened = 0;
    Talk t([&opened] {
        ++opened;
        return Result<std::unique_ptr<SpeechEngine>>(std::make_unique<FakeEngine>());
    });
    QCOMPARE(opened.load(), 0);
    t.media->prepareToListen();
    QTRY_COMPARE(opened.load(), 1);
    t.start();
    QVERIFY(t.waitForNews(What::Began));
    QCOMPARE(opened.load(), 1);
}

void TestTranscripts::aLostConnectionIsTold()
{
    Talk t;
    t.start();
    QVERIFY(t.waitForNews(What::Began));
    QTRY_VERIFY(t.app.socket);
    t.app.close();
    t.app.socket->abort();
    QVERIFY(t.waitForNews(What::Disconnected));
    QCOMPARE(t.news.size(), 2);
    t.say(Caller, 1);
    QTRY_COMPARE(t.over, QList<qint64>{1});
}

void TestTranscripts::aSlowListenerHarmsNoCall()
{
    const auto slow = [](qint64) { std::this_thread::sleep_for(200ms); };
    Talk t([slow] { return Result<std::unique_ptr<SpeechEngine>>(std::make_unique<FakeEngine>(slow)); });
    t.start();
    QVERIFY(t.waitForNews(What::Began));
    QElapsedTimer since;
    since.start();
    t.say(Caller, 1, 12s); // the pipe holds ten seconds, and a tenth of it is read
    QVERIFY(QTest::qWaitFor([&] { return !t.over.isEmpty(); }, 30'000));
    QVERIFY2(since.elapsed() < 13'000, qPrintable(QString::number(since.elapsed())));
    QVERIFY2(t.media->framesNotWritten() > 10, qPrintable(QString::number(t.media->framesNotWritten())));
}

void TestTranscripts::aGapKeepsTheTimes()
{
    Reports reports;
    QList<wire::TranscriptionData> pieces;
    QObject::connect(&reports, &Reports::reported, &reports, [&](const Report &report) {
        if (const auto *piece = std::get_if<TranscriptPiece>(&report))
            pieces.append(piece->data);
    });
    VoicePipe pipe;
    const media::Frame silence{};
    for (int i = 0; i < 10; ++i)
        pipe.write(silence);
    for (int i = 10; i < 600; ++i)
        pipe.write(loud()); // from 500 on there is no room
    const auto fed = [&](qint64 frames) {
        if (frames == 490) {
            for (int i = 600; i < 620; ++i)
                pipe.write(loud());
            pipe.close();
        }
    };
    Scribe scribe(
        {1, Lee, u"en-US"_s, false}, pipe,
        [&](RecognizerListener &l) { return FakeEngine::Made(std::make_unique<FakeRecognizer>(l, u"en-US"_s, fed)); },
        reports);
    QVERIFY(scribe.work());
    QCoreApplication::processEvents();
    QCOMPARE(pipe.dropped(), 100U);
    QCOMPARE(pieces.size(), 2);
    const qint64 zero = TicksUntil1970 + pipe.startMs() * 10'000;
    QCOMPARE(pieces[0].offset - zero, qint64(10) * 200'000);
    QCOMPARE(pieces[0].duration, qint64(490) * 200'000);
    QCOMPARE(pieces[1].offset - zero, qint64(600) * 200'000);
    QCOMPARE(pieces[1].duration, qint64(20) * 200'000);
}

void TestTranscripts::textLooksLikeWriting_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("text");
    QTest::newRow("sentence") << u"i want to change my order"_s << u"I want to change my order."_s;
    QTest::newRow("question") << u"can i pay tomorrow"_s << u"Can I pay tomorrow?"_s;
    QTest::newRow("short form") << u"now i'm here"_s << u"Now I'm here."_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestTranscripts::textLooksLikeWriting()
{
    QFETCH(QString, words);
    QFETCH(QString, text);
    QCOMPARE(displayText(words, true), text);
    if (!text.isEmpty())
        QCOMPARE(displayText(words, false), text.chopped(1));
}

QTEST_GUILESS_MAIN(TestTranscripts)
#include "tst_transcripts.moc"
