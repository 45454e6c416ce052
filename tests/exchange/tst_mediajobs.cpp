// Play, recognize and tones, step by step, with the test in the place of the mixer.
#include "core/literals.h"
#include "exchange/switchboard.h"
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;

namespace {
using Order = MediaOrder::Kind;

/// A call with one party, or with two.
struct Talk : ConnectedCall {
    using ConnectedCall::ConnectedCall;
    Play play(const QString &context, const QList<RawId> &to = {}, bool interrupt = false) const
    {
        return {b.on(call, context),
                u"2026-03-12"_s,
                {{PromptSource::Kind::File, u"http://x/a.wav"_s, {}, {}, false}},
                to,
                false,
                interrupt};
    }
    Recognize recognize(const QString &context, bool prompt = true) const
    {
        Recognize r;
        r.operation = b.on(call, context);
        r.target = Sam;
        if (prompt)
            r.prompts = play({}).sources;
        r.mostTones = 3;
        r.stopTones = u"#"_s;
        return r;
    }
    /// The prompt of the latest order to play.
    PromptId prompt()
    {
        for (const MediaOrder &o : b.takeOrders()) {
            if (o.kind == Order::Play)
                m_prompt = o.prompt;
        }
        return m_prompt;
    }
    void press(const QString &digits)
    {
        for (const QChar digit : digits)
            b.run(ToneHeard{b.legOf(Sam), digit});
    }

private:
    PromptId m_prompt = 0;
};
} // namespace

#define SAYS(talk, expected) QCOMPARE((talk).b.lines(), expected)

