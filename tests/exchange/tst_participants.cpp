// Adding, removing, moving, transferring, mute, hold and leaving, as tables of events.
#include "core/literals.h"
#include "exchange/switchboard.h"
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;

#define SAYS(board, text) QCOMPARE((board).lines(), QString(text).trimmed())

namespace {
/// A call of the application with Lee, up and quiet.
CallId withLee(Switchboard &b)
{
    const CallId a = b.create({Lee}, u"ctx"_s);
    b.run(PartyAnswers{b.legOf(Lee)});
    b.lines();
    return a;
}

QString add(Switchboard &b, const CallId &call, const RawId &who, std::optional<int> seconds = {})
{
    return b.run(AddParticipant{b.on(call, u"add"_s), who, Hotline, {}, seconds, {}}).invitationId;
}

/// With Lee and Sam.
CallId withTwo(Switchboard &b)
{
    const CallId a = withLee(b);
    add(b, a, Sam);
    b.run(PartyAnswers{b.legOf(Sam)});
    b.lines();
    return a;
}
} // namespace

class TestParticipants : public QObject
{
    Q_OBJECT

private slots:
    void anInvitationRepeatsTheRosterAndThenGrowsIt();
    void anotherApplicationJoinsByInvitation();
    void anInvitationEndsByItsOwnLimit();
    void aCancelledInvitationIsConfirmedLater();
    void aCancellationComesTooLate();
    void theEndOfTheCallFinishesInvitations();
    void headersReachOnlyTheKindTheyAreFor();
    void aFullCallTakesNobody();
    void aRemovedPairEndsOnBothSides();
    void aRemovedMemberLeavesAGroup();
    void removingAStrangerFails();
    void aUserIsMutedAndAPhoneIsNot();
    void holdIsShownToEverybody();
    void aTransferHandsThePartyOver();
    void aRefusedTransferGoesOn();
    void aGroupTransferNeedsAName();
    void aGroupTransferKeepsTheApplication();
    void anOperationAddressTakesTheOutcome();
    void movingTakesMembersOver();
    void hangingUpInAGroupLeavesTheOthers();
    void theLastOneLeftIsToldSo();
    void terminateEndsTheCallForAll();
    void operationsNeedAnEstablishedCall();
    void usersRaiseCallEvents();
};

void TestParticipants::anInvitationRepeatsTheRosterAndThenGrowsIt()
{
    Switchboard b;
    const CallId a = withLee(b);
    QVERIFY(!add(b, a, Sam).isEmpty());
    b.run(PartyAnswers{b.legOf(Sam)});
    SAYS(b, uR"(
A Roster 3 [app-A lee]
sam rings
Grid Started
Grid Added sam
A Roster 4 [app-A lee sam]
A AddSucceeded sam 'add'
sam connected)"_s);
    add(b, a, Sam);
    QCOMPARE(b.error, u"409 8519"_s);
}

void TestParticipants::anotherApplicationJoinsByInvitation()
{
    Switchboard b;
    const CallId a = withLee(b);
    add(b, a, Desk);
    b.answer(u"in"_s);
    b.settle();
    SAYS(b, uR"(
A Roster 3 [app-A lee]
Incoming desk <- app-A
B CallConnected 'in'
A Roster 4 [app-A lee desk]
B Roster 4 [app-A lee desk]
A AddSucceeded desk 'add')"_s);
}

void TestParticipants::anInvitationEndsByItsOwnLimit()
{
    Switchboard b;
    const CallId a = withLee(b);
    add(b, a, Ana, 7);
    add(b, a, Sam, 40);
    add(b, a, Desk, 40);
    add(b, a, Zoe);
    b.lines();
    b.pass(7s);
    SAYS(b, u"ana ended\nA AddFailed ana 480/560480 'add'"_s);
    b.pass(23s);
    SAYS(b, u"A AddFailed desk 487/10004 'add'\nzoe ended\nA AddFailed zoe 487/10004 'add'"_s);
    b.pass(10s);
    SAYS(b, u"sam ended\nA AddFailed sam 487/10004 'add'"_s);
    add(b, a, Sam);
    b.takeEvents();
    b.run(PartyRejects{b.legOf(Sam), Refusal::Declined});
    QCOMPARE(
        std::get<Callback>(b.takeEvents().last()).result.message,
        u"addParticipants failed for participant %1. Underlying reason: Call ended successfully as it was declined from callee. DiagCode: 603#0.@"_s
            .arg(Sam.text));
}

