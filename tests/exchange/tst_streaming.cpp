// Media streaming, step by step, with the test in the place of the application's socket.
#include "core/literals.h"
#include "exchange/switchboard.h"
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;

namespace {
using Order = StreamOrder::Kind;

/// A call with Lee, set up for streaming.
struct Talk {
    Switchboard b;
    CallId call;
    StreamId stream = 0;

    explicit Talk(const std::optional<StreamOptions> &options)
    {
        CreateCall create{b.setup(u"set-up"_s), {Lee}, Hotline, {}, {}};
        create.setup.streaming = options;
        call = b.run(create).connection;
        b.run(PartyAnswers{b.legOf(Lee)});
        b.settle();
        b.lines();
    }
    static StreamOptions options(bool start = false) { return {u"ws://app/"_s, true, start, true, 24'000, true}; }
    void start(const QString &context) { b.run(StartStreaming{{call, context, u"http://elsewhere/"_s}}); }
    void stop() { b.run(StopStreaming{b.on(call, u"stop"_s)}); }
    /// Of the only order since the last call.
    Order order()
    {
        const QList<StreamOrder> orders = b.takeStreams();
        if (orders.size() != 1)
            return Order(-1);
        stream = orders.first().stream;
        return orders.first().kind;
    }
};
} // namespace

class TestStreaming : public QObject
{
    Q_OBJECT

private slots:
    void itStartsWithTheCall();
    void itStartsAndStopsOnRequest();
    void theOrderSaysAll();
    void whatIsInTheWantedStateIsRefused();
    void whatWasNotSetUpIsRefused();
    void withoutAnAddressItFails();
    void failuresSayWhy_data();
    void failuresSayWhy();
    void aStopEndsAStartThatIsUnderWay();
    void itEndsWithTheCall();
    void reportsOfWhatIsOverAreIgnored();
};

void TestStreaming::itStartsWithTheCall()
{
    Talk t(Talk::options(true));
    QCOMPARE(t.order(), Order::Open);
    QCOMPARE(findConnection(t.b.state, t.call)->streaming.state, Streaming::State::Opening);
    t.b.run(StreamOpened{t.stream});
    QCOMPARE(t.b.lines(), u"A StreamStarted subscriptionStarted 'set-up'"_s);
    QCOMPARE(findConnection(t.b.state, t.call)->streaming.state, Streaming::State::On);
}

void TestStreaming::itStartsAndStopsOnRequest()
{
    Talk t(Talk::options());
    QVERIFY(t.b.takeStreams().isEmpty());
    t.start(u"begin"_s);
    QCOMPARE(t.order(), Order::Open);
    t.b.run(StreamOpened{t.stream});
    const QList<Event> started = t.b.takeEvents();
    QCOMPARE(std::get<Callback>(started.last()).to, u"http://elsewhere/"_s);
    QCOMPARE(std::get<Callback>(started.last()).operationContext, u"begin"_s);
    t.stop();
    QCOMPARE(t.order(), Order::Close);
    QCOMPARE(t.b.lines(), u"A StreamStopped subscriptionStopped 'begin'"_s);
}

void TestStreaming::theOrderSaysAll()
{
    Talk t(Talk::options(true));
    const StreamOrder order = t.b.takeStreams().first();
    const Connection &c = *findConnection(t.b.state, t.call);
    QCOMPARE(order.options, Talk::options(true));
    QCOMPARE(order.connection, t.call);
    QCOMPARE(order.correlation, c.correlation);
    QCOMPARE(order.leg, c.leg);
    QCOMPARE(order.call, c.call);
    QVERIFY(!order.subscription.isEmpty());
    QCOMPARE(order.subscription, c.mediaStreamingId);
}

void TestStreaming::whatIsInTheWantedStateIsRefused()
{
    Talk t(Talk::options());
    t.stop();
    QCOMPARE(t.b.error, u"400 8585"_s);
    t.start({});
    t.b.error.clear();
    t.start({});
    QCOMPARE(t.b.error, u"400 8585"_s);
}

void TestStreaming::whatWasNotSetUpIsRefused()
{
    Talk t(std::nullopt);
    t.start({});
    QCOMPARE(t.b.error, u"405 8522"_s);
    t.b.error.clear();
    t.stop();
    QCOMPARE(t.b.error, u"405 8522"_s);
    QVERIFY(t.b.takeStreams().isEmpty());
}

void TestStreaming::withoutAnAddressItFails()
{
    StreamOptions options = Talk::options();
    options.url.clear();
    Talk t(options);
    t.start(u"x"_s);
    QVERIFY(t.b.takeStreams().isEmpty());
    QCOMPARE(t.b.lines(), u"A StreamFailed 500/8603 streamUrlMissing 'x' to http://elsewhere/"_s);
    QCOMPARE(findConnection(t.b.state, t.call)->streaming.state, Streaming::State::Off);
}

void TestStreaming::failuresSayWhy_data()
{
    QTest::addColumn<int>("problem");
    QTest::addColumn<QString>("details");
    QTest::newRow("never") << int(StreamProblem::NeverOpened) << u"initialWebSocketConnectionFailed"_s;
    QTest::newRow("lost") << int(StreamProblem::Interrupted) << u"streamConnectionInterrupted"_s;
    QTest::newRow("bad") << int(StreamProblem::BadFrames) << u"badRequest"_s;
}

void TestStreaming::failuresSayWhy()
{
    QFETCH(int, problem);
    QFETCH(QString, details);
    Talk t(Talk::options());
    t.start(u"x"_s);
    QCOMPARE(t.order(), Order::Open);
    t.b.run(StreamFailed{t.stream, StreamProblem(problem)});
    QCOMPARE(t.b.lines(), u"A StreamFailed 500/8603 %1 'x' to http://elsewhere/"_s.arg(details));
    t.start(u"again"_s);
    QCOMPARE(t.order(), Order::Open);
}

void TestStreaming::aStopEndsAStartThatIsUnderWay()
{
    Talk t(Talk::options());
    t.start(u"x"_s);
    t.b.takeStreams();
    t.stop();
    QCOMPARE(t.order(), Order::Close);
    QCOMPARE(t.b.lines(), u"A StreamStopped subscriptionStopped 'x'"_s);
}

void TestStreaming::itEndsWithTheCall()
{
    Talk t(Talk::options(true));
    QCOMPARE(t.order(), Order::Open);
    t.b.run(HangUp{t.call});
    QCOMPARE(t.order(), Order::Close);
    QVERIFY(!t.b.lines().contains(u"Stream"_s));
    QVERIFY(t.b.state.streams.isEmpty());
}

void TestStreaming::reportsOfWhatIsOverAreIgnored()
{
    Talk t(Talk::options());
    t.start({});
    QCOMPARE(t.order(), Order::Open);
    const StreamId first = t.stream;
    t.stop();
    t.start({});
    t.b.lines();
    t.b.run(StreamOpened{first});
    t.b.run(StreamFailed{first, StreamProblem::Interrupted});
    t.b.run(StreamFailed{12345, StreamProblem::Interrupted});
    QCOMPARE(t.b.lines(), QString());
}

QTEST_GUILESS_MAIN(TestStreaming)
#include "tst_streaming.moc"
