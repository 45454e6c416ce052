// The engine, topic by topic, as tables of events.
#include "core/literals.h"
#include "exchange/switchboard.h"
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;

/// QCOMPARE on whole tables prints both in full when they differ.
#define SAYS(board, text) QCOMPARE((board).lines(), QString(text).trimmed())

class TestCalls : public QObject
{
    Q_OBJECT

private slots:
    void aPhoneThatAnswersConnectsTheCreator();
    void aDeclinedCallEndsWithTwoEvents();
    void aBusyPhoneGivesTheTelephoneNetworksCodes();
    void nobodyAnswersUntilTheSetupLimit();
    void anUnknownNumberIsUnreachable();
    void aPartyWithoutAScriptIsOnlyAName();
    void aGroupConnectsWithTheFirstAnswer();
    void aGroupFailsOnlyWhenAllRefuse();
    void aCallerIsAnnouncedAndAnswered();
    void anIncomingCallRingsThirtySeconds();
    void aSecondAnswerIsAConflict();
    void aCallerWhoLeftMakesTheAnswerFail();
    void aRejectedCallerHearsTheReason();
    void aRedirectAnnouncesAgain();
    void aVoipCallCantBeRedirectedToAPhone();
    void applicationsOfOneResourceCallEachOther();
    void anOwnedNumberIsReachedThroughTheTelephoneNetwork();
    void hangingUpTheOuterHalfEndsTheInner();
    void connectJoinsARunningCall();
    void connectMakesAGroupCall();
    void connectToNothingFails();
};

void TestCalls::aPhoneThatAnswersConnectsTheCreator()
{
    Switchboard b;
    const CallId a = b.create({Lee}, u"ctx"_s);
    QCOMPARE(findConnection(b.state, a)->state, Connection::State::Connecting);
    b.pass(2s);
    b.run(PartyAnswers{b.legOf(Lee)});
    SAYS(b, u"lee rings\nA Roster 1 [app-A lee]\nA CallConnected 'ctx'\nlee connected"_s);
    QCOMPARE(findConnection(b.state, a)->state, Connection::State::Connected);
    b.run(PartyHangsUp{b.legOf(Lee)});
    b.settle();
    SAYS(b, u"A CallDisconnected 200/560000 'ctx'\nlee ended"_s);
    QVERIFY(!findConnection(b.state, a));
}

void TestCalls::aDeclinedCallEndsWithTwoEvents()
{
    Switchboard b;
    b.create({Sam}, u"ctx"_s);
    b.lines();
    b.run(PartyRejects{b.legOf(Sam), Refusal::Declined});
    const QList<Event> events = b.takeEvents();
    QCOMPARE(events.size(), 3);
    const auto &ended = std::get<Callback>(events[1]);
    const auto &failed = std::get<Callback>(events[2]);
    QCOMPARE(ended.kind, Callback::Kind::CallDisconnected);
    QCOMPARE(failed.kind, Callback::Kind::CreateCallFailed);
    QCOMPARE(ended.operationContext, u"ctx"_s);
    QCOMPARE(failed.operationContext, QString());
    QVERIFY(failed.time < ended.time);
    QCOMPARE(ended.result.message, u"Call ended successfully as it was declined from callee. DiagCode: 603#0.@"_s);
    QCOMPARE(ended.result, failed.result);
    QVERIFY(b.state.calls.empty() && b.state.connections.empty() && b.state.rings.empty() && b.state.timers.empty());
}

void TestCalls::aBusyPhoneGivesTheTelephoneNetworksCodes()
{
    Switchboard b;
    b.create({Lee});
    b.run(PartyRejects{b.legOf(Lee), Refusal::Busy});
    SAYS(b, u"lee rings\nlee ended\nA CallDisconnected 486/560486\nA CreateCallFailed 486/560486"_s);
}