void TestParticipants::aCancelledInvitationIsConfirmedLater()
{
    Switchboard b;
    const CallId a = withLee(b);
    const QString invitation = add(b, a, Sam);
    b.lines();
    b.run(CancelAdd{b.on(a, u"cancel"_s), invitation});
    SAYS(b, u"sam ended"_s);
    b.pass(1999ms);
    SAYS(b, QString());
    b.pass(501ms);
    const auto e = std::get<Callback>(b.takeEvents().first());
    QCOMPARE(e.kind, Callback::Kind::CancelAddParticipantSucceeded);
    QCOMPARE(e.invitationId, invitation);
    QCOMPARE(e.operationContext, u"cancel"_s);
    QCOMPARE(e.result.code, 487);
    QCOMPARE(e.result.subCode, 5234);
    b.pass(60s);
    SAYS(b, QString());
}

void TestParticipants::aCancellationComesTooLate()
{
    Switchboard b;
    const CallId a = withLee(b);
    const QString invitation = add(b, a, Sam);
    b.run(PartyAnswers{b.legOf(Sam)});
    b.lines();
    b.run(CancelAdd{b.on(a, u"cancel"_s), invitation});
    SAYS(b, u"A CancelFailed 409/8519 'cancel'"_s);
    const QString answering = add(b, a, Desk);
    b.answer();
    b.lines();
    b.run(CancelAdd{b.on(a, u"cancel"_s), answering});
    SAYS(b, u"A CancelFailed 409/8519 'cancel'"_s);
}

void TestParticipants::theEndOfTheCallFinishesInvitations()
{
    Switchboard b;
    const CallId a = withLee(b);
    const QString cancelled = add(b, a, Sam);
    b.run(CancelAdd{b.on(a, u"cancel"_s), cancelled});
    add(b, a, Ana);
    b.lines();
    b.run(Terminate{a});
    b.settle(5s);
    SAYS(b, uR"(
ana ended
A AddFailed ana 487/5234 'add'
A CancelSucceeded 200/5300 'cancel'
A CallDisconnected 200/7000 'ctx'
lee ended)"_s);
}

void TestParticipants::headersReachOnlyTheKindTheyAreFor()
{
    Switchboard b;
    const CallId a = withLee(b);
    CustomContext context;
    context.voipHeaders = {{u"customerId"_s, u"C-1001"_s}};
    context.sipHeaders = {{u"X-MS-Custom-ticket"_s, u"4711"_s}};
    b.run(AddParticipant{b.on(a), Desk, {}, {}, {}, context});
    auto incoming = std::get<IncomingCall>(b.takeEvents().last());
    QCOMPARE(incoming.context.voipHeaders, context.voipHeaders);
    QVERIFY(incoming.context.sipHeaders.isEmpty());
    b.run(AddParticipant{b.on(a), Hotline, Hotline, {}, {}, context});
    incoming = std::get<IncomingCall>(b.takeEvents().last());
    QCOMPARE(incoming.context.sipHeaders, context.sipHeaders);
    QVERIFY(incoming.context.voipHeaders.isEmpty());
}

void TestParticipants::aFullCallTakesNobody()
{
    Switchboard b;
    b.state.config.mostParticipants = 3;
    const CallId a = withLee(b);
    add(b, a, Sam);
    QCOMPARE(b.error, QString());
    add(b, a, Zoe);
    QCOMPARE(b.error, u"400 8530"_s);
}

void TestParticipants::aRemovedPairEndsOnBothSides()
{
    Switchboard b;
    const CallId a = b.create({Desk}, u"out"_s);
    b.answer(u"in"_s);
    b.settle();
    b.lines();
    b.run(RemoveParticipant{b.on(a, u"rem"_s), Desk});
    b.settle(5s);
    SAYS(b, u"A RemoveSucceeded desk 'rem'\nA CallDisconnected 200/5300 'out'\nB CallDisconnected 200/5300 'in'"_s);
    QVERIFY(b.state.connections.empty() && b.state.calls.empty());
}

void TestParticipants::aRemovedMemberLeavesAGroup()
{
    Switchboard b;
    const CallId a = withTwo(b);
    b.run(RemoveParticipant{b.on(a, u"rem"_s), Sam});
    SAYS(b, u"A RemoveSucceeded sam 'rem'\nGrid Removed sam\nsam ended\nA Roster 5 [app-A lee]"_s);
}

void TestParticipants::removingAStrangerFails()
{
    Switchboard b;
    const CallId a = withLee(b);
    b.run(RemoveParticipant{b.on(a, u"rem"_s), Zoe});
    SAYS(b, u"A RemoveFailed zoe 404/8558 'rem'"_s);
    QCOMPARE(b.error, QString());
}

