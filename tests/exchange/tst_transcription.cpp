// Transcription, step by step, with the test in the place of those who listen.
#include "core/literals.h"
#include "exchange/switchboard.h"
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;

namespace {
using Order = TranscriptOrder::Kind;
using What = TranscriptNews::What;

TranscriptionSetup options(bool start = false)
{
    return {u"ws://app/transcript"_s, u"en-US"_s, {}, start, true};
}

/// A call with one party.
struct Talk {
    Switchboard b;
    CallId call;

    explicit Talk(const std::optional<TranscriptionSetup> &transcription = options(), bool aiServices = true)
    {
        Setup setup = b.setup(u"set up"_s);
        setup.transcription = transcription;
        setup.aiServices = aiServices;
        call = b.run(CreateCall{setup, {Sam}, Hotline, {}, {}}).connection;
        b.run(PartyAnswers{b.legOf(Sam)});
        b.settle();
    }
    void start(const QString &context = u"start"_s) { b.run(StartTranscription{b.on(call, context), {}, {}}); }
    void update(const QString &locale) { b.run(UpdateTranscription{b.on(call, u"update"_s), locale, {}}); }
    void stop() { b.run(StopTranscription{b.on(call, u"stop"_s)}); }
    /// The latest order must be of this kind.
    TranscriptOrder order(Order kind)
    {
        const auto orders = b.takeTranscriptOrders();
        if (orders.isEmpty() || orders.last().kind != kind)
            return {};
        m_job = orders.last().job;
        return orders.last();
    }
    void news(What what) { b.run(TranscriptNews{m_job, what}); }
    const Transcription &state() const { return findConnection(b.state, call)->transcription; }
    void run()
    {
        start();
        order(Order::Start);
        news(What::Began);
        b.lines();
    }

private:
    PromptId m_job = 0;
};
} // namespace

#define SAYS(talk, expected) QCOMPARE((talk).b.lines(), expected)

