// Music while on hold, with the test in the place of the mixer.
#include "core/literals.h"
#include "exchange/switchboard.h"
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;

namespace {
struct Talk {
    Switchboard b;
    CallId call;
    PromptId prompt = 0;

    Talk()
    {
        call = b.create({Sam, Zoe});
        b.run(PartyAnswers{b.legOf(Sam)});
        b.run(PartyAnswers{b.legOf(Zoe)});
        b.settle();
        clear();
    }
    void clear()
    {
        b.lines();
        b.takeOrders();
    }
    void hold(PromptSource::Kind kind = PromptSource::Kind::File)
    {
        b.run(SetHold{call,
                      Sam,
                      true,
                      PromptSource{kind, u"http://x/a.wav"_s, {}, {}, false},
                      {call, u"music"_s, u"http://elsewhere/"_s}});
    }
    void unhold() { b.run(SetHold{call, Sam, false}); }
    bool held() const { return participantOf(b.state, call, Sam)->onHold; }
};
using Order = MediaOrder::Kind;
} // namespace

class TestHold : public QObject
{
    Q_OBJECT

private slots:
    void musicIsForTheHeldOneAndLoops();
    void musicEndsWithTheHold();
    void anotherHoldBringsOtherMusic();
    void badMusicEndsTheHoldASecondLater();
    void badMusicOfAnEndedHoldIsNothing();
    void musicEndsWithTheParty();
    void musicGoesAlongToAnotherCall();
    void textNeedsTheAiServices();
};

void TestHold::musicIsForTheHeldOneAndLoops()
{
    Talk t;
    t.hold();
    QVERIFY(t.held());
    const auto orders = t.b.takeOrders();
    QCOMPARE(orders.size(), 1);
    QCOMPARE(orders[0].kind, Order::Play);
    QCOMPARE(orders[0].to, QList<LegId>{t.b.legOf(Sam)});
    QVERIFY(orders[0].loop);
    QCOMPARE(orders[0].sources.size(), 1);
}

void TestHold::musicEndsWithTheHold()
{
    Talk t;
    t.hold();
    const PromptId prompt = t.b.takeOrders().first().prompt;
    t.unhold();
    const auto orders = t.b.takeOrders();
    QCOMPARE(orders.size(), 1);
    QCOMPARE(orders[0].kind, Order::Stop);
    QCOMPARE(orders[0].prompt, prompt);
    QVERIFY(!t.held());
    QVERIFY(t.b.state.musics.isEmpty());
}

void TestHold::anotherHoldBringsOtherMusic()
{
    Talk t;
    t.hold();
    t.clear();
    t.hold();
    const auto orders = t.b.takeOrders();
    QCOMPARE(orders.size(), 2);
    QCOMPARE(orders[0].kind, Order::Stop);
    QCOMPARE(orders[1].kind, Order::Play);
    QCOMPARE(t.b.lines(), QString());
}

void TestHold::badMusicEndsTheHoldASecondLater()
{
    Talk t;
    t.hold();
    const PromptId prompt = t.b.takeOrders().first().prompt;
    t.b.lines();
    t.b.run(PromptFailed{prompt, 0, PromptProblem::Format});
    t.b.pass(900ms);
    QVERIFY(t.held());
    QCOMPARE(t.b.lines(), QString());
    t.b.pass(200ms);
    QVERIFY(!t.held());
    const QList<Event> events = t.b.takeEvents();
    const auto &failed = std::get<Callback>(events.first());
    QCOMPARE(failed.kind, Callback::Kind::HoldFailed);
    QCOMPARE(failed.result.subCode, 8535);
    QCOMPARE(failed.to, u"http://elsewhere/"_s);
    QCOMPARE(failed.operationContext, u"music"_s);
    QCOMPARE(std::get<Callback>(events.at(1)).kind, Callback::Kind::ParticipantsUpdated);
}

void TestHold::badMusicOfAnEndedHoldIsNothing()
{
    Talk t;
    t.hold();
    const PromptId prompt = t.b.takeOrders().first().prompt;
    t.b.run(PromptFailed{prompt, 0, PromptProblem::Download});
    t.unhold();
    t.b.run(SetHold{t.call, Sam, true});
    t.clear();
    t.b.pass(3s);
    QVERIFY(t.held());
    QCOMPARE(t.b.lines(), QString());
    t.b.run(PromptFailed{prompt, 0, PromptProblem::Download});
    t.b.pass(3s);
    QCOMPARE(t.b.lines(), QString());
}

void TestHold::musicEndsWithTheParty()
{
    Talk t;
    t.hold();
    t.clear();
    t.b.run(PartyHangsUp{t.b.legOf(Sam)});
    const auto orders = t.b.takeOrders();
    QCOMPARE(orders.size(), 1);
    QCOMPARE(orders[0].kind, Order::Stop);
    QVERIFY(t.b.state.musics.isEmpty());
    t.hold();
    QCOMPARE(t.b.error, u"404 8522"_s);
}

void TestHold::musicGoesAlongToAnotherCall()
{
    Talk t;
    const CallId other = t.b.create({Lee});
    t.b.run(PartyAnswers{t.b.legOf(Lee)});
    t.b.settle();
    t.hold();
    t.clear();
    t.b.run(MoveParticipants{t.b.on(other), {Sam}, t.call});
    const auto orders = t.b.takeOrders();
    QCOMPARE(orders.size(), 1);
    QCOMPARE(orders[0].kind, Order::Play);
    QCOMPARE(orders[0].call, findConnection(t.b.state, other)->call);
    QCOMPARE(t.b.state.musics.size(), 1);
}

void TestHold::textNeedsTheAiServices()
{
    Talk t;
    t.hold(PromptSource::Kind::Text);
    QVERIFY(t.held());
    t.b.pass(1100ms);
    QVERIFY(!t.held());
    QVERIFY(t.b.lines().contains(u"HoldFailed 400/8565"_s));
}

QTEST_GUILESS_MAIN(TestHold)
#include "tst_hold.moc"