void TestCalls::nobodyAnswersUntilTheSetupLimit()
{
    Switchboard b;
    b.create({Lee});
    b.create({Sam});
    b.pass(84'999ms);
    SAYS(b, u"lee rings\nsam rings"_s);
    b.pass(1ms);
    SAYS(b, u"sam ended\nB CallDisconnected 487/10004\nB CreateCallFailed 487/10004"_s);
    b.pass(30s);
    SAYS(b, u"lee ended\nA CallDisconnected 480/560480\nA CreateCallFailed 480/560480"_s);
}

void TestCalls::anUnknownNumberIsUnreachable()
{
    Switchboard b;
    b.create({RawId(u"4:+19995550000"_s)}, u"x"_s);
    b.settle(1s);
    SAYS(b, u"A CallDisconnected 404/560404 'x'\nA CreateCallFailed 404/560404"_s);
    b.create({RawId(u"8:orgid:37691ec4-57fb-4c0f-ae31-32791610cb14"_s)});
    b.settle(1s);
    SAYS(b, u"B CallDisconnected 480/10037\nB CreateCallFailed 480/10037"_s);
}

void TestCalls::aPartyWithoutAScriptIsOnlyAName()
{
    Switchboard b;
    b.run(DefineParty{Sam, u"sam"_s, false});
    b.run(DefineParty{Lee, u"lee"_s, false});
    b.create({Sam});
    QVERIFY(b.lines().contains("Incoming sam <- app-A"_L1));
    b.create({Lee});
    b.settle(1s);
    SAYS(b, u"B CallDisconnected 404/560404\nB CreateCallFailed 404/560404"_s);
    b.run(Dial{Sam, Lee, {}});
    QCOMPARE(b.error, u"400 8523"_s);
    b.run(DefineParty{Lee, u"lee"_s, true});
    b.create({Lee});
    SAYS(b, u"lee rings"_s);
}

void TestCalls::aGroupConnectsWithTheFirstAnswer()
{
    Switchboard b;
    b.create({Lee, Sam, Ana});
    b.run(PartyRejects{b.legOf(Ana), Refusal::Declined});
    b.run(PartyAnswers{b.legOf(Sam)});
    b.run(PartyAnswers{b.legOf(Lee)});
    SAYS(b, uR"(
lee rings
sam rings
ana rings
ana ended
Grid Started
Grid Added sam
A Roster 1 [app-A sam]
A CallConnected
sam connected
A Roster 2 [app-A sam lee]
lee connected)"_s);
}

void TestCalls::aGroupFailsOnlyWhenAllRefuse()
{
    Switchboard b;
    b.create({Lee, Sam});
    b.run(PartyRejects{b.legOf(Lee), Refusal::Declined});
    b.lines();
    b.run(PartyRejects{b.legOf(Sam), Refusal::Busy});
    SAYS(b, u"sam ended\nA CallDisconnected 486/0\nA CreateCallFailed 486/0"_s);
}

void TestCalls::aCallerIsAnnouncedAndAnswered()
{
    Switchboard b;
    CustomContext context;
    context.sipHeaders = {{u"User-To-User"_s, u"ticket"_s}};
    b.run(Dial{Lee, Hotline, context});
    const auto incoming = std::get<IncomingCall>(b.takeEvents().last());
    QCOMPARE(incoming.context.sipHeaders.value(u"userToUser"_s), u"ticket"_s);
    QCOMPARE(incoming.callerDisplayName, QString());
    const CallId a = b.answer(u"in"_s);
    QCOMPARE(findConnection(b.state, a)->answeredFor, Hotline);
    QCOMPARE(findConnection(b.state, a)->correlation, incoming.correlation);
    b.settle();
    SAYS(b, u"lee connected\nA Roster 1 [lee app-A]\nA CallConnected 'in'"_s);
    b.run(PartyHangsUp{b.legOf(Lee)});
    SAYS(b, u"A CallDisconnected 200/540000 'in'\nlee ended"_s);
}

void TestCalls::anIncomingCallRingsThirtySeconds()
{
    Switchboard b;
    b.run(Dial{Lee, Hotline, {}});
    b.pass(29'999ms);
    SAYS(b, u"lee dials\nIncoming hotline <- lee"_s);
    b.pass(1ms);
    SAYS(b, u"lee ended"_s);
    b.answer();
    QCOMPARE(b.error, u"400 8587"_s);
    b.pass(2min);
    b.answer();
    QCOMPARE(b.error, u"404 8522"_s);
    QVERIFY(b.state.offers.empty());
}

void TestCalls::aSecondAnswerIsAConflict()
{
    Switchboard b;
    b.run(Dial{Lee, Hotline, {}});
    b.answer();
    b.answer();
    QCOMPARE(b.error, u"409 8519"_s);
    b.run(RejectCall{b.incoming});
    QCOMPARE(b.error, u"409 8519"_s);
}

void TestCalls::aCallerWhoLeftMakesTheAnswerFail()
{
    Switchboard b;
    b.run(Dial{Lee, Hotline, {}});
    b.run(PartyHangsUp{b.legOf(Lee)});
    b.lines();
    b.answer(u"late"_s);
    QCOMPARE(b.error, QString());
    b.settle();
    SAYS(b, u"A AnswerFailed 404/8522 'late'"_s);
    b.run(Dial{Lee, Hotline, {}});
    b.answer(u"race"_s);
    b.run(PartyHangsUp{b.legOf(Lee)});
    b.lines();
    b.settle();
    SAYS(b, u"B AnswerFailed 404/8522 'race'"_s);
}

void TestCalls::aRejectedCallerHearsTheReason()
{
    Switchboard b;
    b.create({Desk}, u"c"_s);
    b.run(RejectCall{b.incoming, Refusal::Forbidden});
    SAYS(b, u"Incoming desk <- app-A\nA CallDisconnected 403/0 'c'\nA CreateCallFailed 403/0"_s);
    b.create({Hotline}, u"d"_s);
    b.run(RejectCall{b.incoming, Refusal::Busy});
    SAYS(b, u"Incoming hotline <- hotline\nB CallDisconnected 486/560486 'd'\nB CreateCallFailed 486/560486"_s);
    QVERIFY(b.state.calls.empty());
}

void TestCalls::aRedirectAnnouncesAgain()
{
    Switchboard b;
    b.run(Dial{Lee, Hotline, {}});
    const QString first = b.incoming;
    b.run(RedirectCall{b.incoming, Desk});
    QVERIFY(b.incoming != first);
    SAYS(b, u"lee dials\nIncoming hotline <- lee\nIncoming desk <- lee"_s);
    b.answer();
    b.settle();
    SAYS(b, u"lee connected\nA Roster 1 [lee desk]\nA CallConnected"_s);
    b.run(RejectCall{first});
    QCOMPARE(b.error, u"409 8519"_s);
}

void TestCalls::aVoipCallCantBeRedirectedToAPhone()
{
    Switchboard b;
    b.run(Dial{Sam, Desk, {}});
    b.run(RedirectCall{b.incoming, Lee});
    QCOMPARE(b.error, u"405 8520"_s);
    b.run(RedirectCall{b.incoming, Zoe});
    b.run(PartyAnswers{b.legOf(Zoe)});
    SAYS(b, uR"(
sam dials
Incoming desk <- sam
zoe rings
Grid Started
Grid Added sam
Grid Added zoe
sam connected
zoe connected)"_s);
}

void TestCalls::applicationsOfOneResourceCallEachOther()
{
    Switchboard b;
    const CallId a = b.create({Desk}, u"out"_s);
    const CallId answering = b.answer(u"in"_s);
    QCOMPARE(findConnection(b.state, a)->correlation, findConnection(b.state, answering)->correlation);
    b.settle();
    SAYS(b, uR"(
Incoming desk <- app-A
A Roster 1 [app-A desk]
B Roster 1 [app-A desk]
A CallConnected 'out'
B CallConnected 'in')"_s);
    b.run(HangUp{answering});
    b.settle(500ms);
    SAYS(b, u"B CallDisconnected 200/7000 'in'\nA CallDisconnected 200/5001 'out'"_s);
    QVERIFY(b.state.connections.empty());
}

void TestCalls::anOwnedNumberIsReachedThroughTheTelephoneNetwork()
{
    Switchboard b;
    const CallId a = b.create({Hotline}, u"out"_s);
    const CallId inner = b.answer(u"in"_s);
    QVERIFY(!(findConnection(b.state, a)->correlation == findConnection(b.state, inner)->correlation));
    b.settle();
    SAYS(b, uR"(
Incoming hotline <- hotline
B Roster 1 [hotline app-B]
B CallConnected 'in'
A Roster 1 [app-A hotline]
A CallConnected 'out')"_s);
    b.run(HangUp{inner});
    b.settle(500ms);
    SAYS(b, u"B CallDisconnected 200/7000 'in'\nhotline ended\nA CallDisconnected 200/560000 'out'\nhotline ended"_s);
    QVERIFY(b.state.calls.empty());
}

void TestCalls::hangingUpTheOuterHalfEndsTheInner()
{
    Switchboard b;
    const CallId a = b.create({Hotline}, u"out"_s);
    b.answer(u"in"_s);
    b.settle();
    b.lines();
    b.run(HangUp{a});
    SAYS(b, u"A CallDisconnected 200/7000 'out'\nhotline ended\nB CallDisconnected 200/540000 'in'\nhotline ended"_s);
    const CallId ringing = b.create({Hotline}, u"again"_s);
    b.run(HangUp{ringing});
    b.answer();
    b.lines();
    b.settle();
    SAYS(b, u"D AnswerFailed 404/8522"_s);
    QVERIFY(b.state.calls.empty());
}

void TestCalls::connectJoinsARunningCall()
{
    Switchboard b;
    const CallId a = b.create({Lee});
    b.run(PartyAnswers{b.legOf(Lee)});
    b.lines();
    const ServerCallId call = findConnection(b.state, a)->serverCall;
    const auto joined = b.run(ConnectCall{b.setup(u"join"_s), ConnectCall::Locator::ServerCall, call.text});
    QCOMPARE(joined.serverCall, call);
    b.settle();
    SAYS(b, u"A Roster 2 [app-A lee app-B]\nB Roster 2 [app-A lee app-B]\nB CallConnected 'join'"_s);
}

void TestCalls::connectMakesAGroupCall()
{
    Switchboard b;
    const QString group = u"29228d3e-040e-4656-a70e-890ab4e173e5"_s;
    b.run(ConnectCall{b.setup(u"one"_s), ConnectCall::Locator::GroupCall, group});
    b.settle(5s);
    b.run(ConnectCall{b.setup(u"two"_s), ConnectCall::Locator::GroupCall, group});
    b.settle(5s);
    b.run(ConnectCall{b.setup(u"room"_s), ConnectCall::Locator::Room, u"99401234567890123"_s});
    b.settle(5s);
    SAYS(b, uR"(
A Roster 1 [app-A]
A CallConnected 'one'
A Roster 2 [app-A app-B]
B Roster 2 [app-A app-B]
B CallConnected 'two'
C Roster 1 [app-C]
C CallConnected 'room')"_s);
}

void TestCalls::connectToNothingFails()
{
    Switchboard b;
    b.run(ConnectCall{b.setup(u"gone"_s), ConnectCall::Locator::ServerCall, u"bm90aGluZw=="_s});
    b.run(ConnectCall{b.setup(u"room"_s), ConnectCall::Locator::Room, u"unknown"_s});
    b.settle();
    SAYS(b, u"A ConnectFailed 404/8522 'gone'\nB ConnectFailed 404/8522 'room'"_s);
    QVERIFY(b.state.connections.empty());
}

QTEST_GUILESS_MAIN(TestCalls)
#include "tst_calls.moc"