class TestTranscription : public QObject
{
    Q_OBJECT

private slots:
    void itStartsWhenTheApplicationIsReached()
    {
        Talk t;
        t.b.lines();
        t.start();
        const TranscriptOrder order = t.order(Order::Start);
        QCOMPARE(order.url, u"ws://app/transcript"_s);
        QCOMPARE(order.locale, u"en-US"_s);
        QCOMPARE(order.connection, t.call);
        QCOMPARE(order.subscription, t.state().id);
        QCOMPARE(order.leg, findConnection(t.b.state, t.call)->leg);
        QVERIFY(order.partials && !order.correlation.isEmpty() && !order.subscription.isEmpty());
        SAYS(t, QString());
        t.news(What::Began);
        SAYS(t, u"A Transcribing 'start'"_s);
        QCOMPARE(t.state().phase, Transcription::Phase::Running);
    }
    void theSetUpCanStartIt()
    {
        Talk t(options(true));
        QVERIFY(t.b.lines().contains("A CallConnected 'set up'"_L1));
        QVERIFY(t.order(Order::Start).job);
        t.news(What::Began);
        SAYS(t, u"A Transcribing 'set up'"_s);
    }
    void aSetUpThatCannotStartItIsToldOf()
    {
        TranscriptionSetup nowhere = options(true);
        nowhere.url.clear();
        QVERIFY(Talk(nowhere).b.lines().contains("A TranscriptFailed 400/8581 streamUrlMissing 'set up'"_L1));
        QVERIFY(Talk(options(true), false).b.lines().contains("A TranscriptFailed 405/8522 badRequest 'set up'"_L1));
    }
    void whatWasNotConfiguredIsRefused()
    {
        TranscriptionSetup nowhere = options();
        nowhere.url.clear();
        for (Talk t : {Talk(std::nullopt), Talk(nowhere), Talk(options(), false)}) {
            t.start();
            QCOMPARE(t.b.error, u"405 8522"_s);
            t.update(u"en-GB"_s);
            QCOMPARE(t.b.error, u"405 8522"_s);
            t.stop();
            QCOMPARE(t.b.error, u"405 8522"_s);
        }
    }
    void wrongStatesAreRefused()
    {
        Talk t;
        t.stop();
        QCOMPARE(t.b.error, u"400 8585"_s);
        t.update(u"en-GB"_s);
        QCOMPARE(t.b.error, u"400 8585"_s);
        t.start();
        t.start();
        QCOMPARE(t.b.error, u"400 8585"_s);
        t.order(Order::Start);
        t.news(What::Began);
        t.start();
        QCOMPARE(t.b.error, u"400 8585"_s);
    }
    void aChangeCarriesTheContextOfTheStart()
    {
        Talk t;
        t.run();
        t.update(u"en-GB"_s);
        QCOMPARE(t.order(Order::Change).locale, u"en-GB"_s);
        QCOMPARE(t.state().locale, u"en-US"_s);
        t.news(What::Changed);
        SAYS(t, u"A TranscriptChanged 'start'"_s);
        QCOMPARE(t.state().locale, u"en-GB"_s);
    }
    void aFailedChangeLeavesItAsItWas()
    {
        Talk t;
        t.run();
        t.update(u"fr-FR"_s);
        t.update(u"en-AU"_s);
        t.order(Order::Change);
        t.news(What::NotChanged);
        SAYS(t, u"A TranscriptFailed 400/8565 badRequest 'update'"_s);
        t.news(What::Changed);
        SAYS(t, u"A TranscriptChanged 'start'"_s);
        QCOMPARE(t.state().locale, u"en-AU"_s);
        QCOMPARE(t.state().phase, Transcription::Phase::Running);
    }
    void whoJoinedACallCannotChangeIt()
    {
        Switchboard b;
        Setup setup = b.setup();
        setup.transcription = options();
        setup.aiServices = true;
        const CallId call = b.run(ConnectCall{setup, ConnectCall::Locator::GroupCall, u"g"_s}).connection;
        b.settle();
        b.run(UpdateTranscription{b.on(call), u"en-GB"_s, {}});
        QCOMPARE(b.error, u"405 8520"_s);
    }
    void itStopsWithTheContextOfTheStop()
    {
        Talk t;
        t.run();
        t.stop();
        SAYS(t, u"A TranscriptStopped 'stop'"_s);
        QVERIFY(t.order(Order::Stop).job);
        t.news(What::Disconnected);
        SAYS(t, QString());
        t.start(u"again"_s);
        t.order(Order::Start);
        t.news(What::Began);
        SAYS(t, u"A Transcribing 'again'"_s);
    }
    void failuresEndItWithTheirCodes_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("said");
        QTest::newRow("language") << int(What::NoLanguage) << u"400/8565 badRequest"_s;
        QTest::newRow("recogniser") << int(What::NoRecogniser) << u"400/8565 speechServicesConnectionError"_s;
        QTest::newRow("address") << int(What::BadAddress) << u"400/8581 streamUrlMissing"_s;
        QTest::newRow("refused") << int(What::NotConnected) << u"500/8578 streamConnectionUnsuccessful"_s;
        QTest::newRow("lost") << int(What::Disconnected) << u"500/8578 streamConnectionInterrupted"_s;
    }
    void failuresEndItWithTheirCodes()
    {
        QFETCH(int, what);
        QFETCH(QString, said);
        Talk t;
        t.b.lines();
        t.start();
        t.order(Order::Start);
        t.news(What(what));
        SAYS(t, u"A TranscriptFailed %1 'start'"_s.arg(said));
        QCOMPARE(t.state().phase, Transcription::Phase::Off);
        t.news(What::Began);
        SAYS(t, QString());
        t.start();
        QVERIFY(t.order(Order::Start).job);
    }
    void theEndOfTheCallEndsItWithoutAnEvent()
    {
        Talk t;
        t.run();
        t.b.run(Terminate{t.call});
        QVERIFY(t.order(Order::Stop).job);
        QVERIFY(!t.b.lines().contains("Transcript"_L1));
        QVERIFY(t.b.state.prompts.isEmpty());
    }
    void eventsLookLikeTheService()
    {
        Talk t;
        t.b.takeEvents();
        t.run();
        t.start();
        t.stop();
        QStringList seen;
        for (const QJsonValue &e : t.b.session.toJson()[u"events"].toArray()) {
            const QJsonObject update = e.toObject()[u"data"].toObject()[u"transcriptionUpdate"].toObject();
            if (!update.isEmpty())
                seen.append(update[u"transcriptionStatus"].toString() + u' '
                            + update[u"transcriptionStatusDetails"].toString());
        }
        QCOMPARE(seen,
                 (QStringList{u"transcriptionStarted subscriptionStarted"_s,
                              u"transcriptionStopped subscriptionStopped"_s}));
    }
};

QTEST_GUILESS_MAIN(TestTranscription)
#include "tst_transcription.moc"