class TestMediaJobs : public QObject
{
    Q_OBJECT

private slots:
    void aPromptStartsAndCompletes()
    {
        Talk t;
        t.b.run(t.play(u"p"_s));
        const PromptId prompt = t.prompt();
        QVERIFY(prompt);
        SAYS(t, QString());
        t.b.run(PromptBegan{prompt});
        t.b.run(PromptBegan{prompt});
        SAYS(t, u"A PlayStarted 'p'"_s);
        t.b.run(PromptEnded{prompt});
        SAYS(t, u"A PlayCompleted 'p'"_s);
        t.b.run(PromptEnded{prompt});
        SAYS(t, QString());
    }
    void aPromptOfAnOldVersionHasNoStart()
    {
        Talk t;
        Play play = t.play(u"p"_s);
        play.apiVersion = u"2023-10-15"_s;
        t.b.run(play);
        t.b.run(PromptBegan{t.prompt()});
        SAYS(t, QString());
    }
    void aBadSourceIsNamed()
    {
        Talk t;
        t.b.run(t.play(u"p"_s));
        t.b.run(PromptFailed{t.prompt(), 1, PromptProblem::Format});
        SAYS(t, u"A PlayFailed source 1 400/8535 'p'"_s);
        t.b.run(t.play(u"q"_s));
        t.b.run(PromptFailed{t.prompt(), 0, PromptProblem::Download});
        SAYS(t, u"A PlayFailed source 0 400/8536 'q'"_s);
    }
    void textNeedsSomebodyWhoSpeaks()
    {
        Talk t;
        Play play = t.play(u"p"_s);
        play.sources.append({PromptSource::Kind::Text, u"Hello"_s, {}, {}, false});
        t.b.run(play);
        SAYS(t, u"A PlayFailed source 1 400/8565 'p'"_s);
        QVERIFY(t.b.takeOrders().isEmpty());
    }
    void promptsQueueInTheirOrder()
    {
        Talk t;
        t.b.run(t.play(u"1"_s));
        const PromptId first = t.prompt();
        t.b.run(t.play(u"2"_s));
        t.b.run(t.recognize(u"3"_s, false));
        QVERIFY(t.b.takeOrders().isEmpty());
        t.b.run(PromptEnded{first});
        t.b.run(PromptEnded{t.prompt()});
        SAYS(t, u"A PlayCompleted '1'\nA PlayCompleted '2'"_s);
        t.press(u"5#"_s);
        SAYS(t, u"A RecognizeCompleted <5#> 200/8514 '3'"_s);
    }
    void anInterruptionCancelsWhatRunsAndWaits()
    {
        Talk t;
        t.b.run(t.play(u"1"_s));
        t.b.run(t.recognize(u"2"_s));
        t.b.run(t.play(u"3"_s, {}, true));
        SAYS(t, u"A PlayCanceled 400/8508 '1'\nA RecognizeCanceled 400/8508 '2'"_s);
        const auto orders = t.b.takeOrders();
        QCOMPARE(orders[1].kind, Order::Stop);
        QCOMPARE(orders[1].prompt, orders[0].prompt);
        QCOMPARE(orders.last().kind, Order::Play);
    }
    void cancelAllEndsPlayAndRecognizeOnly()
    {
        Talk t;
        t.b.run(SendTones{t.b.on(t.call, u"s"_s), Sam, u"12"_s});
        t.b.run(t.play(u"1"_s));
        t.b.run(CancelMedia{t.call});
        SAYS(t, u"A PlayCanceled 400/8508 '1'"_s);
        t.b.run(PromptEnded{t.prompt()});
        SAYS(t, u"A SendCompleted 's'"_s);
        t.b.run(CancelMedia{t.call});
        SAYS(t, QString());
    }
    void oneSubLegOperationAtATime()
    {
        Talk t;
        t.b.run(t.play(u"1"_s, {Sam}));
        t.b.run(t.play(u"2"_s, {Sam}));
        QCOMPARE(t.b.error, u"412 8583"_s);
        t.b.run(SendTones{t.b.on(t.call), Sam, u"1"_s});
        QCOMPARE(t.b.error, u"412 8583"_s);
        t.b.run(WatchTones{t.b.on(t.call), Sam, true});
        QCOMPARE(t.b.error, u"412 8583"_s);
        t.b.error.clear();
        t.b.run(t.play(u"3"_s));
        QCOMPARE(t.b.error, QString());
        t.b.run(t.play(u"4"_s, {Zoe}));
        QCOMPARE(t.b.error, u"404 8522"_s);
    }
    void inAGroupCallRecognizeIsASubLegOperation()
    {
        Talk t({Sam, Zoe});
        t.b.run(t.recognize(u"1"_s));
        t.b.run(t.play(u"2"_s, {Zoe}));
        QCOMPARE(t.b.error, u"412 8583"_s);
    }
    void digitsAreCollected()
    {
        Talk t;
        t.b.run(t.recognize(u"r"_s));
        t.b.run(PromptEnded{t.prompt()});
        t.press(u"12"_s);
        t.b.pass(1900ms);
        t.press(u"3"_s);
        SAYS(t, u"A RecognizeCompleted <123> 200/8531 'r'"_s);
        QCOMPARE(t.b.takeOrders().last().kind, Order::Unwatch);
        t.b.pass(10s);
        SAYS(t, QString());
    }
    void silenceEndsInOneOfTwoWays()
    {
        Talk t;
        t.b.run(t.recognize(u"r"_s));
        t.b.pass(30s); // the prompt still plays
        t.b.run(PromptEnded{t.prompt()});
        t.b.pass(4900ms);
        SAYS(t, QString());
        t.b.pass(200ms);
        SAYS(t, u"A RecognizeFailed 400/8510 'r'"_s);
        t.b.run(t.recognize(u"s"_s, false));
        t.press(u"7"_s);
        t.b.pass(2100ms);
        SAYS(t, u"A RecognizeCompleted <7> 400/8532 's'"_s);
    }
    void whoNeverStopsSpeakingTimesOut()
    {
        Talk t;
        Setup setup = t.b.setup(u"set up"_s);
        setup.aiServices = true;
        t.b.run(Terminate{t.call});
        t.call = t.b.run(CreateCall{setup, {Sam}, Hotline, {}, {}}).connection;
        t.b.run(PartyAnswers{t.b.legOf(Sam)});
        t.b.settle();
        t.b.lines();
        t.b.takeOrders();
        for (const auto type : {Recognize::Type::Speech, Recognize::Type::Choices, Recognize::Type::SpeechOrDtmf}) {
            Recognize r = t.recognize(u"r"_s, false);
            r.type = type;
            r.choices = {{u"Sales"_s, {u"sales"_s}, {}}};
            t.b.run(r);
            const QList<MediaOrder> orders = t.b.takeOrders();
            const auto listen = std::ranges::find(orders, Order::Listen, &MediaOrder::kind);
            QVERIFY(listen != orders.end());
            t.b.run(SpeechBegan{listen->prompt});
            t.b.run(SpeechHeard{listen->prompt, u"sales and so on"_s, {}, 0.5, true});
            SAYS(t, u"B RecognizeFailed 408/8570 'r'"_s);
        }
    }
    void aDigitInterruptsThePrompt()
    {
        Talk t;
        t.b.run(t.recognize(u"r"_s));
        t.prompt();
        t.press(u"1"_s);
        QCOMPARE(t.b.takeOrders().last().kind, Order::Stop);
        t.press(u"23"_s);
        SAYS(t, u"A RecognizeCompleted <123> 200/8531 'r'"_s);
    }
    void aDigitIsIgnoredWhenItMayNotInterrupt()
    {
        Talk t;
        Recognize r = t.recognize(u"r"_s);
        r.interruptPrompt = false;
        t.b.run(r);
        t.press(u"123"_s);
        SAYS(t, QString());
        t.b.run(PromptEnded{t.prompt()});
        t.press(u"4#"_s);
        SAYS(t, u"A RecognizeCompleted <4#> 200/8514 'r'"_s);
    }
    void aPromptThatFailsEndsTheRecognition()
    {
        Talk t;
        t.b.run(t.recognize(u"r"_s));
        t.b.run(PromptFailed{t.prompt(), 0, PromptProblem::Format});
        SAYS(t, u"A RecognizeFailed source 0 500/8511 'r'"_s);
    }
    void tonesAreFollowed()
    {
        Talk t;
        t.b.run(WatchTones{t.b.on(t.call, u"start"_s), Sam, true});
        QCOMPARE(t.b.takeOrders().last().kind, Order::Watch);
        t.press(u"9*"_s);
        SAYS(t, u"A Tone <9> 'start'\nA Tone <*> 'start'"_s);
        t.b.run(WatchTones{t.b.on(t.call, u"stop"_s), Sam, false});
        SAYS(t, u"A TonesStopped 200/7000 'stop'"_s);
        QCOMPARE(t.b.takeOrders().last().kind, Order::Unwatch);
        t.press(u"1"_s);
        SAYS(t, QString());
    }
    void recognitionAndContinuousTonesShareALeg()
    {
        Talk t;
        t.b.run(WatchTones{t.b.on(t.call, u"c"_s), Sam, true});
        t.b.run(t.recognize(u"r"_s, false));
        t.press(u"1#"_s);
        SAYS(t, u"A Tone <1> 'c'\nA Tone <#> 'c'\nA RecognizeCompleted <1#> 200/8514 'r'"_s);
        for (const MediaOrder &o : t.b.takeOrders())
            QVERIFY(o.kind != Order::Unwatch);
    }
    void whoIsMovedTakesNothingAlong()
    {
        Talk t({Sam, Lee});
        const CallId other = t.b.create({Zoe});
        t.b.run(PartyAnswers{t.b.legOf(Zoe)});
        t.b.settle();
        t.b.run(WatchTones{t.b.on(t.call, u"follow"_s), Sam, true});
        t.b.run(t.recognize(u"ask"_s, false));
        t.b.run(t.play(u"all"_s));
        t.b.takeOrders();
        t.b.lines();
        t.b.run(MoveParticipants{t.b.on(other, u"move"_s), {Sam}, t.call});
        const QString lines = t.b.lines();
        QVERIFY2(lines.startsWith("A TonesStopped 200/7000 'follow'\nA RecognizeCanceled 400/8508 'ask'\n"_L1),
                 qPrintable(lines));
        const auto orders = t.b.takeOrders();
        QCOMPARE(orders.first().kind, Order::Unwatch);
        QCOMPARE(orders.last().kind, Order::Play);
        t.press(u"1"_s);
        SAYS(t, QString());
    }
    void whoLeavesAGroupEndsWhatConcernsItAlone()
    {
        Talk t({Sam, Lee});
        t.b.run(t.play(u"both"_s, {Sam, Lee}));
        const PromptId prompt = t.prompt();
        t.b.run(PartyHangsUp{t.b.legOf(Sam)});
        QVERIFY(!t.b.lines().contains("Play"_L1));
        t.b.run(PartyHangsUp{t.b.legOf(Lee)});
        QVERIFY(t.b.lines().startsWith("A PlayCanceled 400/8508 'both'"_L1));
        QCOMPARE(t.b.takeOrders().first().prompt, prompt);
    }
    void aCallThatEndsTakesItsMediaAlong()
    {
        Talk t;
        t.b.run(WatchTones{t.b.on(t.call), Sam, true});
        t.b.run(t.play(u"p"_s));
        t.b.run(t.play(u"q"_s));
        const PromptId prompt = t.prompt();
        t.b.run(HangUp{t.call});
        QCOMPARE(t.b.takeOrders().first().kind, Order::Stop);
        t.b.run(PromptEnded{prompt});
        QVERIFY(!t.b.lines().contains("Play"_L1));
        QVERIFY(t.b.state.prompts.isEmpty());
        QVERIFY(t.b.state.timers.empty());
    }
    void thereIsNoMediaWithoutACall()
    {
        Switchboard b;
        const CallId call = b.create({Sam});
        b.run(Play{b.on(call), {}, {{}}, {}, false, false});
        QCOMPARE(b.error, u"400 8501"_s);
        b.run(CancelMedia{CallId(u"none"_s)});
        QCOMPARE(b.error, u"404 8522"_s);
    }
};

QTEST_APPLESS_MAIN(TestMediaJobs)
#include "tst_mediajobs.moc"