void TestParticipants::aUserIsMutedAndAPhoneIsNot()
{
    Switchboard b;
    const CallId a = withTwo(b);
    b.run(MuteParticipant{a, Sam});
    b.run(MuteParticipant{a, Sam});
    SAYS(b, u"A Roster 5 [app-A lee sam(muted)]"_s);
    b.run(MuteParticipant{a, Lee});
    QCOMPARE(b.error, u"400 8523"_s);
    b.run(MuteParticipant{a, Zoe});
    QCOMPARE(b.error, u"404 8522"_s);
    b.run(PartyMutes{b.legOf(Sam), false});
    SAYS(b, u"A Roster 6 [app-A lee sam]"_s);
}

void TestParticipants::holdIsShownToEverybody()
{
    Switchboard b;
    const CallId a = b.create({Desk});
    b.answer();
    b.settle();
    b.lines();
    b.run(SetHold{a, Desk, true});
    SAYS(b, u"A Roster 2 [app-A desk(held)]\nB Roster 2 [app-A desk(held)]"_s);
    b.run(SetHold{a, Desk, false});
    SAYS(b, u"A Roster 3 [app-A desk]\nB Roster 3 [app-A desk]"_s);
}

void TestParticipants::aTransferHandsThePartyOver()
{
    Switchboard b;
    const CallId a = withLee(b);
    b.run(Transfer{b.on(a, u"xfer"_s), Desk, {}, {}, {}});
    QCOMPARE(findConnection(b.state, a)->state, Connection::State::Transferring);
    b.run(Transfer{b.on(a), Zoe, {}, {}, {}});
    QCOMPARE(b.error, u"409 8607"_s);
    b.answer(u"in"_s);
    b.pass(25ms);
    QCOMPARE(findConnection(b.state, a)->state, Connection::State::TransferAccepted);
    b.settle();
    SAYS(b, uR"(
Incoming desk <- lee
A TransferAccepted lee -> desk 'xfer'
B CallConnected 'in'
B Roster 2 [lee desk]
A CallDisconnected 200/7000 'ctx')"_s);
    b.run(PartyHangsUp{b.legOf(Lee)});
    SAYS(b, u"B CallDisconnected 200/560000 'in'\nlee ended"_s);
}

void TestParticipants::aRefusedTransferGoesOn()
{
    Switchboard b;
    const CallId a = withLee(b);
    b.run(Transfer{b.on(a, u"xfer"_s), Ana, {}, Hotline, {}});
    b.run(PartyRejects{b.legOf(Ana), Refusal::Declined});
    SAYS(b, u"ana rings\nana ended\nA TransferFailed 603/560603 'xfer'"_s);
    QCOMPARE(findConnection(b.state, a)->state, Connection::State::Connected);
    b.run(Transfer{b.on(a, u"slow"_s), Ana, {}, Hotline, {}});
    b.pass(60s);
    SAYS(b, u"ana rings\nana ended\nA TransferFailed 480/560480 'slow'"_s);
}

void TestParticipants::aGroupTransferNeedsAName()
{
    Switchboard b;
    const CallId a = withTwo(b);
    b.run(Transfer{b.on(a), Zoe, {}, {}, {}});
    QCOMPARE(b.error, u"400 8523"_s);
    b.run(Transfer{b.on(a), Zoe, Ana, {}, {}});
    QCOMPARE(b.error, u"404 8522"_s);
    b.run(Transfer{b.on(a), Sam, Lee, {}, {}});
    QCOMPARE(b.error, u"409 8607"_s);
    b.run(Transfer{b.on(a, u"x"_s), Zoe, Sam, {}, {}});
    b.run(PartyHangsUp{b.legOf(Sam)});
    SAYS(b, uR"(
zoe rings
zoe ended
A TransferFailed 487/5234 'x'
Grid Removed sam
sam ended
A Roster 5 [app-A lee])"_s);
}

void TestParticipants::aGroupTransferKeepsTheApplication()
{
    Switchboard b;
    const CallId a = withTwo(b);
    b.run(Transfer{b.on(a, u"xfer"_s), Zoe, Sam, {}, {}});
    b.run(PartyAnswers{b.legOf(Zoe)});
    b.settle(5s);
    SAYS(b, uR"(
zoe rings
A TransferAccepted sam -> zoe 'xfer'
Grid Removed sam
Grid Started
Grid Added sam
Grid Added zoe
A Roster 5 [app-A lee]
zoe connected)"_s);
    QCOMPARE(b.state.calls.size(), size_t(2));
    b.run(PartyHangsUp{b.legOf(Zoe)});
    b.settle();
    SAYS(b, u"sam ended\nzoe ended\nGrid Ended"_s);
}

void TestParticipants::anOperationAddressTakesTheOutcome()
{
    Switchboard b;
    const CallId a = withLee(b);
    const Operation elsewhere{a, u"x"_s, u"http://127.0.0.1/other"_s};
    b.run(AddParticipant{elsewhere, Sam, {}, {}, {}, {}});
    b.run(PartyAnswers{b.legOf(Sam)});
    b.run(RemoveParticipant{elsewhere, Sam});
    SAYS(b, uR"(
A Roster 3 [app-A lee]
sam rings
Grid Started
Grid Added sam
A Roster 4 [app-A lee sam]
A AddSucceeded sam 'x' to http://127.0.0.1/other
sam connected
A RemoveSucceeded sam 'x' to http://127.0.0.1/other
Grid Removed sam
sam ended
A Roster 5 [app-A lee])"_s);
}

void TestParticipants::movingTakesMembersOver()
{
    Switchboard b;
    const CallId a = withTwo(b);
    const CallId other = b.create({Zoe}, u"ctx2"_s);
    b.run(PartyAnswers{b.legOf(Zoe)});
    b.lines();
    b.run(MoveParticipants{b.on(other, u"mv"_s), {Sam, Ana, findConnection(b.state, a)->self}, a});
    b.settle(5s);
    SAYS(b, uR"(
Grid Removed sam
Grid Added sam
B MoveSucceeded sam 'mv'
B Roster 2 [app-B zoe sam]
A Roster 5 [app-A lee]
B MoveFailed ana 404/8558 'mv'
B MoveFailed app-A 405/8520 'mv')"_s);
    b.run(MoveParticipants{b.on(other, u"mv"_s), {Lee}, a});
    b.settle(5s);
    SAYS(b, uR"(
B MoveSucceeded lee 'mv'
B Roster 3 [app-B zoe sam lee]
A Roster 6 [app-A]
A CallDisconnected 200/5010 'ctx'
Grid Ended)"_s);
    b.run(MoveParticipants{b.on(other), {Lee}, CallId(u"nothing"_s)});
    QCOMPARE(b.error, u"404 8522"_s);
}

void TestParticipants::hangingUpInAGroupLeavesTheOthers()
{
    Switchboard b;
    const CallId a = withLee(b);
    add(b, a, Desk);
    const CallId desk = b.answer(u"in"_s);
    b.settle();
    b.lines();
    b.run(HangUp{a});
    b.settle(5s);
    SAYS(b, u"A CallDisconnected 200/7000 'ctx'\nB Roster 5 [lee desk]"_s);
    QVERIFY(findConnection(b.state, desk));
}

void TestParticipants::theLastOneLeftIsToldSo()
{
    Switchboard b;
    withTwo(b);
    b.run(PartyHangsUp{b.legOf(Sam)});
    b.run(PartyHangsUp{b.legOf(Lee)});
    b.lines();
    b.pass(1099ms);
    SAYS(b, QString());
    b.pass(1ms);
    SAYS(b, u"A CallDisconnected 200/5010 'ctx'\nGrid Ended"_s);
}

void TestParticipants::terminateEndsTheCallForAll()
{
    Switchboard b;
    const CallId a = withTwo(b);
    add(b, a, Desk);
    const CallId desk = b.answer(u"in"_s);
    b.settle();
    b.lines();
    b.run(Terminate{desk});
    b.settle(500ms);
    SAYS(b, uR"(
B CallDisconnected 200/7000 'in'
lee ended
sam ended
Grid Ended
A CallDisconnected 200/5001 'ctx')"_s);
    b.run(HangUp{a});
    QCOMPARE(b.error, u"404 8522"_s);
}

void TestParticipants::operationsNeedAnEstablishedCall()
{
    Switchboard b;
    const CallId a = b.create({Lee});
    add(b, a, Sam);
    QCOMPARE(b.error, u"400 8501"_s);
    b.run(SetHold{a, Lee, true});
    QCOMPARE(b.error, u"400 8501"_s);
    b.run(HangUp{a});
    b.settle();
    SAYS(b, u"lee rings\nlee ended\nA CallDisconnected 200/7000"_s);
    b.run(Transfer{b.on(a), Sam, {}, {}, {}});
    QCOMPARE(b.error, u"404 8522"_s);
}

void TestParticipants::usersRaiseCallEvents()
{
    Switchboard b;
    b.run(Dial{Sam, Desk, {}});
    b.answer();
    b.settle();
    b.takeEvents();
    b.pass(133s);
    b.run(PartyHangsUp{b.legOf(Sam)});
    const auto ended = std::get<CallNotice>(b.takeEvents().last());
    QCOMPARE(ended.kind, CallNotice::Kind::Ended);
    QCOMPARE(ended.endedBy, Sam);
    QCOMPARE(ended.endedByName, u"sam"_s);
    QVERIFY(ended.seconds >= 133 && ended.seconds < 134);
}

QTEST_GUILESS_MAIN(TestParticipants)
#include "tst_participants.moc"
